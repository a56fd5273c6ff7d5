//! Finds a line by its first word without reading the others: a table of places by the hash of the word.

/// What stands after a word and a tab in lines of which `slots` says where each begins: one more than that, or 0, in four
/// bytes, at the hash of its word or at the next free place.
pub(super) fn found(slots: &[u8], lines: &'static str, word: &str) -> Option<&'static str> {
    let count = slots.len() / 4;
    let mut at = hash(word) & count.checked_sub(1)?;
    loop {
        let place: [u8; 4] = slots.get(at * 4..at * 4 + 4)?.try_into().ok()?;
        let line = lines.get((u32::from_le_bytes(place) as usize).checked_sub(1)?..)?;
        if let Some(rest) = line.strip_prefix(word).and_then(|rest| rest.strip_prefix('\t')) {
            return rest.split('\n').next();
        }
        at = (at + 1) & (count - 1);
    }
}

/// FNV-1a in 32 bits: the same when the program is built and when it runs, on every machine.
pub(super) fn hash(word: &str) -> usize {
    word.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)) as usize
}
