//! Words that are nearly another word.

/// Whether one slip of the finger, or two in a longer word, turn one into the other: a letter more, less, another or two
/// exchanged. Equal words are not near.
pub(super) fn is_near(word: &str, meant: &str) -> bool {
    let allowed = if meant.len() < 6 { 1 } else { 2 };
    word != meant && word.len().abs_diff(meant.len()) <= allowed && distance(word, meant) <= allowed
}

/// Whether one slip of the finger turns one into the other.
pub(super) fn is_slip(word: &str, meant: &str) -> bool {
    word != meant && word.len().abs_diff(meant.len()) <= 1 && distance(word, meant) == 1
}

/// Optimal string alignment.
fn distance(one: &str, other: &str) -> usize {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    let width = other.len() + 1;
    let mut rows = vec![0; (one.len() + 1) * width];
    let at = |i: usize, j: usize| i * width + j;
    for i in 0..=one.len() {
        for j in 0..=other.len() {
            rows[at(i, j)] = if i == 0 || j == 0 {
                i + j
            } else {
                let change = usize::from(one[i - 1] != other[j - 1]);
                let mut best =
                    (rows[at(i - 1, j)] + 1).min(rows[at(i, j - 1)] + 1).min(rows[at(i - 1, j - 1)] + change);
                if i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1] {
                    best = best.min(rows[at(i - 2, j - 2)] + 1);
                }
                best
            }
        }
    }
    rows[at(one.len(), other.len())]
}

#[cfg(test)]
mod tests {
    use super::is_near;

    #[test]
    fn slips_are_near() {
        for word in ["direc", "drect", "dircet", "dirct", "directt", "direect", "dirext", "driect"] {
            assert!(is_near(word, "direct"), "{word}");
        }
        for word in ["direct", "detect12", "proxy", "d", "directory"] {
            assert!(!is_near(word, "direct"), "{word}");
        }
        assert!(is_near("of", "off") && !is_near("on", "off"));
    }
}
