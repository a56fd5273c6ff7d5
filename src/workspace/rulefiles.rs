//! The rule files that a configuration names, with those that they extend: each once, what is extended first.

use std::fs;
use std::path::{Path, PathBuf};

use globset::GlobBuilder;
use ignore::WalkBuilder;
use rustc_hash::FxHashSet;

use crate::config;
use crate::config::{Given, Problem, Text};
use crate::rulefile;
use crate::rulefile::{Broken, Named};
use crate::workspace::{Workspace, reason};

/// Rule files, read.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    /// What they say, in the order in which they count.
    pub files: Vec<Text>,
    /// What is wrong with how they are named, in the files that name them.
    pub problems: Vec<Problem>,
    /// Files that could not be read: a sentence each.
    pub troubles: Vec<String>,
    seen: FxHashSet<PathBuf>,
    /// The files that extend each other down to the one that is read, with their names.
    chain: Vec<(PathBuf, String)>,
}

/// Why a file was not read.
pub(super) enum Unread {
    /// There is none, or it cannot be opened.
    Missing(String),
    /// It is no text, or too long: a sentence about it.
    Unfit(String),
}

impl Gathered {
    /// The rule files that a configuration names.
    pub(super) fn of(workspace: &Workspace, path: &Path, text: &Text) -> Self {
        let mut gathered = Self::default();
        gathered.chain.push((real(path), text.name.clone()));
        for key in ["extends", "rules"] {
            gathered.follow(workspace, path, text, (key, config::BROKEN));
        }
        gathered
    }

    /// A rule file, and those that it extends.
    pub(super) fn one(workspace: &Workspace, path: &Path, text: Text) -> Self {
        let mut gathered = Self::default();
        gathered.seen.insert(real(path));
        gathered.take(workspace, path, text);
        gathered
    }

    /// Reads the files that a file names under a key.
    fn follow(&mut self, workspace: &Workspace, path: &Path, text: &Text, (key, kind): (&str, (&str, &str))) {
        let Some(folder) = path.parent() else { return };
        for named in rulefile::named(&text.text, key) {
            if let Err(message) = self.each(workspace, folder, &named) {
                let finding = Broken::new(named.at, message).finding(kind);
                self.problems.push(Problem { file: text.name.clone(), finding });
            }
        }
    }

    fn each(&mut self, workspace: &Workspace, folder: &Path, named: &Named) -> Result<(), String> {
        for path in paths(workspace, folder, &named.path)? {
            let key = real(&path);
            if let Some(at) = self.chain.iter().position(|(known, _)| *known == key) {
                // A pattern of files may well hold the file that has it.
                if is_pattern(&named.path) {
                    continue;
                }
                let names = self.chain[at..].iter().chain([&self.chain[at]]).map(|(_, name)| name.as_str());
                let circle = names.collect::<Vec<_>>().join(" → ");
                return Err(format!("These files extend each other in a circle: {circle}. Take one of them out."));
            }
            if !self.seen.insert(key) {
                continue;
            }
            match workspace.text(&path) {
                Ok(text) => self.take(workspace, &path, text),
                Err(Unread::Missing(why)) => {
                    return Err(format!("`{}` cannot be read: {why}. Check how it is written.", named.path));
                }
                Err(Unread::Unfit(sentence)) => self.troubles.push(sentence),
            }
        }
        Ok(())
    }

    fn take(&mut self, workspace: &Workspace, path: &Path, text: Text) {
        self.chain.push((real(path), text.name.clone()));
        self.follow(workspace, path, &text, ("extends", rulefile::BROKEN));
        self.chain.pop();
        self.files.push(text);
    }
}

/// A rule file with those that it extends.
#[derive(Debug)]
pub struct Extended {
    /// What they say: the file itself is the last.
    pub files: Vec<Text>,
    /// What is wrong in any of them.
    pub problems: Vec<Problem>,
    /// Files that could not be read: a sentence each.
    pub troubles: Vec<String>,
}

impl Workspace {
    /// A rule file as `sitlint rules test` reads it, after those that it extends.
    ///
    /// # Errors
    /// Where it cannot be read: a sentence.
    pub fn rule_file(&self, path: &Path) -> Result<Extended, String> {
        let path = self.absolute(path);
        let text = self.text(&path).map_err(|unread| match unread {
            Unread::Missing(why) => format!("{}: cannot be read: {why}.", self.name(&path)),
            Unread::Unfit(sentence) => sentence,
        })?;
        let Gathered { files, mut problems, troubles, .. } = Gathered::one(self, &path, text);
        let (_, found) = config::load(None, &files, &Given::default())?;
        problems.extend(found);
        Ok(Extended { files, problems, troubles })
    }

    /// What a file of settings or rules says.
    pub(super) fn text(&self, file: &Path) -> Result<Text, Unread> {
        let name = self.name(file);
        let missing = |error: &std::io::Error| Unread::Missing(reason(error));
        let size = fs::metadata(file).map_err(|error| missing(&error))?.len();
        if size > rulefile::LARGEST {
            let (size, most) = (size.div_ceil(1 << 20), rulefile::LARGEST >> 20);
            return Err(Unread::Unfit(format!("{name}: has {size} MB, and {most} MB are read at most; part it.")));
        }
        match String::from_utf8(fs::read(file).map_err(|error| missing(&error))?) {
            Ok(text) => Ok(Text { name, text }),
            Err(error) => {
                let before = &error.as_bytes()[..error.utf8_error().valid_up_to()];
                let line = memchr::memchr_iter(b'\n', before).count() + 1;
                Err(Unread::Unfit(format!("{name}: line {line} is not valid UTF-8; save the file as UTF-8.")))
            }
        }
    }
}

/// A path that is the same for all names of a file.
fn real(path: &Path) -> PathBuf {
    fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf())
}

fn is_pattern(path: &str) -> bool {
    path.contains(['*', '?', '[', '{'])
}

/// The files that a path or a pattern names, counted from a folder, sorted by name.
fn paths(workspace: &Workspace, folder: &Path, path: &str) -> Result<Vec<PathBuf>, String> {
    if !is_pattern(path) {
        return Ok(vec![workspace.absolute(&folder.join(path))]);
    }
    // What stands before the first part with a sign in it is a folder: `../house/*.toml`.
    let fixed = path.split('/').take_while(|part| !is_pattern(part)).map(|part| part.len() + 1).sum::<usize>();
    let (before, pattern) = path.split_at(fixed.min(path.len()));
    let glob = GlobBuilder::new(pattern).literal_separator(true).build();
    let glob = glob.map_err(|error| format!("This is no file pattern: {}.", error.kind()))?.compile_matcher();
    let root = workspace.absolute(&folder.join(before));
    let depth = (!pattern.contains("**")).then(|| pattern.split('/').count());
    let walk = WalkBuilder::new(&root).standard_filters(false).max_depth(depth).build();
    let files = walk.flatten().filter(|entry| entry.file_type().is_some_and(|kind| !kind.is_dir()));
    let mut found: Vec<PathBuf> = files.map(ignore::DirEntry::into_path).collect();
    found.retain(|file| file.strip_prefix(&root).is_ok_and(|name| glob.is_match(name)));
    found.sort();
    Ok(found)
}
