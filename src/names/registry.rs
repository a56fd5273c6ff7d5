//! Known names: the form to write, wrong forms, legitimate variants, short forms (`rules/names.toml`, `rules/places.toml`).

use std::sync::LazyLock;

/// The registry of names: the built-in one, with a team's own entries added.
#[derive(Clone, Debug, Default)]
pub struct Registry {}

impl Registry {
    /// The built-in registry, read when it is first asked for.
    #[must_use]
    pub fn built_in() -> &'static Self {
        static REGISTRY: LazyLock<Registry> = LazyLock::new(Registry::default);
        &REGISTRY
    }
}
