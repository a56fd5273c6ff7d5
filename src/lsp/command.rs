//! The commands of the server: the ledger of a draft, the pages of the rules, the count of all drafts.

use std::path::Path;
use std::str::FromStr;

use serde_json::{Value, json};
use tokio::sync::oneshot;

use crate::check::Judged;
use crate::claims::{Basis, Claim};
use crate::config;
use crate::config::RuleRef;
use crate::document::ParagraphId;
use crate::explain;
use crate::lsp::ability::Can;
use crate::lsp::asking::Ask;
use crate::lsp::lens;
use crate::lsp::place::{Places, Units};
use crate::lsp::protocol::{Answer, Error, ExecuteCommandParams, Uri};
use crate::lsp::reader::{Counted, Counting, Job};
use crate::lsp::session::Session;
use crate::lsp::terms;
use crate::lsp::terms::{COMMANDS, Delivery};
use crate::render::{Excerpt, Ledger, LedgerForm, LedgerView};
use crate::rulefile::no_such;
use crate::text::Range;
use crate::workspace::today;

/// What a command gives: now, or when the closed drafts are read.
pub(super) enum Given {
    Now(Value),
    Later(oneshot::Receiver<Counted>),
}

impl Given {
    /// The value, waited for.
    pub(super) async fn value(self) -> Answer<Option<Value>> {
        match self {
            Self::Now(value) => Ok(Some(value)),
            Self::Later(counted) => {
                let Counted { drafts, severities: [errors, warnings, infos, hints] } =
                    counted.await.map_err(|_| Error::internal_error())?;
                Ok(Some(json!({"drafts": drafts, "errors": errors, "warnings": warnings, "rest": infos + hints})))
            }
        }
    }
}

impl Session {
    /// What a command gives, or why it cannot.
    pub(super) fn command(&mut self, params: &ExecuteCommandParams) -> Answer<Given> {
        let argument = params.arguments.first().and_then(Value::as_str);
        let draft = || {
            let uri = argument.and_then(|text| Uri::from_str(text).ok());
            uri.ok_or_else(|| Error::invalid_params(format!("{} needs the address of a draft.", params.command)))
        };
        let given = match params.command.as_str() {
            "sitlint.ledger" => self.ledger(&draft()?),
            lens::OPEN => self.open_ledger(&draft()?),
            "sitlint.explain" => self.rules().iter().find_map(|rule| {
                let card = rule.rule().card();
                let asked = argument.is_some_and(|name| card.name == name || card.code.eq_ignore_ascii_case(name));
                asked.then(|| Value::from(explain::page(&card)))
            }),
            "sitlint.rules" => Some(self.rules().iter().map(rule).collect()),
            "sitlint.checkWorkspace" => return Ok(Given::Later(self.count())),
            other => {
                return Err(Error::invalid_params(no_such("command", other, COMMANDS.iter().copied())));
            }
        };
        Ok(Given::Now(given.unwrap_or_default()))
    }

    /// Every rule there is for the open drafts, or for those of the first folder.
    fn rules(&mut self) -> Vec<RuleRef> {
        let names: Vec<String> = self.open.keys().cloned().collect();
        let folder = self.terms.folders.first().map(|folder| terms::path_name(&folder.join("draft.md")));
        let mut rules: Vec<RuleRef> = Vec::new();
        for name in names.into_iter().chain(folder) {
            let Some(settings) = self.settings(&name) else { continue };
            for rule in &*settings.config.all {
                if !rules.iter().any(|known| known.rule().card().code == rule.rule().card().code) {
                    rules.push(rule.clone());
                }
            }
        }
        if rules.is_empty() { config::rules() } else { rules }
    }

    fn judged(&mut self, uri: &Uri) -> Option<(&Judged, i32)> {
        let name = terms::name(uri);
        self.fresh(&name);
        let draft = self.open.get(&name)?;
        Some((draft.judged.as_ref()?, draft.version))
    }

    fn ledger(&mut self, uri: &Uri) -> Option<Value> {
        let units = self.terms.units;
        let (judged, version) = self.judged(uri)?;
        let claims: Vec<Value> = judged.claims.iter().map(|claim| row(judged, claim, units)).collect();
        Some(json!({"version": version, "summary": lens::summary(judged), "claims": claims}))
    }

    /// The ledger as Markdown: what a protection rule marks is masked, as it is in every file.
    fn open_ledger(&mut self, uri: &Uri) -> Option<Value> {
        let (judged, _) = self.judged(uri)?;
        let source = judged.document.source();
        let draft = source.name().rsplit('/').next().unwrap_or_default().to_owned();
        let mut table = Vec::new();
        let view = LedgerView { form: LedgerForm::Markdown, ..LedgerView::default() };
        let mut ledger = Ledger::new(view, &mut table);
        let written = ledger.draft(&judged.document, &Excerpt::of(source, &judged.masks), &judged.claims);
        written.and_then(|()| ledger.end()).ok()?;
        let (summary, table) = (lens::summary(judged), String::from_utf8_lossy(&table));
        let text = format!(
            "# Ledger of {draft}\n\n{summary}. Nothing was verified: sitlint reads wording, not truth.\n\n{table}"
        );
        if !self.terms.can.has(Can::ShowDocuments) {
            return Some(Value::from(text));
        }
        let stem = Path::new(&draft).file_stem().unwrap_or_default().to_string_lossy().replace(':', "-");
        let Ok(path) = self.papers.write(&format!("ledger of {stem}.md"), &text) else {
            return Some(Value::from(text));
        };
        self.asks.ask(Ask::Show(Uri::from_file_path(path)?));
        None
    }

    /// Judges all drafts, the closed ones by the reader, and has an editor that asks for its diagnostics ask again.
    fn count(&mut self) -> oneshot::Receiver<Counted> {
        let mut counted = Counted::default();
        for name in self.open.keys().cloned().collect::<Vec<_>>() {
            self.fresh(&name);
            if let Some(judged) = self.open.get(&name).and_then(|draft| draft.judged.as_ref()) {
                counted.draft(judged);
            }
        }
        let (answer, answered) = oneshot::channel();
        let drafts = self.closed.keys().cloned().collect();
        let counting = Counting { counted, drafts, library: self.library.clone(), today: today(), answer };
        self.read([Job::Count(Box::new(counting))]);
        if self.terms.delivery == Delivery::PullAndRefresh {
            self.asks.diagnostics.notify_one();
        }
        answered
    }
}

fn rule(rule: &RuleRef) -> Value {
    let card = rule.rule().card();
    json!({"code": card.code, "name": card.name, "summary": card.summary(), "severity": card.severity.name()})
}

/// A claim as a view of the ledger shows it, in the words of the draft.
fn row(judged: &Judged, claim: &Claim, units: Units) -> Value {
    let (document, figure) = (&judged.document, &claim.figure);
    let mut places = Places::new(document.source(), units);
    let mut stretch = |paragraph: ParagraphId, at: Range| {
        let span = document.span(paragraph, at);
        (json!(places.range(span)), Value::from(document.source().words(span)))
    };
    let (range, text) = stretch(claim.paragraph, figure.at);
    let people = figure.people.map(|at| stretch(claim.paragraph, at).1);
    let [(source_range, source_text), (time_range, time_text)] =
        [claim.source.at, claim.time.at].map(|at| at.map(|(id, at)| stretch(id, at)).unwrap_or_default());
    let day = |day: Option<jiff::civil::Date>| day.map(|day| day.to_string());
    json!({
        "range": range, "text": text, "harm": figure.harm.name(),
        "min": figure.count.least, "max": figure.count.most, "approximate": figure.count.approximate,
        "people": people, "status": figure.status.name(), "basis": claim.basis.map(Basis::name),
        "source": {"grade": claim.source.grade.name(), "how": claim.source.how.name(), "text": source_text, "range": source_range},
        "time": {
            "grade": claim.time.grade.name(), "how": claim.time.how.name(), "text": time_text,
            "from": day(claim.time.from), "to": day(claim.time.to), "range": time_range,
        },
    })
}
