//! The key in the page's address: who does not know it is not let in.

use std::fmt;
use std::fmt::Write;

use anyhow::anyhow;

/// Bytes of a key: as many as nobody can try.
const LENGTH: usize = 24;

/// A key that was drawn by the machine's own source of chance.
#[derive(Clone)]
pub(super) struct Key(String);

impl Key {
    /// A new key.
    pub(super) fn new() -> anyhow::Result<Self> {
        let mut bytes = [0; LENGTH];
        getrandom::fill(&mut bytes).map_err(|error| anyhow!("no key can be drawn on this machine: {error}"))?;
        let mut drawn = String::with_capacity(2 * LENGTH);
        for byte in bytes {
            let _ = write!(drawn, "{byte:02x}");
        }
        Ok(Self(drawn))
    }

    /// Whether what somebody says is the key. It takes as long for a key that is nearly right as for any other.
    pub(super) fn is(&self, said: &str) -> bool {
        let pairs = self.0.bytes().zip(said.bytes());
        said.len() == self.0.len() && pairs.fold(0, |unlike, (one, other)| unlike | (one ^ other)) == 0
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_whole_key_is_the_key() {
        let key = Key::new().unwrap();
        let said = key.to_string();
        assert!(key.is(&said) && said.len() == 48);
        assert!(!key.is(&said[1..]) && !key.is("") && !key.is(&format!("{said}0")));
        assert!(!key.is(&Key::new().unwrap().to_string()));
    }
}
