//! The elements of HTML, as far as they tell where a block of prose begins and ends, or what is no prose.

/// An element by its name. Those that make no difference to prose share [`Tag::Other`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Tag {
    Other,
    // Blocks.
    Address,
    Article,
    Aside,
    Blockquote,
    Body,
    Caption,
    Center,
    Dd,
    Details,
    Dir,
    Div,
    Dl,
    Dt,
    Fieldset,
    Figcaption,
    Figure,
    Footer,
    Form,
    H1,
    H2,
    H3,
    H4,
    H5,
    H6,
    Head,
    Header,
    Hgroup,
    Html,
    Legend,
    Li,
    Main,
    Menu,
    Nav,
    Ol,
    P,
    Pre,
    Search,
    Section,
    Summary,
    Table,
    Tbody,
    Td,
    Tfoot,
    Th,
    Thead,
    Title,
    Tr,
    Ul,
    // Within a line.
    A,
    B,
    Code,
    Del,
    Em,
    I,
    Kbd,
    Q,
    S,
    Samp,
    Span,
    Strike,
    Strong,
    Sup,
    Time,
    Tt,
    // Never read.
    Audio,
    Button,
    Canvas,
    Datalist,
    Iframe,
    Math,
    Noembed,
    Noscript,
    Object,
    Script,
    Select,
    Style,
    Svg,
    Template,
    Textarea,
    Video,
    // Without an end.
    Br,
    Hr,
    Img,
    Meta,
    Void,
}

/// How many tags there are.
pub(super) const TAGS: usize = Tag::Void as usize + 1;

const NAMES: &[(&[u8], Tag)] = &[
    (b"address", Tag::Address),
    (b"article", Tag::Article),
    (b"aside", Tag::Aside),
    (b"blockquote", Tag::Blockquote),
    (b"body", Tag::Body),
    (b"caption", Tag::Caption),
    (b"center", Tag::Center),
    (b"dd", Tag::Dd),
    (b"details", Tag::Details),
    (b"dir", Tag::Dir),
    (b"div", Tag::Div),
    (b"dl", Tag::Dl),
    (b"dt", Tag::Dt),
    (b"fieldset", Tag::Fieldset),
    (b"figcaption", Tag::Figcaption),
    (b"figure", Tag::Figure),
    (b"footer", Tag::Footer),
    (b"form", Tag::Form),
    (b"h1", Tag::H1),
    (b"h2", Tag::H2),
    (b"h3", Tag::H3),
    (b"h4", Tag::H4),
    (b"h5", Tag::H5),
    (b"h6", Tag::H6),
    (b"head", Tag::Head),
    (b"header", Tag::Header),
    (b"hgroup", Tag::Hgroup),
    (b"html", Tag::Html),
    (b"legend", Tag::Legend),
    (b"li", Tag::Li),
    (b"main", Tag::Main),
    (b"menu", Tag::Menu),
    (b"nav", Tag::Nav),
    (b"ol", Tag::Ol),
    (b"p", Tag::P),
    (b"pre", Tag::Pre),
    (b"search", Tag::Search),
    (b"section", Tag::Section),
    (b"summary", Tag::Summary),
    (b"table", Tag::Table),
    (b"tbody", Tag::Tbody),
    (b"td", Tag::Td),
    (b"tfoot", Tag::Tfoot),
    (b"th", Tag::Th),
    (b"thead", Tag::Thead),
    (b"title", Tag::Title),
    (b"tr", Tag::Tr),
    (b"ul", Tag::Ul),
    (b"a", Tag::A),
    (b"b", Tag::B),
    (b"code", Tag::Code),
    (b"del", Tag::Del),
    (b"em", Tag::Em),
    (b"i", Tag::I),
    (b"kbd", Tag::Kbd),
    (b"q", Tag::Q),
    (b"s", Tag::S),
    (b"samp", Tag::Samp),
    (b"span", Tag::Span),
    (b"strike", Tag::Strike),
    (b"strong", Tag::Strong),
    (b"sup", Tag::Sup),
    (b"time", Tag::Time),
    (b"tt", Tag::Tt),
    (b"audio", Tag::Audio),
    (b"button", Tag::Button),
    (b"canvas", Tag::Canvas),
    (b"datalist", Tag::Datalist),
    (b"iframe", Tag::Iframe),
    (b"math", Tag::Math),
    (b"noembed", Tag::Noembed),
    (b"noscript", Tag::Noscript),
    (b"object", Tag::Object),
    (b"script", Tag::Script),
    (b"select", Tag::Select),
    (b"style", Tag::Style),
    (b"svg", Tag::Svg),
    (b"template", Tag::Template),
    (b"textarea", Tag::Textarea),
    (b"video", Tag::Video),
    (b"br", Tag::Br),
    (b"hr", Tag::Hr),
    (b"img", Tag::Img),
    (b"meta", Tag::Meta),
    (b"area", Tag::Void),
    (b"base", Tag::Void),
    (b"col", Tag::Void),
    (b"embed", Tag::Void),
    (b"input", Tag::Void),
    (b"link", Tag::Void),
    (b"param", Tag::Void),
    (b"source", Tag::Void),
    (b"track", Tag::Void),
    (b"wbr", Tag::Void),
];

impl Tag {
    /// The tag of a name in lower case.
    pub(super) fn of(name: &[u8]) -> Self {
        NAMES.iter().find(|(known, _)| *known == name).map_or(Self::Other, |&(_, tag)| tag)
    }

    /// Whether the prose before it and the prose in it are two blocks.
    pub(super) fn is_block(self) -> bool {
        (Self::Address as u8..=Self::Ul as u8).contains(&(self as u8)) || self == Self::Hr
    }

    /// Whether it never has content.
    pub(super) fn is_void(self) -> bool {
        self as u8 >= Self::Br as u8
    }

    /// Whether what stands in it is no prose that a reader sees, or prose that was struck out.
    pub(super) fn is_mute(self) -> bool {
        (Self::Audio as u8..=Self::Video as u8).contains(&(self as u8))
            || matches!(self, Self::Del | Self::S | Self::Strike | Self::Nav | Self::Search)
    }

    /// Whether it is a table, or one of the parts that only a table ends.
    pub(super) fn is_of_table(self) -> bool {
        matches!(
            self,
            Self::Table | Self::Caption | Self::Thead | Self::Tbody | Self::Tfoot | Self::Tr | Self::Td | Self::Th
        )
    }

    /// The level of a heading.
    pub(super) fn level(self) -> Option<u8> {
        (Self::H1 as u8..=Self::H6 as u8).contains(&(self as u8)).then(|| self as u8 - Self::H1 as u8 + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_name_has_its_tag() {
        for &(name, tag) in NAMES {
            assert_eq!(Tag::of(name), tag);
        }
        assert_eq!((Tag::of(b"blink"), Tag::of(b"")), (Tag::Other, Tag::Other));
        assert_eq!((Tag::H1.level(), Tag::H6.level(), Tag::P.level()), (Some(1), Some(6), None));
        assert!(Tag::Hr.is_void() && Tag::Hr.is_block() && !Tag::Video.is_void() && !Tag::A.is_block());
    }
}
