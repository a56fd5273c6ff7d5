//! The named lists of the lexicon as constants, in a module for each file: `build.rs` writes them from `rules/`.

use crate::prose::lexicon::list::{List, PhraseList};

include!(concat!(env!("OUT_DIR"), "/words.rs"));
