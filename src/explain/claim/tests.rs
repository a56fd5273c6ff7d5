//! What is said of a claim, in whole. The drafts are dated Tuesday, 14 May 2024, unless they say otherwise.

use super::*;
use crate::claims::{Calendar, claims};
use crate::facts::Form;
use crate::format::Format;
use crate::prose::Lexicon;
use crate::text::Source;

struct Whole<'a>(&'a Source);

impl Shows for Whole<'_> {
    fn words(&self, span: Span) -> Cow<'_, str> {
        self.0.words(span).into()
    }

    fn numbered(&self, offset: usize) -> String {
        self.0.unit().numbered(self.0.place(offset).line)
    }
}

/// Why the first claim of a draft whose figure has these words has its source, and its time.
#[track_caller]
fn explained(text: &str, figure: &str) -> (String, String) {
    let given = (!text.contains("undated")).then(|| jiff::civil::date(2024, 5, 14));
    let document = Document::read(Source::new("a.md", text), Format::Markdown, Lexicon::built_in(), given);
    let claims = claims(&document, &Calendar::of(&document));
    let shows = Whole(document.source());
    let words = |claim: &&Claim| document.source().words(document.span(claim.paragraph, claim.figure.at));
    let claim = claims.iter().find(|claim| words(claim).contains(figure)).expect("the draft has the figure");
    let why = Why { document: &document, claim, shows: &shows };
    (why.source(), why.time())
}

/// Why the figure of 14 people has its source.
#[track_caller]
fn source(text: &str, expected: &str) {
    assert_eq!(explained(text, "14").0, expected);
}

/// Why the figure of 14 people has its time.
#[track_caller]
fn time(text: &str, expected: &str) {
    assert_eq!(explained(text, "14").1, expected);
}

#[test]
fn an_attribution_is_quoted_with_its_verb() {
    source("The Health Directorate said 14 divers died.", "sourced by “The Health Directorate said”");
    source("14 people died, according to the Health Directorate.", "sourced by “according to the Health Directorate”");
    source("Monitors said 14 people died.", "sourced by “Monitors said”; it does not say which");
}

#[test]
fn a_pronoun_tells_whom_it_means() {
    let text =
        "The Rescue Service sent two boats. The harbour office praised it. Later, it said 14 people had drowned.";
    source(text, "sourced by “it said”, whoever spoke before");
    source(
        "The Rescue Service said two boats sank. It said 14 people drowned.",
        "sourced by “It said”, which is “The Rescue Service”",
    );
    source(
        "The Rescue Service said two boats sank.\n\nIt said 14 people drowned.",
        "sourced by “It said”, which is “The Rescue Service”",
    );
}

#[test]
fn a_carried_source_tells_from_where() {
    source(
        "The Health Directorate said 30 people were injured. Another 14 people died.",
        "sourced by “The Health Directorate said”, carried from the sentence before",
    );
}

#[test]
fn a_citation_tells_what_it_closes() {
    source("14 people died (Northwatch, 5 May 2024).", "the parenthesis “(Northwatch, 5 May 2024)”");
    source(
        "14 people died in the market. The fire burned until noon (Northwatch, 5 May 2024).",
        "the parenthesis “(Northwatch, 5 May 2024)” closes the sentences from “14 people died…” on",
    );
}

#[test]
fn a_footnote_tells_where_it_is_defined() {
    source("14 people died.[^7]\n\n[^7]: Northwatch, case file.", "footnote 7, defined at line 3");
}

#[test]
fn lines_around_a_figure_are_named() {
    source(
        "The ministry reported the following:\n\n- 14 people killed\n",
        "the line before the list: sourced by “The ministry reported”",
    );
    source("---\nfigures_source: Northwatch\n---\n\n14 people died.", "figures_source in the front matter");
}

#[test]
fn where_nobody_vouches_it_says_what_does_not() {
    source("14 people died.", "no source found here");
    source("14 people reportedly died.", "no source: “reportedly” does not say who");
    source("A suspected drone strike killed 14 people.", "no source found here");
    source("Shells killed 14 people, and the place has yet to be confirmed.", "no source found here");
    source("The raids left a reported 14 dead.", "no source: “reported” does not say who");
    source(
        "The bishop condemned the arson in which 14 people died.",
        "no source: “condemned” does not vouch for the number",
    );
    source(
        "Shells killed 14 people.\n\nThe Health Directorate said 14 divers died.",
        "no source found here; “14 divers” at line 3 agrees and has one",
    );
}

#[test]
fn a_weekday_counts_from_the_date_of_the_draft() {
    time(
        "On Friday shells killed 14 people.",
        "“Friday”: the last Friday on or before 14 May 2024, the draft's date (given to sitlint)",
    );
    time(
        "---\ndate: 2024-05-03\n---\n\nOn Friday shells killed 14 people.",
        "“Friday”: the last Friday on or before 3 May 2024, the draft's date (front matter)",
    );
    time(
        "Last Friday shells killed 14 people.",
        "“Last Friday”: the Friday of the week before 14 May 2024, the draft's date (given to sitlint)",
    );
    time("An undated note. On Friday shells killed 14 people.", "“Friday”: the draft has no date to count from");
}

#[test]
fn what_a_date_lacks_is_told() {
    time("Frost killed 14 herders on 3 May 2024.", "“3 May 2024”");
    time(
        "Hail killed 14 goatherds on 3 May.",
        "“3 May”: the year from 14 May 2024, the draft's date (given to sitlint)",
    );
    time("An undated note. On 3 May shells killed 14 people.", "“3 May”: no year here, and none to take it from");
    time("Recently 14 people were killed.", "“Recently”: says no day");
    time("Shells killed 14 people.", "no word of time found");
}

#[test]
fn a_time_from_elsewhere_tells_from_where() {
    time(
        "Snow brought down the roof on 3 May 2024. The collapse killed 14 monks.",
        "“3 May 2024”, carried from the sentence before",
    );
    time("Title\n\n## 3 May 2024\n\nShells killed 14 people.", "“3 May 2024”, from the heading at line 3");
    time(
        "Since the thaw began, mines have killed 14 herders.",
        "“the thaw began”: an event that the draft does not date",
    );
}

#[test]
fn a_present_state_holds_on_the_date_of_the_draft() {
    assert_eq!(
        explained("The brickworks hosts 2,900 displaced people.", "2,900").1,
        "as of 14 May 2024, the draft's date (given to sitlint): a present state",
    );
    time(
        "This bulletin covers 2-9 May 2024.\n\nFrost killed 14 herders.",
        "no word of time: the draft's reporting period, 2 May 2024 to 9 May 2024",
    );
}

#[test]
fn counts_are_told_in_words() {
    #[track_caller]
    fn check(least: Option<u64>, most: Option<u64>, expected: &str) {
        assert_eq!(count(&Count { least, most, approximate: false, form: Form::Number }), expected);
    }
    check(Some(46), Some(46), "46");
    check(Some(30), Some(40), "30 to 40");
    check(Some(12), None, "12 or more");
    check(None, Some(9), "9 or fewer");
    check(None, None, "an unknown number");
}

/// How the first claim of a draft is read, and the words for its people.
#[track_caller]
fn read(text: &str, label: &str, people: &str) {
    let document = Document::read(Source::new("a.md", text), Format::Markdown, Lexicon::built_in(), None);
    let claims = claims(&document, &Calendar::of(&document));
    let shows = Whole(document.source());
    let why = Why { document: &document, claim: claims.first().expect("the draft has a figure"), shows: &shows };
    assert_eq!(why.label().unwrap_or_default(), label);
    assert!(why.reading().ends_with(label), "{}", why.reading());
    assert_eq!(why.people().unwrap_or_default(), people);
}

#[test]
fn a_number_that_stands_alone_has_its_header() {
    read("| Camp | Killed |\n|---|---|\n| Dalim | 14 |\n", "under the header “Killed”", "");
    read(
        "| Camp | Families displaced |\n|---|---|\n| Dalim | 14 |\n",
        "under the header “Families displaced”",
        "Families",
    );
    read("| | Dalim |\n|---|---|\n| Killed | 14 |\n", "in the row “Killed”", "");
    read("14\n\ncivilians killed\n", "beside the line “civilians killed”", "civilians");
    read("Shells killed 14 people.", "", "people");
}
