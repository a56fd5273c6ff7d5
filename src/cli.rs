//! The command line: what can be asked, and what answers.

mod annotate;
mod baseline;
mod check;
mod choice;
mod extract;
mod ledger;
mod mend;
mod names;
mod output;
mod pages;
mod progress;
mod reading;
mod release;
mod rulefile;
mod rules;
mod schema;
mod serve;
mod setup;
mod worker;

use std::process::ExitCode;

use clap::builder::StyledStr;
use clap::{Arg, CommandFactory, FromArgMatches, Parser, Subcommand};

use crate::workspace::Options;

/// Reads drafts of humanitarian reports and asks: who counted? when? and is that the same man?
#[derive(Debug, Parser)]
#[command(
    name = "sitlint",
    version,
    max_term_width = 100,
    after_help = "Exit codes: 0, nothing weighs as much as --fail-on; 1, something does; 2, the work could not be done."
)]
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
    /// Opens a page in the browser to write or paste a draft into; it stays on this machine.
    Serve(serve::Serve),
    /// Prints the table of claims: how many people, what harm, according to whom, when.
    Ledger(ledger::Ledger),
    /// Prints every person, place and organisation with its spellings.
    Names(names::Names),
    /// Prints every fact that was read, one JSON object a line.
    Extract(extract::Extract),
    /// Lists what would travel with a Word or OpenDocument draft that its readers should not see.
    Release(release::Release),
    /// Prints the page of a rule: what it asks, why, and examples.
    Explain(rules::Explain),
    /// Lists the rules there are.
    Rules(rules::Rules),
    /// Writes a starter sitlint.toml.
    Init(setup::Init),
    /// Prints the settings in force and where they came from.
    Config(setup::Show),
    /// Prints a JSON Schema of sitlint.toml or of rule files, for editors of TOML.
    Schema(schema::Schema),
    /// Prints a script that completes sitlint's commands in a shell.
    Completions(setup::Completions),
    /// Prints the man page of sitlint, or of one of its commands.
    Man(setup::Man),
}

/// The language server.
#[derive(Debug, clap::Args)]
pub struct Server {
    /// Speaks over standard input and output, as it always does; editors pass this by habit.
    #[arg(long)]
    stdio: bool,
    #[command(flatten)]
    surroundings: reading::Surroundings,
}

/// What the program was asked to do.
pub enum Task {
    /// To serve an editor.
    Server(Box<Options>),
    /// To serve a page for a browser.
    Serve(Box<Options>, serve::Serve),
    /// Anything else.
    Command(Box<Command>),
}

/// What the arguments of the program ask for. Wrong arguments end it with a sentence and exit code 2.
#[must_use]
pub fn task() -> Task {
    let matches = program().get_matches();
    let arguments = Arguments::from_arg_matches(&matches).unwrap_or_else(|error| error.exit());
    match arguments.command {
        Command::Server(server) => Task::Server(Box::new(server.surroundings.options())),
        Command::Serve(serve) => Task::Serve(Box::new(serve.options()), serve),
        command => Task::Command(Box::new(command)),
    }
}

/// The program as clap knows it. Clap takes the last stop off every help text; it is put back, as they are sentences.
fn program() -> clap::Command {
    fn stopped(help: &StyledStr) -> String {
        let text = help.to_string();
        if text.ends_with(['.', '?', '!']) { text } else { text + "." }
    }
    fn ended(arg: Arg) -> Arg {
        let (short, long) = (arg.get_help().map(stopped), arg.get_long_help().map(stopped));
        let arg = if let Some(short) = short { arg.help(short) } else { arg };
        if let Some(long) = long { arg.long_help(long) } else { arg }
    }
    fn about(command: clap::Command) -> clap::Command {
        let about = command.get_about().map(stopped);
        let command = if let Some(about) = about { command.about(about) } else { command };
        command.mut_args(ended)
    }
    about(Arguments::command()).mut_subcommands(about)
}

/// Does what a command asks; the exit code is that of the contract.
#[must_use]
pub fn run(command: Command) -> ExitCode {
    let done = match command {
        Command::Check(check) => check.run(),
        Command::Ledger(ledger) => ledger.run(),
        Command::Extract(extract) => extract.run(),
        Command::Names(names) => names.run(),
        Command::Release(release) => release.run(),
        Command::Explain(explain) => explain.run(),
        Command::Rules(rules) => rules.run(),
        Command::Init(init) => init.run(),
        Command::Config(show) => show.run(),
        Command::Schema(schema) => schema.run(),
        Command::Completions(completions) => completions.run(program()),
        Command::Man(man) => man.run(program()),
        Command::Server(_) | Command::Serve(_) => Ok(Outcome::Clean), // `task` gives them to main, which starts the faces
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
