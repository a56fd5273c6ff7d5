//! The command line: what can be asked, and what answers.

mod check;
mod extract;
mod ledger;
mod output;
mod reading;
mod rules;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::cli::reading::Reading;
use crate::workspace::Options;

/// Reads drafts of humanitarian reports and asks: who counted? when? and is that the same man?
#[derive(Debug, Parser)]
#[command(name = "sitlint", version, max_term_width = 100)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

/// What sitlint can be asked to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Checks drafts and folders of drafts.
    Check(check::Check),
    /// Starts the language server on standard input and output.
    Server(Server),
    /// Prints the table of claims: how many, what harm, according to whom, when.
    Ledger(ledger::Ledger),
    /// Prints every fact that was read, one JSON object a line.
    Extract(extract::Extract),
    /// Lists the rules.
    Rules(rules::Rules),
}

/// The language server.
#[derive(Debug, clap::Args)]
pub struct Server {
    /// Speaks over standard input and output; it always does.
    #[arg(long)]
    stdio: bool,
    #[command(flatten)]
    reading: reading::Surroundings,
}

/// What the program was asked to do.
pub enum Task {
    /// To serve an editor.
    Server(Options),
    /// Anything else.
    Command(Box<Command>),
}

/// What the arguments of the program ask for. Wrong arguments end it with a sentence and exit code 2.
#[must_use]
pub fn task() -> Task {
    match Arguments::parse().command {
        Command::Server(server) => Task::Server(server.reading.options()),
        command => Task::Command(Box::new(command)),
    }
}

/// Does what a command asks; the exit code is that of the contract.
#[must_use]
pub fn run(command: Command) -> ExitCode {
    let done = match command {
        Command::Check(check) => check.run(),
        Command::Ledger(ledger) => ledger.run(),
        Command::Extract(extract) => extract.run(),
        Command::Rules(rules) => rules.run(),
        Command::Server(_) => Ok(Outcome::Clean),
    };
    match done {
        Ok(outcome) => outcome.into(),
        Err(error) if output::is_closed(&error) => Outcome::Clean.into(),
        Err(error) => {
            output::complain(&format!("{error:#}"));
            Outcome::Undone.into()
        }
    }
}

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Outcome {
    /// Nothing at or above the level that fails.
    Clean,
    /// Something was found.
    Found,
    /// The work could not be done, or not all of it.
    Undone,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        Self::from(outcome as u8)
    }
}
