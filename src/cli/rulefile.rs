//! `sitlint rules test` and `sitlint rules new`: rule files of a team.

use std::fs;
use std::fs::OpenOptions;
use std::io;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};

use crate::cli::Outcome;
use crate::cli::output::complain;
use crate::cli::reading::workspace;
use crate::config::RuleRef;
use crate::rulefile;
use crate::text::Source;
use crate::workspace::{Extended, FILE, Options, Workspace, replace};

/// What `sitlint rules new` writes, but for the name and the code.
const TEMPLATE: &str = include_str!("rule.toml");

/// Runs the examples of rule files: for each that fails a line and a drawing, and a count.
pub(super) fn tested(paths: &[PathBuf]) -> anyhow::Result<Outcome> {
    let workspace = workspace(Options::default())?;
    let mut count = Count::default();
    for path in rule_files(paths) {
        match workspace.rule_file(&path) {
            Ok(Extended { files, problems, troubles }) => {
                for sentence in &troubles {
                    count.complain(sentence);
                }
                for problem in &problems {
                    let text = files.iter().find(|file| file.name == problem.file).map_or("", |file| &file.text);
                    let place = Source::new(&*problem.file, text).place(problem.finding.span.start);
                    let message = &problem.finding.message;
                    count.complain(&format!("{}:{}:{}: {message}", problem.file, place.line, place.column));
                }
                let texts: Vec<&str> = files.iter().map(|file| file.text.as_str()).collect();
                if let (Some(file), Some((text, extended))) = (files.last(), texts.split_last()) {
                    count.run(&file.name, text, extended)?;
                }
            }
            Err(sentence) => count.complain(&sentence),
        }
    }
    writeln!(io::stdout(), "{} examples hold, {} do not.", count.passed, count.failed)?;
    Ok(count.outcome)
}

/// How the examples fared.
struct Count {
    passed: usize,
    failed: usize,
    outcome: Outcome,
}

impl Default for Count {
    fn default() -> Self {
        Self { passed: 0, failed: 0, outcome: Outcome::Clean }
    }
}

impl Count {
    fn complain(&mut self, sentence: &str) {
        complain(sentence);
        self.outcome = Outcome::Undone;
    }

    /// Runs the examples of one file.
    fn run(&mut self, name: &str, text: &str, extended: &[&str]) -> io::Result<()> {
        let mut out = io::stdout();
        let source = Source::new(name, text);
        let line = |at: usize| {
            let place = source.place(at);
            format!("{name}:{}:{}", place.line, place.column)
        };
        // What is broken was told already, with what is wrong beside other files.
        for test in rulefile::test(text, extended).into_iter().filter(|test| !test.rule.is_empty()) {
            let Some(failure) = test.failure else {
                self.passed += 1;
                continue;
            };
            writeln!(out, "{}: {failure} ({})", line(test.at.start), test.rule)?;
            write!(out, "{}", test.picture)?;
            self.outcome = self.outcome.max(Outcome::Found);
            self.failed += 1;
        }
        for slow in rulefile::slow(text) {
            let rulefile::Slow { at, pattern, rule } = slow;
            let place = line(at.start);
            writeln!(
                out,
                "{place}: slow: no word must stand in `{pattern}`, so every paragraph is searched. ({rule})"
            )?;
        }
        Ok(())
    }
}

/// The rule files that paths name: a folder stands for all in it.
fn rule_files(paths: &[PathBuf]) -> Vec<PathBuf> {
    let in_folder = |folder: &Path| {
        let entries = ignore::WalkBuilder::new(folder).build().flatten().map(ignore::DirEntry::into_path);
        let is_rules = |path: &PathBuf| {
            path.extension().is_some_and(|ending| ending == "toml") && path.file_name().is_some_and(|name| name != FILE)
        };
        let mut files: Vec<PathBuf> = entries.filter(is_rules).collect();
        files.sort();
        files
    };
    paths.iter().flat_map(|path| if path.is_dir() { in_folder(path) } else { vec![path.clone()] }).collect()
}

/// Writes a rule to begin with, into a file of its own or at the end of another.
pub(super) fn begun(name: &str, file: Option<&Path>) -> anyhow::Result<Outcome> {
    let words: Vec<String> = name
        .split(|char: char| !char.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_ascii_lowercase)
        .collect();
    let kebab = words.join("-");
    if kebab.is_empty() || kebab != name {
        let hint = if kebab.is_empty() { "say-irregular" } else { &kebab };
        bail!("A name is lower-case words joined by hyphens: `{hint}`");
    }
    let workspace = workspace(Options::default())?;
    let settings = workspace.settings(Path::new("here")).map_err(anyhow::Error::msg)?;
    if settings.config.all.iter().any(|rule| rule.rule().card().name == name) {
        bail!("There is a rule `{name}` already; give this one another name");
    }
    let path = file.map_or_else(|| Path::new("rules").join(format!("{name}.toml")), Path::to_path_buf);
    let shown = path.display().to_string();
    let before = match fs::read_to_string(&path) {
        Ok(_) if file.is_none() => bail!("{shown} exists already; it was left as it is. `--in {shown}` adds to it"),
        Ok(text) => text,
        Err(error) if error.kind() == ErrorKind::NotFound => String::new(),
        Err(error) => return Err(error).with_context(|| format!("{shown} cannot be read")),
    };
    let rule = TEMPLATE.replace("{code}", &free_code(&settings.config.all, &before)).replace("{name}", name);
    let gap = if before.is_empty() { "" } else { "\n" };
    let text = format!("{before}{gap}{rule}");
    if let Some(broken) = rulefile::RuleFile::read(&text).broken.first() {
        bail!("{shown} was left as it is: {}", broken.message);
    }
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        fs::create_dir_all(folder).with_context(|| format!("{} cannot be made", folder.display()))?;
    }
    replace(&path, text.as_bytes()).with_context(|| format!("{shown} cannot be written"))?;
    writeln!(io::stdout(), "Wrote {shown}. Change its words, and run: sitlint rules test {shown}")?;
    if settings.file.is_none() {
        OpenOptions::new()
            .write(true)
            .create_new(true)
            .open(FILE)
            .and_then(|mut open| writeln!(open, "{}", named(&path)))
            .with_context(|| format!("{FILE} cannot be written"))?;
        writeln!(io::stdout(), "Wrote {FILE}, which names it: from now on drafts here are held to it.")?;
    } else if !is_named(&workspace, &path)? {
        let file = settings.file.as_ref().map_or(FILE, |file| &file.name);
        writeln!(io::stdout(), "Drafts are not held to it yet. Add to {file}: {}", named(&path))?;
    }
    Ok(Outcome::Clean)
}

/// The line of a configuration that names a rule file.
fn named(path: &Path) -> String {
    if path.parent() == Some(Path::new("rules")) {
        return "rules = [\"rules/*.toml\"]".to_owned();
    }
    format!("rules = [\"{}\"]", path.display().to_string().replace('\\', "/"))
}

/// Whether the settings in force name a rule file.
fn is_named(workspace: &Workspace, path: &Path) -> anyhow::Result<bool> {
    workspace.forget();
    let settings = workspace.settings(Path::new("here")).map_err(anyhow::Error::msg)?;
    let name = workspace.name(path);
    Ok(settings.rule_files.iter().any(|file| file.name == name))
}

/// The first code of a team's own that no rule has.
fn free_code(rules: &[RuleRef], text: &str) -> String {
    let taken =
        |code: &String| rules.iter().any(|rule| rule.rule().card().code == code) || text.contains(code.as_str());
    (1..1000).map(|number| format!("OWN{number:03}")).find(|code| !taken(code)).unwrap_or_else(|| "OWN999".to_owned())
}
