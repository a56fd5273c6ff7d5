//! The program: arguments in, exit code out.

use std::process::ExitCode;

use sitlint::cli;
use sitlint::cli::Task;
use sitlint::lsp;

fn main() -> ExitCode {
    match cli::task() {
        Task::Server(options) => lsp::run(*options),
        Task::Command(command) => cli::run(*command),
    }
}
