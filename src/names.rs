//! Every spelling of every name, across drafts: the registry of known names, and the library of a run's drafts.

mod library;
mod registry;

pub use library::{Digest, Library};
pub use registry::Registry;
