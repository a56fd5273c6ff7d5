//! `sitlint serve`: a page in the browser, for those who write in none of the editors.

use std::path::PathBuf;

use clap::Args;

use crate::cli::reading::Surroundings;
use crate::workspace::Options;

/// Opens a page.
#[derive(Debug, Args)]
pub struct Serve {
    /// A draft to begin with, or a folder: its settings hold, and names are compared with its drafts.
    #[arg(value_name = "PATH")]
    pub path: Option<PathBuf>,
    /// Serves the page at this port instead of any that is free.
    #[arg(long, value_name = "N")]
    pub port: Option<u16>,
    /// Prints the address and opens no browser.
    #[arg(long)]
    pub no_open: bool,
    #[command(flatten)]
    pub(crate) surroundings: Surroundings,
}

impl Serve {
    /// The settings that hold.
    pub(crate) fn options(&self) -> Options {
        self.surroundings.options()
    }
}
