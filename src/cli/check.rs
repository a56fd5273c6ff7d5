//! `sitlint check`: findings of drafts, and the exit code that holds a folder to the rules.

mod watch;

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, bail};
use clap::Args;

use crate::cli::Outcome;
use crate::cli::annotate::annotated;
use crate::cli::baseline::Baseline;
use crate::cli::choice::{Told, one_told};
use crate::cli::mend;
use crate::cli::output::{Color, Out, complain, open, paint, paint_errors};
use crate::cli::progress::Progress;
use crate::cli::reading::{Drafts, Reading, source, workspace};
use crate::cli::worker;
use crate::cli::worker::{Input, Task};
use crate::config::RuleRef;
use crate::finding::{Finding, Severity};
use crate::fix::Trust;
use crate::render::{Form, Paint, Report, Voice};
use crate::workspace::{Settings, Workspace};

const FORMS: &[Told<Form>] = &[
    ("pretty", "For people: the line of the draft, what is asked, and what helps", Form::Pretty),
    ("concise", "One line a finding: file, line, column, severity, rule, message", Form::Concise),
    ("json", "One JSON object", Form::Json),
    ("jsonl", "One JSON object a finding and line", Form::Jsonl),
    ("github", "Commands that GitHub turns into annotations", Form::Github),
    ("gitlab", "GitLab's code quality report", Form::Gitlab),
    ("junit", "JUnit's XML: a suite a draft, a test case a finding", Form::Junit),
    ("rdjson", "The diagnostic format of reviewdog", Form::Rdjson),
    ("sarif", "SARIF 2.1.0, for code scanning", Form::Sarif),
];

/// A file that a report goes into, and the form of a report of its own.
#[derive(Clone, Debug)]
struct Output {
    form: Option<Form>,
    file: PathBuf,
}

impl Output {
    /// Reads `FILE` or `FORM=FILE`. A file whose name begins like that is written with a folder: `./sarif=1`.
    fn of(given: &str) -> Result<Self, String> {
        let named = given.split_once('=').and_then(|(name, file)| {
            let &(.., form) = FORMS.iter().find(|(known, ..)| *known == name)?;
            Some((Some(form), file))
        });
        let (form, file) = named.unwrap_or((None, given));
        if file.is_empty() {
            return Err("name a file, as in --output sarif=report.sarif".into());
        }
        Ok(Self { form, file: file.into() })
    }
}

/// Checks drafts.
#[allow(clippy::struct_excessive_bools, reason = "each is a flag of the command line")]
#[derive(Debug, Args)]
pub struct Check {
    #[command(flatten)]
    reading: Reading,
    /// Reads documents that another program sends, instead of drafts.
    #[arg(long, value_enum, value_name = "INPUT", default_value_t, conflicts_with_all = ["format", "fix", "diff", "annotate", "statistics", "watch"])]
    input: Input,
    /// Writes the report in this form.
    #[arg(long, value_name = "FORM", default_value = "pretty", value_parser = one_told(FORMS))]
    format: Form,
    /// Writes the report into this file instead of standard output. FORM=FILE writes one more report in that form, as in
    /// `--output sarif=report.sarif`; it may be given many times.
    #[arg(long, value_name = "FILE", value_parser = Output::of)]
    output: Vec<Output>,
    /// Settles in the drafts what can be settled without the writer; what is left is reported.
    #[arg(long)]
    fix: bool,
    /// Shows what --fix would change, and changes nothing.
    #[arg(long, conflicts_with = "fix")]
    diff: bool,
    /// Lets --fix and --diff reword as well where a rewording may not be what the writer means. None adds a fact or
    /// leaves a blank to fill in, and where there are several to choose from, none is taken.
    #[arg(long)]
    unsafe_fixes: bool,
    /// Checks again whenever a draft, the settings or a rule file is saved, until Ctrl-C; then the exit code is that of the
    /// last report.
    #[arg(long, conflicts_with_all = ["annotate", "diff", "fix", "output", "write_baseline"])]
    watch: bool,
    /// Writes a copy of the one Word or OpenDocument draft that is named, with each finding as a comment beside its words.
    /// Comments of an earlier run are replaced, those of others stay. FILE may be the draft itself.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["diff", "fix"])]
    annotate: Option<PathBuf>,
    /// Runs exactly these rules, codes or groups; ALL names all there are.
    #[arg(long, value_name = "RULE,…", value_delimiter = ',')]
    select: Vec<String>,
    /// Leaves these rules, codes or groups out.
    #[arg(long, value_name = "RULE,…", value_delimiter = ',')]
    ignore: Vec<String>,
    /// Sets the severity of a rule: error, warning, info or hint.
    #[arg(long, value_name = "RULE=LEVEL", value_parser = severity, value_delimiter = ',')]
    severity: Vec<(String, Severity)>,
    /// Ends with exit code 1 where a finding weighs this much or more.
    #[arg(long, value_name = "LEVEL", value_parser = ["error", "warning", "info", "hint", "never"])]
    fail_on: Option<String>,
    /// Counts how often each rule spoke, instead of showing where.
    #[arg(long, conflicts_with = "diff")]
    statistics: bool,
    /// Leaves out the findings that FILE knows, so that new ones stand out. What protection rules find is always told.
    #[arg(long, value_name = "FILE", conflicts_with = "write_baseline")]
    baseline: Option<PathBuf>,
    /// Writes all findings into FILE, for --baseline: hashes with a key of their own, never words. Nothing is reported.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["annotate", "diff", "output"])]
    write_baseline: Option<PathBuf>,
    /// Reads this many drafts at once; without it, as many as there are cores.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    jobs: Option<u16>,
    /// Shows findings only, without a summary.
    #[arg(long, short)]
    quiet: bool,
    /// Colours the report.
    #[arg(long, value_enum, value_name = "WHEN", default_value_t)]
    color: Color,
}

impl Check {
    pub(crate) fn run(self) -> anyhow::Result<Outcome> {
        let mut options = self.reading.surroundings.options();
        options.given.select.clone_from(&self.select);
        options.given.ignore.clone_from(&self.ignore);
        options.given.severity.clone_from(&self.severity);
        options.given.fail_on.clone_from(&self.fail_on);
        if let Some(jobs) = self.jobs {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(jobs.into());
            pool.build_global().context("the threads of --jobs cannot be started")?;
        }
        let workspace = workspace(options)?;
        if self.input == Input::Jsonl {
            return self.answered(&workspace);
        }
        if self.unsafe_fixes && !self.fix && !self.diff {
            bail!("--unsafe-fixes says which fixes are meant; give --fix or --diff with it");
        }
        if self.watch {
            return self.watched(&workspace);
        }
        let trust = if self.unsafe_fixes { Trust::Rewording } else { Trust::Safe };
        let mut found = self.reading.drafts(&workspace)?;
        if self.annotate.is_some() && found.list.len() != 1 {
            bail!("--annotate writes one draft, and {} are named", found.list.len());
        }
        if self.diff {
            return mend::shown(&workspace, found, trust, |sentence| self.tell(sentence));
        }
        if self.fix {
            let mended = mend::mended(&workspace, &mut found, trust);
            // What came by standard input goes on by itself.
            if found.list.iter().all(|draft| draft.bytes().is_none()) {
                self.tell(&format!("--fix changed {}", mend::counted(mended)));
            }
        }
        match &self.write_baseline {
            Some(file) => known(&workspace, found, file),
            None => self.report(&workspace, found),
        }
    }

    fn answered(&self, workspace: &Workspace) -> anyhow::Result<Outcome> {
        let file = self.output.first().map(|output| &*output.file);
        worker::answered(workspace, (Task::Findings, &self.reading.paths), &mut open(file)?, |judged, out| {
            let mut report = Report::new(Form::Jsonl, out);
            report.draft(&judged.document, &judged.claims, &judged.findings, &judged.masks)?;
            report.end(&[])
        })
    }

    fn report(&self, workspace: &Workspace, mut found: Drafts) -> anyhow::Result<Outcome> {
        let mut baseline = self.baseline.as_deref().map(Baseline::read).transpose()?;
        let mut names = BTreeSet::new();
        let mut outs = self.outs(&found)?;
        let mut reports: Vec<Report<'_>> = Vec::new();
        for (form, paint, out) in &mut outs {
            reports.push(Report::new(*form, out).painted(*paint).voiced(self.voice(&found)));
        }
        let settings = std::mem::take(&mut found.settings);
        for report in &mut reports {
            settings.iter().try_for_each(|settings| problems(report, settings))?;
        }
        let drafts = std::mem::take(&mut found.list);
        let passes = if drafts.len() > 1 && settings.iter().any(|settings| settings.compares()) { 2 } else { 1 };
        let mut progress = if self.quiet { Progress::hidden() } else { Progress::new(passes * drafts.len()) };
        let gathered = workspace.gather_telling(&drafts, |more| progress.step(more));
        let mut written = Ok(());
        workspace.judge(&drafts, gathered, |mut reading| {
            progress.step(1);
            if let (Some(baseline), Ok(reading)) = (&mut baseline, &mut reading) {
                let name = workspace.name(Path::new(reading.judged.document.source().name()));
                let known = baseline.sift(&name, &mut reading.judged);
                for report in &mut reports {
                    report.known(known);
                }
                names.insert(name);
            }
            let Some(judged) = found.judged(reading) else {
                reports.iter_mut().for_each(Report::unread);
                return Ok(());
            };
            if let Some(file) = &self.annotate {
                written = annotated(&judged, file);
            }
            let told = |report: &mut Report<'_>| {
                report.draft(&judged.document, &judged.claims, &judged.findings, &judged.masks)
            };
            reports.iter_mut().try_for_each(told)
        })?;
        progress.end();
        let rules = running(&settings);
        let cards: Vec<_> = rules.iter().map(|rule| rule.rule().card()).collect();
        reports.into_iter().try_for_each(|report| report.end(&cards))?;
        written?;
        let stale = baseline.map_or(0, |baseline| baseline.stale(|name| names.contains(name)));
        if stale > 0 {
            self.tell(&format!("{stale} findings of the baseline are settled; --write-baseline takes them out"));
        }
        Ok(found.outcome)
    }
}

impl Check {
    /// Says something beside the report.
    fn tell(&self, sentence: &str) {
        if !self.quiet {
            complain(sentence);
        }
    }

    /// How much the reports say.
    fn voice(&self, found: &Drafts) -> Voice {
        if found.list.is_empty() && found.outcome == Outcome::Undone {
            return Voice::Quiet; // why nothing was read is all there is to say
        }
        match (self.statistics, self.quiet) {
            (true, true) => Voice::Counts,
            (true, false) => Voice::Statistics,
            (false, true) => Voice::Quiet,
            (false, false) => Voice::Full,
        }
    }

    /// Where the reports go, the one that --format names first.
    fn outs(&self, found: &Drafts) -> anyhow::Result<Vec<(Form, Paint, Out)>> {
        let mut main = self.output.iter().filter(|output| output.form.is_none()).map(|output| &*output.file);
        let file = main.next();
        if let Some(second) = main.next().map(Path::display) {
            bail!("--output {second}: name its form, as in --output sarif={second}");
        }
        let piped = found.list.iter().find_map(|draft| draft.bytes().filter(|_| self.fix));
        let mut paint_main = paint(self.color, file);
        let out = match piped {
            // The mended text of standard input goes on to standard output, so the report steps aside.
            Some(bytes) => {
                io::stdout().write_all(bytes)?;
                if file.is_none() {
                    paint_main = paint_errors(self.color);
                }
                file.map_or_else(
                    || Ok(io::BufWriter::new(Box::new(io::stderr()) as Box<dyn Write>)),
                    |file| open(Some(file)),
                )?
            }
            None => open(file)?,
        };
        let mut outs = vec![(self.format, paint_main, out)];
        for Output { form, file } in &self.output {
            let Some(form) = *form else { continue };
            outs.push((form, paint(self.color, Some(file)), open(Some(file))?));
        }
        Ok(outs)
    }
}

/// Writes down the findings of drafts as known.
fn known(workspace: &Workspace, mut found: Drafts, file: &Path) -> anyhow::Result<Outcome> {
    let mut baseline = Baseline::afresh(file)?;
    let gathered = workspace.gather(&found.list);
    let drafts = std::mem::take(&mut found.list);
    workspace.judge(&drafts, gathered, |reading| {
        if let Some(judged) = found.judged(reading) {
            baseline.note(workspace.name(Path::new(judged.document.source().name())), &judged);
        }
        Ok(())
    })?;
    baseline.write(file)?;
    // What is written down is no longer held against the drafts.
    Ok(if found.outcome == Outcome::Found { Outcome::Clean } else { found.outcome })
}

/// Writes what is wrong in configuration and rule files.
fn problems(report: &mut Report<'_>, settings: &Settings) -> io::Result<()> {
    let mut files: BTreeMap<&str, Vec<Finding>> = BTreeMap::new();
    for problem in &settings.problems {
        files.entry(&problem.file).or_default().push(problem.finding.clone());
    }
    files.into_iter().try_for_each(|(file, findings)| report.file(&source(settings, file), &findings))
}

/// The rules that ran for any of the drafts, by code.
fn running(settings: &[Arc<Settings>]) -> Vec<RuleRef> {
    let all = settings.iter().flat_map(|settings| &settings.config.rules);
    let rules: BTreeMap<String, &RuleRef> = all.map(|(rule, _)| (rule.rule().card().code.to_owned(), rule)).collect();
    rules.into_values().cloned().collect()
}

fn severity(given: &str) -> Result<(String, Severity), String> {
    let (rule, level) = given.split_once('=').ok_or("write it as RULE=LEVEL, such as vague-source=info")?;
    let severity = Severity::named(level).ok_or("the level is error, warning, info or hint")?;
    Ok((rule.to_owned(), severity))
}
