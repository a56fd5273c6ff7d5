//! Every spelling of every name, across drafts: the registry of known names, the names of a draft in clusters, and the
//! library of a run's drafts.

mod alike;
mod census;
mod cluster;
mod difference;
mod digest;
mod few;
mod form;
mod gather;
mod library;
mod lookup;
mod mend;
mod numbered;
mod person;
pub mod registry;
mod same;
mod sound;
mod spelling;
mod toll;

pub use alike::{Likeness, likeness};
pub use census::{Census, Counted, Seen};
pub use cluster::{By, Canonical, Cluster};
pub use difference::difference;
pub use digest::{Digest, Known};
pub use form::Form;
pub use gather::{InText, Names};
pub use library::{Elsewhere, Library};
pub use lookup::{Offer, Origin, offers};
pub use mend::{Mend, NEAR, question};
pub use numbered::Numbered;
pub use person::{Circle, Person, persons};
pub use registry::{Entry, Registry};
pub use same::{Renaming, Sought};
pub use spelling::{Mention, Spelling, spellings};
pub use toll::{Held, Toll, tolls};
