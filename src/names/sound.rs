//! How far two words are apart by ear: letters of many ways of transliteration are read as the sounds they may stand
//! for, and the sounds are aligned at the least cost.
//!
//! A cost of ten is another letter; one of three or less is another way to write the same.

/// The cost of another letter.
pub const LETTER: u32 = 10;

/// A cost at which no two words are of one name. Above it costs are not counted out.
pub const FAR: u32 = 20;

/// How many sounds of a word are compared. Names that are longer are compared by their beginnings.
const MOST: usize = 40;

/// One sound: a letter for what it mostly is, and a set of all that the same writing may stand for.
///
/// `S` is sh, `Z` zh, `C` ch, `J` dj, `c` ts, `x` kh, `T` the th of thin, `D` that of then, `y` and `w` glides.
#[derive(Clone, Copy)]
struct Sound {
    first: u8,
    all: u32,
}

/// The sounds of a word.
pub struct Sounds {
    sounds: [Sound; MOST],
    len: usize,
}

/// Ways to write, longest first, with the sounds they may stand for.
const WRITINGS: &[(&[u8], &[u8])] = &[
    (b"schtsch", b"SC"),
    (b"shtsh", b"SC"),
    (b"shch", b"SC"),
    (b"szcz", b"SC"),
    (b"tsch", b"C"),
    (b"dsch", b"J"),
    (b"chtch", b"SC"),
    (b"sch", b"SZ"),
    (b"tch", b"C"),
    (b"tsh", b"C"),
    (b"dzh", b"JZ"),
    (b"shh", b"SC"),
    (b"sh", b"S"),
    (b"sz", b"Ss"),
    (b"sj", b"SZ"),
    (b"zh", b"Z"),
    (b"zj", b"Z"),
    (b"ch", b"CxSk"),
    (b"cz", b"C"),
    (b"cs", b"C"),
    (b"tx", b"C"),
    (b"kh", b"xkh"),
    (b"gh", b"gx"),
    (b"ph", b"f"),
    (b"th", b"Tt"),
    (b"dh", b"Dd"),
    (b"dj", b"J"),
    (b"dg", b"J"),
    (b"ts", b"cC"),
    (b"tz", b"c"),
    (b"ck", b"k"),
    (b"oo", b"u"),
    (b"ee", b"i"),
    (b"ii", b"i"),
    (b"yy", b"i"),
    (b"aa", b"a"),
    (b"uu", b"u"),
];

impl Sounds {
    /// The sounds of a word in lower-case ASCII. Doubled letters are one, and a last h is not heard.
    #[must_use]
    pub fn of(word: &str) -> Self {
        let letters = word.as_bytes();
        let mut sounds = Self { sounds: [Sound { first: 0, all: 0 }; MOST], len: 0 };
        let mut at = 0;
        while at < letters.len() && sounds.len < MOST {
            at += sounds.read(letters, at);
        }
        sounds
    }

    /// How many sounds there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether the first sounds are two that are never written for each other.
    #[must_use]
    pub fn begins_apart(&self, other: &Self) -> bool {
        let (Some(one), Some(other)) = (self.sounds[..self.len].first(), other.sounds[..other.len].first()) else {
            return false;
        };
        !is_vowel(one.first) && !is_vowel(other.first) && exchanged(*one, *other) == LETTER
    }

    fn push(&mut self, writing: &[u8]) {
        let all = writing.iter().fold(0, |all, &letter| all | BITS[usize::from(letter & 127)]);
        let sound = Sound { first: writing[0], all };
        let again = self.len > 0 && self.sounds[self.len - 1].first == sound.first;
        if !again && self.len < MOST {
            self.sounds[self.len] = sound;
            self.len += 1;
        }
    }

    /// Reads the sounds that begin at a place; gives how many letters they take.
    fn read(&mut self, letters: &[u8], at: usize) -> usize {
        let rest = &letters[at..];
        let next = rest.get(1).copied().unwrap_or(0);
        let after = rest.get(2).copied().unwrap_or(0);
        let before = at.checked_sub(1).map_or(0, |at| letters[at]);
        match (rest[0], next) {
            // A diphthong, however it is written: Zeid, Zaid, Zayd, Zajd.
            (b'a' | b'e', b'i' | b'y' | b'j') if !is_vowel(after) => {
                self.push(b"eai");
                return 2;
            }
            (b'i' | b'y', b'y' | b'j') if !is_vowel(after) => {
                self.push(b"i");
                return 2;
            }
            (b'o', b'u') => {
                self.push(if is_vowel(after) { b"wuv" } else { b"u" });
                return 2;
            }
            (b'o' | b'u' | b'a', b'e') if after != 0 && !is_vowel(after) && !is_vowel(before) && before != b'q' => {
                self.push(match rest[0] {
                    b'o' => b"oue",
                    b'u' => b"uie",
                    _ => b"eai",
                });
                return 2;
            }
            (b'g' | b'q', b'u') if matches!(after, b'e' | b'i') => {
                self.push(if rest[0] == b'g' { b"g" } else { b"k" });
                return 2;
            }
            (b'h', 0) if is_vowel(before) => return 1,
            _ => {}
        }
        // Most letters begin no digraph, and their neighbour shows it.
        let joint = next == rest[0] || matches!(next, b'c' | b'g' | b'h' | b'j' | b'k' | b's' | b'x' | b'z');
        if let Some((writing, sounds)) = joint.then(|| joined(rest)).flatten() {
            self.push(sounds);
            return writing.len();
        }
        let one = [rest[0]];
        self.push(match rest[0] {
            b'c' => b"kcsC",
            b'q' => b"kg",
            b'g' if matches!(next, b'e' | b'i') => b"gJZ",
            b'g' => b"gJ",
            b'j' if next == 0 || !is_vowel(next) => b"yJZ",
            b'j' => b"JZyxS",
            b'y' if is_vowel(next) => b"yi",
            b'y' => b"iy",
            b'i' if is_vowel(next) => b"iy",
            b'u' if is_vowel(next) || is_vowel(before) => b"uwv",
            b'w' => b"wvu",
            b'v' => b"vw",
            b's' => b"sS",
            b'z' => b"zZ",
            b'x' => b"xSk",
            b'h' => b"h",
            _ => &one,
        });
        1
    }
}

/// The first of the [`WRITINGS`] that stands at the beginning of some letters.
fn joined(letters: &[u8]) -> Option<&'static (&'static [u8], &'static [u8])> {
    let mut left = STARTS[usize::from(letters[0] & 127)];
    while left != 0 {
        let found = &WRITINGS[left.trailing_zeros() as usize];
        if letters.starts_with(found.0) {
            return Some(found);
        }
        left &= left - 1;
    }
    None
}

/// Which of the [`WRITINGS`] begin with a letter.
static STARTS: [u64; 128] = starts();

const fn starts() -> [u64; 128] {
    let mut starts = [0; 128];
    let mut at = 0;
    while at < WRITINGS.len() {
        starts[WRITINGS[at].0[0] as usize] |= 1 << at;
        at += 1;
    }
    starts
}

/// How far two words are apart; where it is more than [`FAR`], some number above that.
#[must_use]
pub fn distance(one: &Sounds, other: &Sounds) -> u32 {
    let (a, b) = (&one.sounds[..one.len], &other.sounds[..other.len]);
    let mut rows = [[0_u32; MOST + 1]; 3];
    let [last, above, here] = &mut rows;
    let (mut last, mut above, mut here) = (last, above, here);
    let mut leaves = [0_u32; MOST];
    for at in 0..b.len() {
        leaves[at] = lost(b, at);
        above[at + 1] = above[at] + leaves[at];
    }
    let mut least_above = 0;
    for left in 0..a.len() {
        let (sound, leave) = (a[left], lost(a, left));
        let before = left.checked_sub(1).map_or(0, |at| a[at].first);
        let mut beside = above[0] + leave;
        let mut least_here = beside;
        here[0] = beside;
        for (right, &heard) in b.iter().enumerate() {
            let mut least = above[right] + exchanged(sound, heard);
            least = least.min(above[right + 1] + leave).min(beside + leaves[right]);
            // Two letters changed over.
            if before == heard.first && left > 0 && right > 0 && sound.first == b[right - 1].first {
                least = least.min(last[right - 1] + 7);
            }
            here[right + 1] = least;
            beside = least;
            least_here = least_here.min(least);
        }
        if least_here.min(least_above) > FAR {
            return least_here.min(least_above);
        }
        least_above = least_here;
        (last, above, here) = (above, here, last);
    }
    above[b.len()]
}

/// What it costs to leave a sound out.
fn lost(sounds: &[Sound], at: usize) -> u32 {
    let last = at + 1 == sounds.len();
    match sounds[at].first {
        b'y' => 2,
        b'h' => 3,
        b'w' => 6,
        b'i' if sounds.get(at + 1).is_some_and(|next| is_vowel(next.first)) => 2,
        _ if is_vowel(sounds[at].first) && (at == 0 || last) => 5,
        _ if is_vowel(sounds[at].first) => 3,
        b'v' => 7,
        _ if sounds[at].all & BITS[b'y' as usize] != 0 => 3,
        _ => 9,
    }
}

/// What it costs to write one sound for another.
fn exchanged(one: Sound, other: Sound) -> u32 {
    if one.first == other.first {
        return 0;
    }
    let cost = u32::from(COSTS[usize::from(one.first & 127)][usize::from(other.first & 127)]);
    if one.all & other.all != 0 { cost.min(2) } else { cost }
}

/// What each exchange costs, by the letters of the two sounds.
static COSTS: [[u8; 128]; 128] = costs();

const fn costs() -> [[u8; 128]; 128] {
    let mut costs = [[LETTER as u8; 128]; 128];
    let mut at = 0;
    while at < NEAR.len() {
        let (pair, cost) = NEAR[at];
        costs[pair[0] as usize][pair[1] as usize] = cost;
        costs[pair[1] as usize][pair[0] as usize] = cost;
        at += 1;
    }
    costs
}

/// Sounds that are written for each other, with what it costs.
const NEAR: &[(&[u8; 2], u8)] = &[
    (b"ae", 2),
    (b"ao", 4),
    (b"ai", 4),
    (b"au", 5),
    (b"ei", 1),
    (b"eo", 4),
    (b"eu", 5),
    (b"io", 4),
    (b"iu", 4),
    (b"ou", 1),
    (b"iy", 1),
    (b"ey", 3),
    (b"uw", 2),
    (b"uv", 3),
    (b"ow", 3),
    (b"vw", 1),
    (b"pb", 4),
    (b"bv", 5),
    (b"fv", 2),
    (b"pf", 5),
    (b"td", 4),
    (b"tT", 1),
    (b"dD", 1),
    (b"Dz", 1),
    (b"Ts", 1),
    (b"TD", 3),
    (b"sz", 3),
    (b"sS", 2),
    (b"zZ", 2),
    (b"sc", 3),
    (b"zc", 3),
    (b"SC", 3),
    (b"SZ", 3),
    (b"CJ", 3),
    (b"Cc", 3),
    (b"ZJ", 1),
    (b"Jg", 3),
    (b"Jz", 4),
    (b"Jy", 3),
    (b"JS", 5),
    (b"kg", 3),
    (b"kx", 2),
    (b"xh", 2),
    (b"gh", 3),
    (b"gx", 3),
    (b"kh", 5),
    (b"mn", 4),
    (b"tc", 5),
    (b"tC", 5),
    (b"sC", 4),
    (b"dz", 4),
    (b"lr", 7),
    (b"dJ", 4),
];

fn is_vowel(letter: u8) -> bool {
    matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u')
}

/// A bit for each sound.
static BITS: [u32; 128] = bits();

const fn bits() -> [u32; 128] {
    const ALL: &[u8; 32] = b"aeioubcdfghjklmnprstvwxyzSZCJTDq";
    let mut bits = [0; 128];
    let mut at = 0;
    while at < ALL.len() {
        bits[ALL[at] as usize] = 1 << at;
        at += 1;
    }
    bits
}
