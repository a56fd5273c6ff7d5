//! What each kind of `find` flags, leaves alone and mends, and what is said of broken rules.

use crate::fix::applied;
use crate::names::Registry;
use crate::prose::Lexicon;
use crate::rule::Rule;
use crate::rulefile::example::{Bench, examples};
use crate::rulefile::{FileRule, RuleFile};

fn file(find: &str) -> String {
    format!("[[rule]]\ncode = 'OWN001'\nname = 'own-rule'\nmessage = 'Ask.'\n{find}\n")
}

#[track_caller]
fn rule(find: &str) -> std::sync::Arc<FileRule> {
    let file = RuleFile::read(&file(find));
    assert_eq!(file.broken, [], "{find}");
    file.rules[0].clone()
}

/// The rule that looks for this flags exactly the marked words; a text without marks stays clean.
#[track_caller]
fn check(find: &str, text: &str) {
    let kind = if text.contains("[[") { "bad" } else { "good" };
    let example = examples(&format!("```{kind}\n{text}\n```\n")).remove(0);
    let bench = Bench { lexicon: Lexicon::built_in(), registry: Registry::built_in() };
    assert_eq!(example.failure(rule(find).as_ref(), bench), None, "{find}");
}

/// The first fix of the rule's first finding makes `text` into `mended`.
#[track_caller]
fn mend(find: &str, text: &str, mended: &str) {
    let example = examples(&format!("```good\n{text}\n```\n")).remove(0);
    let bench = Bench { lexicon: Lexicon::built_in(), registry: Registry::built_in() };
    let rule = rule(find);
    assert!(rule.card().fixable);
    let finding = example.findings(rule.as_ref(), bench).remove(0);
    assert_eq!(applied(&example.drafts[0].text, &finding.fixes[0].edits).trim_end(), mended);
}

/// The file is broken at these words and nowhere else, and says so with this.
#[track_caller]
fn broken(find: &str, words: &str, says: &str) {
    let text = file(find);
    let broken = RuleFile::read(&text).broken;
    assert_eq!(broken.len(), 1, "{broken:?}");
    assert_eq!(broken[0].at.of(&text), words);
    assert!(broken[0].message.contains(says), "{}", broken[0].message);
}

#[test]
fn a_phrase_is_found_in_any_case_and_form() {
    check("find.phrase = 'militia'", "[[Militia]] and [[militias]]; a MILITIAMAN is none. The [[MILITIA]].");
    check("find.phrase = 'neutralise'", "They [[neutralised]] it, [[neutralises]], [[neutralising]].");
    check("find.phrase = 'flee'", "They [[fled]] and keep [[fleeing]].");
    check("find.phrase = 'soft target'", "[[Soft targets]] and a [[soft-target]].");
    check("find.phrase = 'gun down'", "He was [[gunned down]]. The gun went down.");
    check("find.phrase = 'person of concern'", "One [[person of concern]].");
    check("find = {phrase = 'claim', inflect = false}", "A [[claim]]; many claims, all claimed.");
}

#[test]
fn markup_and_line_breaks_never_matter_to_a_phrase() {
    check("find.phrase = 'soft target'", "A [[soft\ntarget]], a **[[soft** target]] and *[[soft\ntargets]]*.");
    check("find.phrase = 'soft target'", "It was soft. Target practice followed.");
    check("find.phrase = 'soft target'", "The `soft target` of the code.");
}

#[test]
fn capitals_in_a_rule_ask_for_capitals() {
    check("find.phrase = 'US'", "The [[US]] told us. [[U.S.]] troops.");
    check("find.phrase = 'Kiev'", "[[Kiev]] and [[KIEV]]; the kiev cutlet.");
    check("find.phrase = 'IDP'", "Many [[IDPs]], one [[IDP]].");
}

#[test]
fn a_phrase_in_a_name_is_left_alone() {
    check("find.phrase = 'martyr'", "Near Martyrs Square and the Al-Aqsa Martyrs, [[martyrs]] fell. [[Martyrs]] fell.");
    check("find.phrase = 'militia'", "# [[Militia]] Shells Dalim");
}

#[test]
fn quotations_are_left_alone_unless_asked_for() {
    let text = "“The regime fell,” he said. \"A regime!\" The ‘regime’ fell.";
    check("find.phrase = 'regime'", text);
    check(
        "find.phrase = 'regime'",
        "> The regime fell.\n\nThe [[regime]]'s end, the regimes' end".trim_end_matches(", the regimes' end"),
    );
    check("find = {phrase = 'regime', quotations = true}", "“The [[regime]] fell,” he said.");
    check("find.pattern = 'reg[a-z]+'", text);
}

#[test]
fn a_gap_reaches_over_six_words_of_the_sentence() {
    check("find.phrase = 'neutralise ... suspect'", "Troops [[neutralised nine armed suspects]].");
    check("find.phrase = 'neutralise ... suspect'", "Troops neutralised it. Suspects fled.");
    check("find.phrase = 'neutralise ... suspect'", "They neutralised one two three four five six seven suspects.");
}

#[test]
fn a_longer_phrase_is_an_exception() {
    let find = "find = {phrase = 'regime', except = ['sanctions|legal regime', 'regime ... medicine']}";
    check(find, "A sanctions regime, a legal regime, the regime of daily medicine, the [[regime]].");
}

#[test]
fn the_longest_phrase_counts_once() {
    check("find.phrase = ['illegal migrant', 'migrant']", "[[Illegal migrants]] and other [[migrants]].");
}

#[test]
fn a_term_can_be_told_once_a_draft() {
    check("find = {phrase = ['regime', 'thug'], once = true}", "A [[regime]].\n\nThe [[regime]], a [[thug]].");
    let example = examples("```good\nA regime.\n\nThe regime, a thug.\n```\n").remove(0);
    let bench = Bench { lexicon: Lexicon::built_in(), registry: Registry::built_in() };
    let rule = rule("find = {phrase = ['regime', 'thug'], once = true}");
    let findings = example.findings(rule.as_ref(), bench);
    assert_eq!((findings.len(), findings[0].related.len(), findings[1].related.len()), (2, 1, 0));
}

#[test]
fn what_is_written_instead_keeps_form_capitals_and_article() {
    mend("find = {phrase = 'terrorist', instead = 'attacker'}", "A terrorist fled.", "An attacker fled.");
    mend("find = {phrase = 'terrorist', instead = 'attacker'}", "Terrorists fled.", "Attackers fled.");
    mend("find = {phrase = 'neutralise', instead = 'kill'}", "Troops neutralised two men.", "Troops killed two men.");
    mend("find = {phrase = ['a1', 'Kiev'], instead = {Kiev = 'Kyiv'}}", "In Kiev.", "In Kyiv.");
    mend("find = {phrase = 'regime', instead = 'body', once = true}", "A regime.\n\nRegimes.", "A body.\n\nBodies.");
    mend("find = {pattern = '(\\d+) %', instead = '$1 per cent'}", "Some 40 % left.", "Some 40 per cent left.");
}

#[test]
fn no_fix_cuts_markup_in_half() {
    let find = "find = {phrase = 'soft target', instead = 'clinic'}";
    let example = examples("```good\nA **soft** target.\n```\n").remove(0);
    let bench = Bench { lexicon: Lexicon::built_in(), registry: Registry::built_in() };
    let findings = example.findings(rule(find).as_ref(), bench);
    assert_eq!((findings.len(), findings[0].fixes.len()), (1, 0));
}

#[test]
fn a_pattern_reads_prose_and_no_code() {
    check("find.pattern = 'X{2,}'", "The [[XX]] and `XX` and https://example.org/XX.");
    check("find.pattern = '(?<words>N) people'", "[[N]] people fled.");
    check("find = {pattern = 'TBD', except = 'TBD-\\d'}", "[[TBD]] and TBD-1.");
}

#[test]
fn claims_meet_conditions() {
    let text =
        "By 19 October 2023 the shells had killed [[13 people]], activists said, and wounded two, the ministry said.";
    check("find.claim = {harm = 'death', min = 10, source = 'vague'}", text);
    check("find.claim = {harm = 'death', min = 15}", &text.replace("[[", "").replace("]]", ""));
    check(
        "find.claim = {people = ['child', 'woman']}",
        "The mudslide killed [[six children]] and hurt [[four women]].",
    );
    check("find.claim = {source = 'none', time = 'none'}", "Shelling killed [[14 people]].");
}

#[test]
fn a_fact_needs_another() {
    let find = "find.need = {fact = 'figure', lacks = 'date', within = 'paragraph'}";
    check(find, "Shelling killed [[14 people]].\n\nIt was 3 May 2024. Shelling killed nine people.");
    check(
        "find.need = {phrase = 'war crime', lacks = 'source'}",
        "It was a [[war crime]]. A war crime, Rana Idris said.",
    );
}

#[test]
fn a_draft_lacks_a_section() {
    check("find.absent = {section = ['method', 'methodology']}", "# Report\n\n## Methodology\n\nWe count.");
    check("find.absent = {phrase = 'as of'}", "Figures as of 3 May 2024.");
    check("find.absent = {section = 'contact'}", "[[]]# Report\n\nText.");
}

#[test]
fn phrases_of_a_rule_may_weigh_differently_and_more_beside_a_name() {
    use crate::finding::Severity;
    let rule = rule("find = {phrase = ['regime', 'martyr'], weighs = {regime = 'info'}, named = {regime = 'error'}}");
    let bench = Bench { lexicon: Lexicon::built_in(), registry: Registry::built_in() };
    let weigh = |text: &str| {
        let example = examples(&format!("```good\n{text}\n```\n")).remove(0);
        example.findings(rule.as_ref(), bench).iter().map(|finding| finding.severity).collect::<Vec<_>>()
    };
    assert_eq!(weigh("A regime buried its martyr."), [Severity::Info, Severity::Warning]);
    assert_eq!(weigh("The Karsan regime fell. Idris's regime fell."), [Severity::Error; 2]);
    assert_eq!(weigh("The regime of Idris fell. The regime in spring fell."), [Severity::Error, Severity::Info]);
    assert_eq!(weigh("Meanwhile regime planes came."), [Severity::Info]);
}

#[test]
fn what_is_wrong_in_a_rule_is_told_at_its_place() {
    broken("find = {phrase = 'x', weighs = {y = 'info'}}", "y", "no phrase in this rule");
    broken("find = {phrase = 'x', named = {x = 'loud'}}", "'loud'", "There is no severity `loud`");
    broken("find.phrase = ['']", "''", "begin and end with a word");
    broken("find.phrases = 'x'", "phrases", "Did you mean `phrase`?");
    broken("find.phrase = 'x'\nfind.pattern = 'y'", "pattern", "A rule finds one thing");
    broken("find.phrase = 'x'\ninstead = 'y'", "instead", "write `find.instead`");
    broken("find.pattern = 'b(a'", "(", "unclosed group");
    broken("find.pattern = ['a', \"\\\\d+(?=x)\"]", "(?=", "look-around");
    broken("find.pattern = ''''\na['''", "[", "unclosed character class");
    broken("find.pattern = '(?:a{999}){999}'", "'(?:a{999}){999}'", "too much memory");
    broken("find.pattern = '.+'", "'.+'", "matches every word");
    broken("find.pattern = []", "[]", "empty list");
    broken("find.pattern = ['a', '\\S+']", "'\\S+'", "matches every word");
    broken("find.phrase = 'x'\nformats = ['docx']", "'docx'", "There is no format `docx`");
    broken("find.phrase = 'x'\nseverity = {sitrep = 'loud'}", "'loud'", "There is no severity `loud`");
    broken("find = {phrase = 'x', outside = ['headings']}", "'headings'", "Did you mean `heading`?");
    broken("find = {pattern = '(a)', instead = '$2'}", "'$2'", "no group");
    broken("find.pattern = 'a*'", "'a*'", "matches nothing at all");
    broken("find.claim = {harm = 'deaths'}", "'deaths'", "Did you mean `death`?");
    broken("find.claim = {min = -1}", "-1", "must be a whole number");
    broken("find.phrase = 'x'\nseverity = 'warn'", "'warn'", "Did you mean `warning`?");
    broken("find = {phrase = 'x', instead = {y = 'z'}}", "y", "no phrase in this rule");
}

#[test]
fn parts_of_a_draft_are_looked_at_or_left_out() {
    let text = "# The regime\n\n## A regime\n\nThe regime.[^1]\n\nTable 2: Towns the regime took\n\n[^1]: The regime says so.\n";
    let marked = |at: usize| {
        let (start, _) = text.match_indices("regime").nth(at).unwrap();
        format!("{}[[regime]]{}", &text[..start], &text[start + 6..])
    };
    check("find = {phrase = 'regime', inside = ['title']}", &marked(0));
    check("find = {phrase = 'regime', inside = 'caption'}", &marked(3));
    check("find = {phrase = 'regime', inside = 'note'}", &marked(4));
    check("find = {phrase = 'regime', outside = ['heading', 'caption', 'note']}", &marked(2));
    check("find = {pattern = 'regime', outside = ['title', 'text', 'note']}", &marked(1));
    check("find = {phrase = 'regime', inside = 'quotation'}", "The regime: “A [[regime]],” he said.");
    let text = "# Shelling killed 14 people\n\nShelling killed [[14 people]].";
    check("find.claim = {source = 'none', outside = 'heading'}", text);
    check("find.need = {fact = 'figure', lacks = 'source', outside = 'heading'}", text);
}

#[test]
fn a_rule_may_look_at_some_formats_only() {
    let find = "formats = ['plain', 'word']\nfind.phrase = 'regime'";
    check(find, "The regime fell.");
    let example = examples("```bad plain\nThe [[regime]] fell.\n```\n").remove(0);
    let bench = Bench { lexicon: Lexicon::built_in(), registry: Registry::built_in() };
    assert_eq!(example.failure(rule(find).as_ref(), bench), None);
}

#[test]
fn a_message_quotes_the_groups_of_its_pattern() {
    let text = file("find.pattern = '(?<unit>\\w+) of (\\w+) unknown'").replace("Ask.", "{unit} and {2}?");
    let read = RuleFile::read(&text);
    assert_eq!(read.broken, []);
    let bench = Bench { lexicon: Lexicon::built_in(), registry: Registry::built_in() };
    let example = examples("```good\nA group of men unknown came.\n```\n").remove(0);
    assert_eq!(example.findings(read.rules[0].as_ref(), bench)[0].message, "group and men?");
    let wrong = RuleFile::read(&text.replace("{2}", "{3}")).broken;
    assert!(wrong[0].message.contains("no place for words `3`"), "{}", wrong[0].message);
}

#[test]
fn a_rule_that_flags_nearly_all_stops_at_a_thousand() {
    let text = format!("```good\n{}\n```\n", "zug ".repeat(1200));
    let example = examples(&text).remove(0);
    let bench = Bench { lexicon: Lexicon::built_in(), registry: Registry::built_in() };
    let findings = example.findings(rule("find.phrase = 'zug'").as_ref(), bench);
    assert_eq!(findings.len(), 1001);
    assert!(findings[1000].message.starts_with("200 more places are not listed"), "{}", findings[1000].message);
}

#[test]
fn how_much_a_rule_weighs_may_differ_by_profile() {
    let rule = rule("severity = {default = 'hint', sitrep = 'error', newswire = 'off'}\nfind.phrase = 'x1'");
    assert_eq!(rule.card().severity, crate::finding::Severity::Hint);
    let told: Vec<_> = rule.in_profiles.iter().map(|one| (one.profile.as_str(), one.severity)).collect();
    assert_eq!(told, [("sitrep", Some(crate::finding::Severity::Error)), ("newswire", None)]);
}
