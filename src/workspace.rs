//! All drafts of a run or an editor: found, read, configured and judged. The façade of the faces.

mod drafts;
mod judge;
mod rulefiles;
mod settings;
mod write;

pub use drafts::{Draft, Found, Trouble, from_input};
pub use judge::{Gathered, Reading};
pub use rulefiles::Extended;
use settings::reason;
pub use settings::{FILE, Preference, Settings};
pub use write::{Unwritten, mend, replace};

use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use jiff::Zoned;
use jiff::civil::Date;
use rustc_hash::FxHashMap;

use crate::config::{Given, RuleRef};

/// What a face is told at its start: where the configuration is and what overrules it.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// A configuration file that holds for all drafts, instead of the nearest one.
    pub config: Option<PathBuf>,
    /// Which configuration files count.
    pub reach: Reach,
    /// What the command line or the editor sets.
    pub given: Given,
    /// Rules beside the built-in ones, which run on every draft: a program that is built upon this one brings them.
    pub rules: Vec<RuleRef>,
}

/// Which configuration files count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reach {
    /// The nearest `sitlint.toml` upward from each draft.
    #[default]
    Nearest,
    /// None: only the built-in settings and the command line.
    Isolated,
}

/// Settings that were read before, or why they could not be.
type Known = Result<Arc<Settings>, String>;

/// What settings are made from: a configuration file, and what an editor sets for a folder.
type Made = (Option<PathBuf>, Option<PathBuf>);

/// The drafts' surroundings: their folder, their settings, and the day.
#[derive(Debug)]
pub struct Workspace {
    options: Options,
    root: PathBuf,
    today: Date,
    settings: Mutex<FxHashMap<Made, Known>>,
    preferences: Mutex<Arc<[Preference]>>,
    nearest: Mutex<FxHashMap<PathBuf, Option<PathBuf>>>,
    /// What files of settings and rules said when they were sound last, by name.
    sound: Mutex<FxHashMap<String, String>>,
}

impl Workspace {
    /// A workspace whose relative paths count from `root`, which must be absolute.
    #[must_use]
    pub fn new(options: Options, root: PathBuf, today: Date) -> Self {
        let preferences = Mutex::new(Arc::from([]));
        let (settings, nearest, sound) = (Mutex::default(), Mutex::default(), Mutex::default());
        Self { options, root, today, settings, preferences, nearest, sound }
    }

    /// The day that counts as today.
    #[must_use]
    pub fn today(&self) -> Date {
        self.today
    }
}

/// The day of the clock, in the time zone of the machine where it is known, else UTC.
#[must_use]
pub fn today() -> Date {
    Zoned::now().date()
}
