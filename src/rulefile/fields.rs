//! TOML with places: every key and value knows where it stands, so that whatever is wrong with it can be shown there.

use std::ops;

use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::de::{DeTable, DeValue, ValueDeserializer};

use crate::finding::{Finding, Severity};
use crate::text::Span;

/// Something wrong in a TOML file: where, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Broken {
    /// The words of the file that are wrong.
    pub at: Span,
    /// What is wrong and what to do, in a sentence or two.
    pub message: String,
}

impl Broken {
    /// What is wrong at a place.
    #[must_use]
    pub fn new(at: Span, message: impl Into<String>) -> Self {
        Self { at, message: message.into() }
    }

    /// The finding that says so, signed with the name and code of what kind of file it is.
    #[must_use]
    pub fn finding(self, (rule, code): (&str, &str)) -> Finding {
        Finding { rule: rule.into(), code: code.into(), ..Finding::new(Severity::Error, self.at, self.message) }
    }
}

/// A table of a TOML file.
#[derive(Clone, Copy)]
pub struct Fields<'a> {
    /// Where it stands: its header or its braces.
    pub at: Span,
    table: &'a DeTable<'a>,
    /// The whole file.
    file: &'a str,
    /// Whether it ships with the program.
    built_in: bool,
}

/// A key and its value.
#[derive(Clone, Copy)]
pub struct Field<'a> {
    /// The key.
    pub key: &'a str,
    /// Where the key stands.
    pub key_at: Span,
    /// Where the value stands.
    pub at: Span,
    value: &'a Spanned<DeValue<'a>>,
    file: &'a str,
    built_in: bool,
}

/// A text in a TOML file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Words<'a> {
    /// What it says.
    pub text: &'a str,
    /// Where it stands, quotation marks included.
    pub at: Span,
    /// How it is written there, quotation marks included.
    pub written: &'a str,
}

/// Reads a file: its table, and the first thing that is no TOML. What could be read beside it is in the table.
pub fn with_table<T>(text: &str, read: impl FnOnce(Fields<'_>) -> T) -> (T, Option<Broken>) {
    // A byte-order mark is no TOML; blanks of its length keep every place where it is.
    let unmarked = text.strip_prefix('\u{FEFF}').map(|rest| format!("   {rest}"));
    let file = unmarked.as_deref().unwrap_or(text);
    let (table, errors) = DeTable::parse_recoverable(file);
    let broken = errors.first().map(|error| {
        let at = error.span().map_or(Span::default(), span);
        Broken::new(at, format!("This cannot be read as TOML: {}.", error.message().trim_end_matches('.')))
    });
    (read(Fields { at: span(table.span()), table: table.get_ref(), file, built_in: false }), broken)
}

impl<'a> Fields<'a> {
    /// The same of a file that ships with the program: the tests hold that it is sound, and no start pays for that.
    #[must_use]
    pub fn shipped(self) -> Self {
        Self { built_in: true, ..self }
    }

    /// Whether the file ships with the program.
    #[must_use]
    pub fn is_built_in(&self) -> bool {
        self.built_in
    }

    /// The field of a key.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<Field<'a>> {
        self.table.iter().find(|(known, _)| known.get_ref() == key).map(|(key, value)| self.field(key, value))
    }

    /// All fields in the order of the file.
    #[must_use]
    pub fn all(&self) -> Vec<Field<'a>> {
        let mut all: Vec<_> = self.table.iter().map(|(key, value)| self.field(key, value)).collect();
        all.sort_by_key(|field| field.key_at);
        all
    }

    fn field(&self, key: &'a Spanned<toml::de::DeString<'a>>, value: &'a Spanned<DeValue<'a>>) -> Field<'a> {
        Field {
            key: key.get_ref(),
            key_at: span(key.span()),
            at: span(value.span()),
            value,
            file: self.file,
            built_in: self.built_in,
        }
    }

    /// The field of a key that must be there.
    ///
    /// # Errors
    /// When it is not.
    pub fn need(&self, key: &str, why: &str) -> Result<Field<'a>, Broken> {
        self.get(key).ok_or_else(|| Broken::new(self.at, format!("`{key}` is missing: {why}.")))
    }

    /// What is wrong with the keys that are not among `known`: each is named with the nearest right one.
    #[must_use]
    pub fn unknown(&self, known: &[&str]) -> Vec<Broken> {
        let stray = self.all().into_iter().filter(|field| !known.contains(&field.key));
        stray.map(|field| Broken::new(field.key_at, no_such("key", field.key, known.iter().copied()))).collect()
    }
}

impl<'a> Field<'a> {
    /// Its text.
    ///
    /// # Errors
    /// When it is none.
    pub fn text(&self) -> Result<Words<'a>, Broken> {
        let text = self.value.get_ref().as_str().ok_or_else(|| self.wrong("a text in quotation marks"))?;
        Ok(Words { text, at: self.at, written: self.at.of(self.file) })
    }

    /// Its texts: a list of them, or a single one.
    ///
    /// # Errors
    /// When it is neither.
    pub fn texts(&self) -> Result<Vec<Words<'a>>, Broken> {
        let Some(list) = self.value.get_ref().as_array() else {
            return self.text().map(|text| vec![text]).map_err(|_| self.wrong("a text or a list of texts"));
        };
        let each = |item: &'a Spanned<DeValue<'a>>| {
            let at = span(item.span());
            let text = item.get_ref().as_str().ok_or_else(|| Broken::new(at, wrong(self.key, "a list of texts")))?;
            Ok(Words { text, at, written: at.of(self.file) })
        };
        list.iter().map(each).collect()
    }

    /// Whether it is true.
    ///
    /// # Errors
    /// When it is neither `true` nor `false`.
    pub fn truth(&self) -> Result<bool, Broken> {
        self.value.get_ref().as_bool().ok_or_else(|| self.wrong("`true` or `false`"))
    }

    /// Its number.
    ///
    /// # Errors
    /// When it is no whole number from 0.
    pub fn number(&self) -> Result<u64, Broken> {
        let number = self.value.get_ref().as_integer();
        let number = number.and_then(|number| u64::from_str_radix(number.as_str(), number.radix()).ok());
        number.ok_or_else(|| self.wrong("a whole number"))
    }

    /// Its table.
    ///
    /// # Errors
    /// When it is none.
    pub fn fields(&self) -> Result<Fields<'a>, Broken> {
        let table = self.value.get_ref().as_table().ok_or_else(|| self.wrong("a table"))?;
        Ok(Fields { at: self.at, table, file: self.file, built_in: self.built_in })
    }

    /// The fields of its table in the order of the file; none where it is no table.
    #[must_use]
    pub fn entries(&self) -> Vec<Field<'a>> {
        self.fields().map(|table| table.all()).unwrap_or_default()
    }

    /// Its tables, one for each `[[key]]`.
    ///
    /// # Errors
    /// When it is no list of tables.
    pub fn tables(&self) -> Result<Vec<Fields<'a>>, Broken> {
        let expected = format!("a table: begin it with `[[{}]]`", self.key);
        let list = self.value.get_ref().as_array().ok_or_else(|| self.wrong(&expected))?;
        let each = |item: &'a Spanned<DeValue<'a>>| {
            let at = span(item.span());
            let table = item.get_ref().as_table().ok_or_else(|| Broken::new(at, wrong(self.key, &expected)))?;
            Ok(Fields { at, table, file: self.file, built_in: self.built_in })
        };
        list.iter().map(each).collect()
    }

    /// The values of a list, each with what is wrong with it; a single value is a list of one.
    #[must_use]
    pub fn each<T: DeserializeOwned>(&self) -> Vec<Result<T, Broken>> {
        match self.value.get_ref().as_array() {
            Some(list) => list.iter().map(read_as).collect(),
            None => vec![read_as(self.value)],
        }
    }

    /// Its value as a type that `serde` reads.
    ///
    /// # Errors
    /// When the value does not fit; the place is as near as it can be had.
    pub fn read<T: DeserializeOwned>(&self) -> Result<T, Broken> {
        read_as(self.value)
    }

    /// The one of `known` that its text names.
    ///
    /// # Errors
    /// When it names none of them.
    pub fn one_of<T: Copy>(&self, what: &str, known: &[(&str, T)]) -> Result<T, Broken> {
        self.text()?.one_of(what, known)
    }

    /// Those of `known` that its text or its list of texts names.
    ///
    /// # Errors
    /// When one of them is not known.
    pub fn some_of<T: Copy>(&self, what: &str, known: &[(&str, T)]) -> Result<Vec<T>, Broken> {
        self.texts()?.iter().map(|words| words.one_of(what, known)).collect()
    }

    /// Its value as one would write it in a line.
    #[must_use]
    pub fn shown(&self) -> String {
        shown(self.value.get_ref())
    }

    fn wrong(&self, expected: &str) -> Broken {
        Broken::new(self.at, wrong(self.key, expected))
    }
}

impl Words<'_> {
    /// Where a stretch of its text, in bytes, is written in the file; the whole text where that cannot be told.
    #[must_use]
    pub fn part(&self, stretch: ops::Range<usize>) -> Span {
        let long = ["\"\"\"", "'''"].iter().any(|fence| self.written.starts_with(fence));
        let fence = if long { 3 } else { 1 };
        let inner = self.written.get(fence..self.written.len().saturating_sub(fence)).unwrap_or("");
        let inside = written(inner, self.text, &stretch).filter(|inside| !inside.is_empty());
        let start = self.at.start + fence;
        inside.map_or(self.at, |inside| Span::new(start + inside.start, start + inside.end))
    }

    /// The one of `known` that it names.
    ///
    /// # Errors
    /// When it names none of them.
    pub fn one_of<T: Copy>(&self, what: &str, known: &[(&str, T)]) -> Result<T, Broken> {
        let found = known.iter().find(|(name, _)| *name == self.text).map(|&(_, value)| value);
        found.ok_or_else(|| Broken::new(self.at, no_such(what, self.text, known.iter().map(|&(name, _)| name))))
    }
}

/// Where a stretch of a text stands in what was written for it, escapes and all; `None` where that cannot be told.
fn written(inner: &str, text: &str, stretch: &ops::Range<usize>) -> Option<ops::Range<usize>> {
    // A line break right after the opening marks is no part of the text.
    let skipped = inner.strip_suffix(text).filter(|rest| rest.trim().is_empty()).map(str::len);
    if let Some(skipped) = skipped {
        return Some(skipped + stretch.start..skipped + stretch.end);
    }
    let mut places = Vec::with_capacity(text.len() + 1);
    let mut rest = inner.char_indices();
    while places.len() < text.len() {
        let (at, char) = rest.next()?;
        let meant = text[places.len()..].chars().next()?;
        if char == '\\' {
            let digits = match rest.next()?.1 {
                'u' => 4,
                'U' => 8,
                'x' => 2,
                _ => 0,
            };
            (0..digits).try_for_each(|_| rest.next().map(drop))?;
        } else if char != meant {
            return None;
        }
        places.extend(std::iter::repeat_n(at, meant.len_utf8()));
    }
    places.push(rest.next().map_or(inner.len(), |(at, _)| at));
    Some(*places.get(stretch.start)?..*places.get(stretch.end)?)
}

/// That there is no `what` of this name, and which name is meant, as far as one can tell.
pub fn no_such<'n>(what: &str, name: &str, known: impl Iterator<Item = &'n str>) -> String {
    let known: Vec<&str> = known.collect();
    let near = nearest(name, known.iter().copied());
    match near {
        Some(near) => format!("There is no {what} `{name}`. Did you mean `{near}`?"),
        None if known.len() <= 16 => format!("There is no {what} `{name}`. Known: {}.", known.join(", ")),
        None => format!("There is no {what} `{name}`."),
    }
}

/// The name that is spelled most like `name`; none where nothing is near.
pub fn nearest<'n>(name: &str, known: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    let likeness = |known: &str| strsim::jaro_winkler(&name.to_lowercase(), &known.to_lowercase());
    // 0.8 is the likeness at which a slip of the hand still reads as the same word.
    let near = known.map(|known| (likeness(known), known)).filter(|&(likeness, _)| likeness >= 0.8);
    near.max_by(|(a, _), (b, _)| a.total_cmp(b)).map(|(_, known)| known)
}

fn read_as<T: DeserializeOwned>(value: &Spanned<DeValue<'_>>) -> Result<T, Broken> {
    let at = span(value.span());
    T::deserialize(ValueDeserializer::from(value.clone())).map_err(|error| {
        let message = error.message().trim_end_matches('.');
        Broken::new(error.span().map_or(at, span), format!("{message}."))
    })
}

fn shown(value: &DeValue<'_>) -> String {
    match value {
        DeValue::String(text) => text.to_string(),
        DeValue::Integer(number) => number.as_str().to_owned(),
        DeValue::Float(number) => number.as_str().to_owned(),
        DeValue::Boolean(truth) => truth.to_string(),
        DeValue::Datetime(date) => date.to_string(),
        DeValue::Array(list) => list.iter().map(|item| shown(item.get_ref())).collect::<Vec<_>>().join(", "),
        DeValue::Table(table) => format!("{} entries", table.len()),
    }
}

fn wrong(key: &str, expected: &str) -> String {
    format!("`{key}` must be {expected}.")
}

fn span(range: ops::Range<usize>) -> Span {
    Span::new(range.start, range.end)
}
