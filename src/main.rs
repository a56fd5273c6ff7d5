//! The program: arguments in, exit code out.

use std::process::ExitCode;

use sitlint::cli;
use sitlint::cli::Task;
use sitlint::lsp;
use sitlint::serve;
use sitlint::serve::{Browser, Wish};

fn main() -> ExitCode {
    match cli::task() {
        Task::Server(options) => lsp::run(*options),
        Task::Serve(options, asked) => {
            let browser = if asked.no_open { Browser::Left } else { Browser::Opened };
            serve::run(*options, Wish { port: asked.port, browser, path: asked.path })
        }
        Task::Command(command) => cli::run(*command),
    }
}
