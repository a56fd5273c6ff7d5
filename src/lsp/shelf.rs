//! The library of all drafts, shared by the session and the reader: neither copies it, and neither holds it for longer
//! than one draft takes.

use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

use crate::names::Library;

/// The one library of a session.
#[derive(Clone, Default)]
pub(super) struct Shelf(Arc<RwLock<Library>>);

impl Shelf {
    /// The library, to look into. A rule that broke meanwhile has left it as it was.
    pub(super) fn read(&self) -> RwLockReadGuard<'_, Library> {
        self.0.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// The library, to change.
    pub(super) fn write(&self) -> RwLockWriteGuard<'_, Library> {
        self.0.write().unwrap_or_else(PoisonError::into_inner)
    }
}
