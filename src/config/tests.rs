//! What holds of settings: profiles, selection, levels, overrides, and what is said of broken files.

use std::collections::BTreeSet;

use super::*;
use crate::prose::Class;

fn text(name: &str, text: &str) -> Text {
    Text { name: name.into(), text: text.into() }
}

#[track_caller]
fn loaded(file: &str, given: &Given) -> Config {
    let (config, problems) = load(Some(&text("desk/sitlint.toml", file)), &[], given).expect("the arguments are right");
    assert_eq!(problems, []);
    config
}

fn running(config: &Config) -> BTreeSet<&str> {
    config.rules.iter().map(|(rule, _)| rule.rule().card().name).collect()
}

/// Whether these rules run, and at which severity if one is set: `name`, `name=hint`, `-name`.
#[track_caller]
fn check(file: &str, given: &Given, expected: &str) {
    holds(&loaded(file, given), expected);
}

#[track_caller]
fn holds(config: &Config, expected: &str) {
    for item in expected.split_whitespace() {
        let (name, level) = item.split_once('=').map_or((item, None), |(name, level)| (name, Severity::named(level)));
        let found = config.rules.iter().find(|(rule, _)| rule.rule().card().name == name.trim_start_matches('-'));
        assert_eq!(found.is_some(), !name.starts_with('-'), "{item}");
        assert_eq!(found.and_then(|(_, level)| *level), level, "{item}");
    }
}

/// The file is wrong at these words and nowhere else, and says so with this.
#[track_caller]
fn wrong(file: &str, words: &str, says: &str) {
    let (_, problems) = load(Some(&text("sitlint.toml", file)), &[], &Given::default()).expect("no arguments");
    assert_eq!(problems.len(), 1, "{problems:?}");
    assert_eq!(problems[0].finding.span.of(file), words);
    assert!(problems[0].finding.message.contains(says), "{}", problems[0].finding.message);
}

fn select(names: &[&str]) -> Given {
    Given { select: names.iter().map(|&name| name.to_owned()).collect(), ..Given::default() }
}

#[test]
fn without_a_file_the_default_profile_holds() {
    holds(&Config::default(), "unsourced-casualty-figure loaded-term doubled-word=warning -emotive-language");
    assert_eq!(Config::default().fail_on, Some(Severity::Error));
}

#[test]
fn rules_stand_in_the_order_of_groups_and_codes() {
    let all = Config::default().all;
    let codes: Vec<_> =
        all.iter().map(|rule| rule.rule().card()).map(|card| (card.group, card.code.to_owned())).collect();
    assert!(codes.is_sorted(), "{codes:?}");
}

#[test]
fn a_profile_lies_over_the_default_one() {
    check("profile = 'sitrep'", &Given::default(), "emotive-language=hint military-euphemism=info");
    assert!(loaded("profile = 'sitrep'", &Given::default()).style.lenient_hedges);
    assert!(!loaded("profile = 'sitrep'\n[style]\nlenient-hedges = false", &Given::default()).style.lenient_hedges);
    let newswire = Given { profile: Some("newswire".into()), ..Given::default() };
    check("profile = 'sitrep'", &newswire, "-emotive-language loaded-attribution-verb=warning");
}

#[test]
fn exactly_what_is_selected_runs() {
    let names = |given: &Given, file| running(&loaded(file, given)).into_iter().map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(names(&select(&["emotive-language"]), ""), ["emotive-language"]);
    assert_eq!(names(&select(&["doc108"]), ""), ["doubled-word"]);
    assert_eq!(names(&select(&["doubled-word"]), "select = ['loaded-term']"), ["doubled-word"]);
    check(
        "select = ['terms']",
        &Given::default(),
        "emotive-language loaded-term military-euphemism=info -doubled-word",
    );
    check("select = ['TRM']\nignore = ['TRM101']", &Given::default(), "emotive-language -loaded-term");
    assert_eq!(names(&select(&["ALL"]), "").len(), Config::default().all.len());
}

#[test]
fn levels_turn_rules_on_and_off() {
    check(
        "severity = {emotive-language = 'warning', loaded-term = 'off'}",
        &Given::default(),
        "emotive-language=warning -loaded-term",
    );
    check(
        "severity = {terms = 'off', loaded-term = 'hint'}",
        &Given::default(),
        "loaded-term=hint -military-euphemism",
    );
    check("select = ['terms']\nseverity = {doubled-word = 'error'}", &Given::default(), "-doubled-word");
    check("severity = {doubled-word = 'on'}", &Given::default(), "doubled-word");
    let given = Given { severity: vec![("loaded-term".into(), Severity::Info)], ..Given::default() };
    check("severity = {loaded-term = 'off'}", &given, "loaded-term=info");
}

#[test]
fn an_override_holds_for_its_files() {
    let file = "[[override]]\nfiles = ['archive/**']\nprofile = 'sitrep'\nignore = ['dates']\nseverity = {loaded-term = 'hint'}\ndate = 2024-05-14\n";
    let config = loaded(file, &Given::default());
    holds(&config.for_path("desk/archive/a.md"), "loaded-term=hint emotive-language=hint -undated-claim");
    assert_eq!(config.for_path("desk/archive/a.md").date, "2024-05-14".parse().ok());
    holds(&config.for_path("desk/a.md"), "loaded-term -emotive-language undated-claim");
    let given = Given { profile: Some("newswire".into()), date: "2025-01-01".parse().ok(), ..Given::default() };
    let config = loaded(file, &given);
    holds(&config.for_path("desk/archive/a.md"), "loaded-attribution-verb=warning -emotive-language");
    assert_eq!(config.for_path("desk/archive/a.md").date, given.date);
}

#[test]
fn dates_and_levels_of_failing_are_read() {
    let config = loaded("date = 2024-05-14\nfail-on = 'never'", &Given::default());
    assert_eq!((config.date, config.fail_on), ("2024-05-14".parse().ok(), None));
    let given = Given { fail_on: Some("warning".into()), ..Given::default() };
    assert_eq!(loaded("date = '2024-05-14'\nfail-on = 'never'", &given).fail_on, Some(Severity::Warning));
}

#[test]
fn every_setting_says_where_it_was_made() {
    let given = Given { profile: Some("strict".into()), ..Given::default() };
    let config = loaded("\nfail-on = 'info'\n[severity]\nloaded-term = 'hint'\n", &given);
    let from = |key: &str| config.made.iter().find(|setting| setting.key == key).map(|setting| setting.from.as_str());
    assert_eq!(from("profile"), Some("command line"));
    assert_eq!(from("fail-on"), Some("desk/sitlint.toml:2"));
    assert_eq!(from("severity.loaded-term"), Some("desk/sitlint.toml:4"));
    assert_eq!(from("severity.military-euphemism"), Some("profile strict"));
    assert_eq!(from("severity.doubled-word"), Some("profile default"));
}

#[test]
fn what_an_override_sets_is_told_of_its_drafts() {
    let text = "[severity]\nloaded-term = 'hint'\n[[override]]\nfiles = ['old/*']\nseverity = {loaded-term = 'off'}";
    let config = loaded(text, &Given::default());
    let told = |path: &str| {
        let config = config.for_path(path).into_owned();
        let setting = config.made.into_iter().find(|setting| setting.key == "severity.loaded-term").unwrap();
        (setting.value, setting.from)
    };
    assert_eq!(told("desk/new/a.md"), ("hint".into(), "desk/sitlint.toml:2".into()));
    assert_eq!(told("desk/old/a.md"), ("off".into(), "desk/sitlint.toml:5".into()));
}

#[test]
fn what_is_wrong_in_a_file_is_told_at_its_place() {
    wrong("profil = 'sitrep'", "profil", "Did you mean `profile`?");
    wrong("profile = 'sitreps'", "'sitreps'", "Did you mean `sitrep`?");
    wrong("date = 'yesterday'", "'yesterday'", "2024-05-14");
    wrong("fail-on = 'warnings'", "'warnings'", "Did you mean `warning`?");
    wrong(
        "select = ['FIG', 'unsourced-casualty-figures']",
        "'unsourced-casualty-figures'",
        "Did you mean `unsourced-casualty-figure`?",
    );
    wrong("[severity]\nloaded-terms = 'hint'", "loaded-terms", "Did you mean `loaded-term`?");
    wrong("[severity]\nloaded-term = 'low'", "'low'", "Known: error, warning, info, hint, on, off.");
    wrong("[style]\nstrickt = true", "strickt", "Did you mean `strict`?");
    wrong("[[override]]\nprofile = 'strict'", "[[override]]", "`files` is missing");
    wrong("[lexicon.nouns]\npersons = ['brigadist']", "persons", "Did you mean `person`?");
    wrong("[[name]]\ncanonical = 'Rana Idris'\nwrongs = ['Rana Edris']", "wrongs", "Did you mean `wrong`?");
    wrong("[[name]]\nwrong = ['Rana Edris']", "[[name]]", "canonical");
    wrong("rules = 'a.toml'\nselect = [\n", "", "cannot be read as TOML");
}

#[test]
fn what_the_command_line_names_must_exist() {
    let sentence = |given: &Given| load(None, &[], given).err().unwrap_or_default();
    assert!(sentence(&select(&["vague-sources"])).contains("Did you mean `vague-source`?"));
    assert!(sentence(&Given { profile: Some("wire".into()), ..Given::default() }).contains("no profile `wire`"));
    assert!(sentence(&Given { fail_on: Some("nothing".into()), ..Given::default() }).contains("Known: error"));
}

#[test]
fn one_broken_rule_leaves_all_else_whole() {
    let good = "[[rule]]\ncode = 'OWN001'\nname = 'one'\nmessage = 'Ask.'\nfind.phrase = 'x1'\n";
    let bad = "[[rule]]\ncode = 'OWN002'\nname = 'two'\nmessage = 'Ask.'\nfind.phrase = 3\n[[rule]]\ncode = 'OWN003'\nname = 'three'\nmessage = 'Ask.'\nfind.phrase = 'y1'\n";
    let twice = good.replace("'one'", "'loaded-term'");
    let slip = good.replace("OWN001", "OWN004").replace("'one'", "'four'") + "[[rule]\n";
    let files = [text("a.toml", good), text("b.toml", bad), text("c.toml", &twice), text("d.toml", &slip)];
    let (config, problems) = load(None, &files, &Given::default()).expect("no arguments");
    holds(&config, "one three four loaded-term -two");
    let told: Vec<_> = problems.iter().map(|problem| (problem.file.as_str(), problem.finding.span.start)).collect();
    assert_eq!(
        told,
        [("b.toml", bad.find('3').unwrap()), ("c.toml", twice.find("'loaded").unwrap()), ("d.toml", told[2].1)]
    );
}

#[test]
fn two_rules_of_one_name_are_told_with_both_files() {
    let one = "[[rule]]\ncode = 'OWN001'\nname = 'one'\nmessage = 'Ask.'\nfind.phrase = 'x1'\n";
    let two = one.replace("OWN001", "OWN002");
    let three = one.replace("'one'", "'three'");
    let house = one.replace("'one'", "'doubled-word'");
    let files = [text("pack/a.toml", one), text("b.toml", &two), text("c.toml", &three), text("d.toml", &house)];
    let (_, problems) = load(None, &files, &Given::default()).expect("no arguments");
    let told: Vec<_> = problems.iter().map(|one| format!("{}: {}", one.file, one.finding.message)).collect();
    assert_eq!(
        told,
        [
            "b.toml: There is a rule `one` in pack/a.toml already: give one of them another name.",
            "c.toml: `one` in pack/a.toml has the code OWN001 already: give one of them another.",
            "d.toml: There is a rule `doubled-word` of sitlint itself already: give one of them another name.",
        ]
    );
}

#[test]
fn a_rule_of_a_file_weighs_what_it_says_for_the_profile() {
    let file = "[[rule]]\ncode = 'OWN001'\nname = 'one'\nmessage = 'Ask.'\nfind.phrase = 'x1'\n";
    let file = format!("{file}severity = {{default = 'hint', sitrep = 'error', newswire = 'off', wire = 'off'}}\n");
    let rules = [text("a.toml", &file)];
    let holds_in = |profile: &str, settings: &str, expected: &str| {
        let given = Given { profile: Some(profile.to_owned()), ..Given::default() };
        let (config, problems) = load(Some(&text("sitlint.toml", settings)), &rules, &given).expect("it exists");
        assert_eq!(problems.len(), 1, "{problems:?}");
        assert!(problems[0].finding.message.contains("no profile `wire`"), "{}", problems[0].finding.message);
        holds(&config, expected);
    };
    holds_in("default", "", "one");
    holds_in("sitrep", "", "one=error");
    holds_in("newswire", "", "-one");
    holds_in("sitrep", "severity = {one = 'info'}", "one=info");
}

#[test]
fn the_house_decides_on_shares_sources_and_quotations() {
    use crate::rule::{PerCent, Reach};
    let style = |file: &str| loaded(file, &Given::default()).style;
    assert_eq!(style("[style]\nper-cent = '%'").per_cent, Some(PerCent::Sign));
    assert_eq!(style("[style]\nsource-reach = 'paragraph'").source_reach, Reach::Paragraph);
    assert!(style("[style]\nread-quotations = true").reads_quotations);
    assert_eq!((style("").per_cent, style("").source_reach, style("").reads_quotations), (None, Reach::Section, false));
    wrong("[style]\nper-cent = 'pct'", "'pct'", "Known: per cent, percent, %");
    wrong("[style]\nsource-reach = 'page'", "'page'", "Known: sentence, paragraph, section");
}

#[test]
fn a_team_may_add_words() {
    assert!(Arc::ptr_eq(&Config::default().lexicon, &Config::default().lexicon));
    let config = loaded("[lexicon.nouns]\nperson = ['brigadist']", &Given::default());
    assert!(config.lexicon.find("brigadists").1.has(Class::Person));
}

#[test]
fn a_team_may_add_names() {
    assert!(Arc::ptr_eq(&Config::default().registry, &Config::default().registry));
    let config = loaded("[[name]]\ncanonical = 'Rana Idris'\nwrong = ['Rana Edris']", &Given::default());
    assert!(config.registry.find("Rana Edris", crate::facts::Entity::Person).is_some());
    let file = text("names.toml", "[[place]]\ncanonical = 'Oum Nahr'\nwrong = ['Um Nahr']");
    let (config, _) = load(None, &[file], &Given::default()).expect("no arguments");
    assert!(config.registry.find("Um Nahr", crate::facts::Entity::Place).is_some());
}

#[test]
fn the_starter_is_sound_with_every_mark_taken_off() {
    let bare = |line: &str| match line.strip_prefix("# ") {
        Some(rest) if rest.contains(" = ") && !rest.contains(": ") || rest.starts_with('[') => rest.to_owned(),
        _ => line.to_owned(),
    };
    let all: Vec<String> = STARTER.lines().map(bare).collect();
    let (_, problems) =
        load(Some(&text("sitlint.toml", &all.join("\n"))), &[], &Given::default()).expect("no arguments");
    assert_eq!(problems, []);
    assert_eq!(loaded(STARTER, &Given::default()).rules.len(), Config::default().rules.len());
}

fn wishing(editor: &str) -> Given {
    Given { editor: Some(text("the editor's settings", editor)), ..Given::default() }
}

#[test]
fn what_the_editor_sets_lies_beneath_the_file() {
    let editor = "profile = \"newswire\"\ndate = \"2024-01-01\"\nseverity = {\"loaded-term\" = \"hint\", \"doubled-word\" = \"hint\"}\n";
    let given = wishing(editor);
    let (config, problems) = load(None, &[], &given).expect("no arguments");
    assert!(problems.is_empty() && config.doubts.is_empty(), "{:?}", config.doubts);
    assert_eq!(config.date, "2024-01-01".parse().ok());
    assert_eq!(config.plan.profile.as_deref(), Some("newswire"));
    assert_eq!(config.severity.get("loaded-term"), Some(&Severity::Hint));
    let file = text("sitlint.toml", "profile = \"sitrep\"\ndate = 2025-01-01\n[severity]\nloaded-term = \"error\"\n");
    let (config, _) = load(Some(&file), &[], &given).expect("no arguments");
    assert_eq!(config.date, "2025-01-01".parse().ok());
    assert_eq!(config.plan.profile.as_deref(), Some("sitrep"));
    assert_eq!(config.severity.get("loaded-term"), Some(&Severity::Error));
    assert_eq!(config.severity.get("doubled-word"), Some(&Severity::Hint), "what the file does not say stands");
}

#[test]
fn what_is_wrong_in_the_editor_s_settings_is_told_and_the_rest_holds() {
    let given = wishing("profile = \"newswir\"\nignore = [\"vage-source\", \"doubled-word\"]\ndate = \"soon\"\n");
    let (config, _) = load(None, &[], &given).expect("no arguments");
    assert_eq!(
        config.doubts,
        [
            "Setting `sitlint.profile`: There is no profile `newswir`. Did you mean `newswire`?",
            "Setting `sitlint.ignore`: There is no rule, code or group `vage-source`. Did you mean `vague-source`?",
            "Setting `sitlint.date`: `date` must be a day such as 2024-05-14.",
        ]
    );
    assert!(!config.rules.iter().any(|(rule, _)| rule.rule().card().name == "doubled-word"));
}
