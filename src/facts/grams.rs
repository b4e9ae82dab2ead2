//! Which runs of four bytes a text holds, so that most words that it does not hold are told without reading it again.

/// How many bytes a run has.
const LENGTH: usize = 4;

/// The runs of a text, as bits behind a hash: it may say yes for a run that is not there, and never no for one that is.
#[derive(Clone, Debug)]
pub(super) struct Grams {
    bits: Vec<u64>,
    shift: u32,
}

impl Grams {
    /// The runs of a text.
    pub(super) fn of(text: &str) -> Self {
        let size = (text.len() * 4).next_power_of_two().clamp(1 << 12, 1 << 22);
        let mut it = Self { bits: vec![0; size / 64], shift: 32 - size.trailing_zeros() };
        for run in text.as_bytes().windows(LENGTH) {
            let place = it.place(run);
            it.bits[place / 64] |= 1 << (place % 64);
        }
        it
    }

    /// Whether the text may hold these words.
    pub(super) fn may_hold(&self, words: &str) -> bool {
        words.as_bytes().windows(LENGTH).all(|run| {
            let place = self.place(run);
            self.bits[place / 64] >> (place % 64) & 1 == 1
        })
    }

    fn place(&self, run: &[u8]) -> usize {
        let number = u32::from_le_bytes([run[0], run[1], run[2], run[3]]);
        (number.wrapping_mul(0x9e37_79b1) >> self.shift) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::Grams;

    #[test]
    fn what_is_there_is_never_denied() {
        let text = "go: downloading rsc.io/quote v1.5.2\nproxyconnect tcp: dial tcp 127.0.0.1:7890: i/o timeout";
        let grams = Grams::of(text);
        for start in 0..text.len() {
            for end in start..text.len() {
                assert!(grams.may_hold(&text[start..end]));
            }
        }
        assert!(!grams.may_hold("module lookup disabled"));
    }
}
