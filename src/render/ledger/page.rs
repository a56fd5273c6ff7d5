//! The ledger as one page that stands alone: to read, sort, search and print, without a network.

use std::fmt::Write;

use crate::explain::claim::one_line;
use crate::facts::Grade;
use crate::prose::Harm;
use crate::render::clean::clean;
use crate::render::ledger::pick::Order;
use crate::render::ledger::record::ClaimRecord;
use crate::render::place;

const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");

/// What a browser may run and show: this style and this script, by their SHA-256, and nothing from anywhere.
const POLICY: &str = "default-src 'none'; base-uri 'none'; form-action 'none'; \
    style-src 'sha256-UJ6oU78cjh0Sd1kYRctQQU/JLHmKDsTR3A/KzqScz7c='; \
    script-src 'sha256-s9dtSG+OND+MCU1R1dSONrgIYSGlmqfwghi/J1YOq+4='";

/// The columns: what they are called, and by what they sort.
const COLUMNS: [&str; 6] = ["place", "figure", "harm", "count", "source", "time"];

/// The page as far as the first row.
pub(super) fn head(order: Order) -> String {
    let mut page = format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>Ledger of figures of harm</title>\n<style>{STYLE}</style>\n</head>\n<body>\n\
         <h1>Ledger of figures of harm</h1>\n\
         <p>How many people, what harm, according to whom, when. sitlint reads wording, not truth: nothing was \
         verified.\nNumbers of different sources do not add up, and parts stand beside their totals: no sum is given.</p>\n\
         <form role=\"search\" hidden>\n<label>Find <input name=\"find\" type=\"search\" autocomplete=\"off\"></label>\n"
    );
    page.push_str(&choice("harm", "Harm", Harm::ALL.iter().map(|(name, _)| *name)));
    page.push_str(&choice("grade", "Source", Grade::ALL.iter().map(|(name, _)| *name)));
    page.push_str("</form>\n<p id=\"count\" role=\"status\"></p>\n<table>\n<thead>\n<tr>");
    for column in COLUMNS {
        let sorted = match (order, column) {
            (Order::Count, "count") => "descending",
            (Order::Place, "place") | (Order::Harm, "harm") | (Order::Source, "source") | (Order::Time, "time") => {
                "ascending"
            }
            _ => "none",
        };
        let _ = write!(page, "<th scope=\"col\" data-key=\"{column}\" aria-sort=\"{sorted}\">{column}</th>");
    }
    page.push_str("</tr>\n</thead>\n<tbody>\n");
    page
}

/// A claim as a row of the page.
pub(super) fn row(record: &ClaimRecord) -> String {
    let place = shown(&place::row(&record.file, record.start.line));
    let place = match &record.link {
        Some(link) => format!("<a href=\"{}\">{place}</a>", escaped(link)),
        None => place,
    };
    let count = record.min.or(record.max).map(|count| count.to_string()).unwrap_or_default();
    let day = record.time.from.as_deref().or(record.time.to.as_deref()).unwrap_or("");
    let basis = record.basis.map(|basis| format!("<span class=\"soft\">{basis}</span>")).unwrap_or_default();
    let grade = record.source.grade;
    format!(
        "<tr data-place=\"{}\" data-harm=\"{}\" data-count=\"{count}\" data-grade=\"{grade}\" data-day=\"{day}\"><td>{place}</td>\
         <td>{}</td><td>{}</td><td>{}{basis}</td><td>{} {}<span class=\"soft\">{}</span></td>\
         <td>{}<span class=\"soft\">{}</span></td></tr>\n",
        record.number,
        record.harm,
        shown(&record.text),
        record.harm(),
        record.count(),
        badge(grade),
        shown(record.source.text.as_deref().filter(|_| grade != "none").unwrap_or("")),
        shown(&record.source.why),
        time(record),
        shown(&record.time.why),
    )
}

/// The page after the last row, with what was read.
pub(super) fn tail(summary: &str) -> String {
    format!("</tbody>\n</table>\n<p>{}</p>\n<script>{SCRIPT}</script>\n</body>\n</html>\n", escaped(summary))
}

fn choice<'a>(name: &str, label: &str, values: impl Iterator<Item = &'a str>) -> String {
    let values: Vec<_> = values.collect();
    let options = values.join("</option><option>");
    format!(
        "<label>{label} <select name=\"{name}\"><option value=\"\">all</option><option>{options}</option></select></label>\n"
    )
}

/// The grade of a source, by shape and word, so that it needs no colour.
fn badge(grade: &str) -> String {
    let shape = match grade {
        "named" => "●",
        "described" => "◐",
        "vague" => "◌",
        _ => "✕",
    };
    format!("<span class=\"grade {grade}\"><span aria-hidden=\"true\">{shape}</span> {grade}</span>")
}

fn time(record: &ClaimRecord) -> String {
    match record.days() {
        days if days.is_empty() => record.time.grade.to_owned(),
        days => format!("{days} ({})", record.time.grade),
    }
}

/// Words of a draft: on one line, isolated from the direction of the text around them, and never markup.
fn shown(words: &str) -> String {
    if words.is_empty() { String::new() } else { format!("<bdi>{}</bdi>", escaped(&clean(&one_line(words)))) }
}

fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for char in text.chars() {
        match char {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            char => escaped.push(char),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_a_draft_are_never_markup() {
        assert_eq!(shown("<script>a\n'\"&"), "<bdi>&lt;script&gt;a &#39;&quot;&amp;</bdi>");
        assert_eq!(shown("a\u{202E}b\u{1}"), "<bdi>a\u{FFFD}b\u{FFFD}</bdi>");
    }

    /// SHA-256 (FIPS 180-4) in base64, as a policy writes it.
    fn hash(text: &str) -> String {
        let roots = |power: i32, count: usize| {
            let prime = |n: &u64| (2..*n).all(|d| !n.is_multiple_of(d));
            let fraction = move |n: u64| {
                // The first 32 bits of the fraction of a root: found by bisection, as floats are too short for it.
                let (mut low, mut high) = (0u128, 1 << 40);
                while high - low > 1 {
                    let middle = u128::midpoint(low, high);
                    let below = middle.pow(power.unsigned_abs()) <= u128::from(n) << (32 * power);
                    (low, high) = if below { (middle, high) } else { (low, middle) };
                }
                low as u32
            };
            (2..).filter(prime).take(count).map(fraction).collect::<Vec<u32>>()
        };
        let (mut state, keys) = (roots(2, 8), roots(3, 64));
        let mut bytes = text.as_bytes().to_vec();
        bytes.push(0x80);
        bytes.resize((bytes.len() + 8).next_multiple_of(64) - 8, 0);
        bytes.extend((text.len() as u64 * 8).to_be_bytes());
        for block in bytes.chunks(64) {
            let mut w: Vec<u32> = block.chunks(4).map(|word| u32::from_be_bytes(word.try_into().unwrap())).collect();
            for i in 16..64 {
                let (a, b) = (w[i - 15], w[i - 2]);
                let (a, b) = (
                    a.rotate_right(7) ^ a.rotate_right(18) ^ (a >> 3),
                    b.rotate_right(17) ^ b.rotate_right(19) ^ (b >> 10),
                );
                w.push(w[i - 16].wrapping_add(a).wrapping_add(w[i - 7]).wrapping_add(b));
            }
            let mut s = state.clone();
            for i in 0..64 {
                let mix = s[4].rotate_right(6) ^ s[4].rotate_right(11) ^ s[4].rotate_right(25);
                let choice = (s[4] & s[5]) ^ (!s[4] & s[6]);
                let first = [mix, choice, keys[i], w[i]].into_iter().fold(s[7], u32::wrapping_add);
                let mix = s[0].rotate_right(2) ^ s[0].rotate_right(13) ^ s[0].rotate_right(22);
                let majority = (s[0] & s[1]) ^ (s[0] & s[2]) ^ (s[1] & s[2]);
                s.rotate_right(1);
                s[4] = s[4].wrapping_add(first);
                s[0] = first.wrapping_add(mix).wrapping_add(majority);
            }
            state.iter_mut().zip(s).for_each(|(sum, value)| *sum = sum.wrapping_add(value));
        }
        let digest: Vec<u8> = state.iter().flat_map(|word| word.to_be_bytes()).collect();
        let alphabet = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        let sextets = digest.chunks(3).flat_map(|part| {
            let bits = part.iter().fold(0u32, |bits, byte| bits << 8 | u32::from(*byte)) << (8 * (3 - part.len()));
            (0..=part.len()).map(move |at| char::from(alphabet[(bits >> (18 - 6 * at)) as usize & 63]))
        });
        sextets.collect::<String>() + "="
    }

    #[test]
    fn the_policy_lets_this_style_and_this_script_through_and_no_other() {
        assert_eq!(hash("abc"), "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
        let plain = |text: &str| hash(&text.replace("\r\n", "\n"));
        assert!(POLICY.contains(&format!("style-src 'sha256-{}'", plain(STYLE))), "{}", plain(STYLE));
        assert!(POLICY.contains(&format!("script-src 'sha256-{}'", plain(SCRIPT))), "{}", plain(SCRIPT));
    }

    #[test]
    fn the_script_does_not_end_itself() {
        assert!(!SCRIPT.contains("</") && !STYLE.contains("</"));
    }
}
