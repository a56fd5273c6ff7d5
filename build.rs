//! Turns `rules/` into tables of the program, so that starting it costs nothing: with the very code that reads a team's
//! own words and names.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs};

#[path = "src/prose"]
#[allow(dead_code, reason = "the program uses all of it")]
mod prose {
    mod inflect;
    pub mod lexicon {
        mod class;
        mod english;
        mod irregular;
        mod key;
        mod list;
        mod named;
        mod store;
        mod table;

        pub use class::{Class, Classes, Harm};
        pub use english::continued;
        pub use table::Table;

        pub fn written(package: &std::path::Path) -> Result<[(&'static str, Vec<u8>); 2], String> {
            let (tables, named) = (english::tables(package)?, named::Named::read(package)?);
            let lexicon = english::source(&english::store(&tables, &named));
            Ok([("lexicon.rs", lexicon.into_bytes()), ("words.rs", named.source().into_bytes())])
        }
    }
}

#[path = "src/facts"]
#[allow(dead_code, reason = "the program uses all of it")]
mod facts {
    pub mod name {
        pub mod key;
    }
}

#[path = "src/names"]
#[allow(dead_code, clippy::wrong_self_convention, reason = "the program uses all of it, and names are its own")]
mod names {
    pub mod registry {
        mod entry;
        mod files;
        mod index;
        mod layer;

        pub use entry::{Bearer, Entry};
        pub use layer::{EntryId, Role};

        pub fn written(package: &std::path::Path) -> Result<[(&'static str, Vec<u8>); 6], String> {
            files::files(package).map(|files| files::texts(&files::layer(files)))
        }
    }
}

fn main() -> ExitCode {
    let data = ["rules/lexicon/en", "rules/names.toml", "rules/names", "rules/places.toml", "rules/places"];
    let code = ["src/prose/inflect.rs", "src/prose/lexicon", "src/facts/name/key.rs", "src/names/registry"];
    for path in data.iter().chain(&code).chain(&["build.rs"]) {
        println!("cargo::rerun-if-changed={path}");
    }
    let folder = |name: &str| PathBuf::from(env::var_os(name).expect("cargo sets it"));
    let (package, out) = (folder("CARGO_MANIFEST_DIR"), folder("OUT_DIR"));
    let written = || {
        let words = prose::lexicon::written(&package)?;
        names::registry::written(&package)?
            .into_iter()
            .chain(words)
            .try_for_each(|(name, text)| write(&out.join(name), &text))
    };
    match written() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            error.lines().for_each(|line: &str| println!("cargo::error={line}"));
            ExitCode::FAILURE
        }
    }
}

fn write(path: &Path, text: &[u8]) -> Result<(), String> {
    fs::write(path, text).map_err(|error| format!("{}: {error}", path.display()))
}
