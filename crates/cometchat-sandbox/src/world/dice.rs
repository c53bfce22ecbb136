//! Repeatable chance, for keys and ids.

/// A small generator (SplitMix64); not for secrets that matter, since the sandbox has none.
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
pub(crate) struct Dice(u64);

impl Dice {
    /// Always the same sequence for the same seed.
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// Any number.
    pub(crate) fn number(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// Any place below `n`; 0 where there is none.
    pub(crate) fn below(&mut self, n: usize) -> usize {
        if n == 0 { 0 } else { usize::try_from(self.number() % n as u64).unwrap_or(0) }
    }

    /// So many lower-case hexadecimal digits.
    pub(crate) fn hex(&mut self, n_digits: usize) -> String {
        let mut text = String::with_capacity(n_digits + 16);
        while text.len() < n_digits {
            text.push_str(&format!("{:016x}", self.number()));
        }
        text.truncate(n_digits);
        text
    }
}
