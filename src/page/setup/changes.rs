//! Which lines of a text are new against an earlier one; knows no file.

/// The difference between two texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Change {
    /// For each line of the later text, whether it is new.
    pub(crate) marks: Vec<bool>,
    /// How many lines are different: new ones, or vanished ones where these are more.
    pub(crate) count: usize,
}

/// Beyond so many pairs of lines, everything between the common start and end counts as new.
const MOST_PAIRS: usize = 250_000;

/// What is new in `now` against `before`: by the longest common subsequence of lines.
pub(crate) fn between<T: PartialEq>(before: &[T], now: &[T]) -> Change {
    let start = before.iter().zip(now).take_while(|(a, b)| a == b).count();
    let rest = before.len().min(now.len()) - start;
    let end = before.iter().rev().zip(now.iter().rev()).take(rest).take_while(|(a, b)| a == b).count();
    let (old, new) = (&before[start..before.len() - end], &now[start..now.len() - end]);
    let kept = if old.len() * new.len() > MOST_PAIRS { vec![false; new.len()] } else { kept(old, new) };
    let same = kept.iter().filter(|is_kept| **is_kept).count();
    let mut marks = vec![false; now.len()];
    for (mark, is_kept) in marks[start..].iter_mut().zip(&kept) {
        *mark = !is_kept;
    }
    Change { marks, count: (new.len() - same).max(old.len() - same) }
}

/// For each new line, whether the longest common subsequence has it.
fn kept<T: PartialEq>(old: &[T], new: &[T]) -> Vec<bool> {
    let width = new.len() + 1;
    let mut longest = vec![0u32; (old.len() + 1) * width];
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            longest[i * width + j] = if old[i] == new[j] {
                longest[(i + 1) * width + j + 1] + 1
            } else {
                longest[(i + 1) * width + j].max(longest[i * width + j + 1])
            };
        }
    }
    let mut kept = vec![false; new.len()];
    let (mut i, mut j) = (0, 0);
    while i < old.len() && j < new.len() {
        if old[i] == new[j] {
            kept[j] = true;
            (i, j) = (i + 1, j + 1);
        } else if longest[(i + 1) * width + j] >= longest[i * width + j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marks(before: &str, now: &str) -> (String, usize) {
        let (before, now): (Vec<_>, Vec<_>) = (before.chars().collect(), now.chars().collect());
        let change = between(&before, &now);
        (change.marks.iter().map(|mark| if *mark { '+' } else { '.' }).collect(), change.count)
    }

    #[test]
    fn marks_what_is_new_and_counts_what_is_different() {
        assert_eq!(marks("abc", "abc"), ("...".into(), 0));
        assert_eq!(marks("abc", "axc"), (".+.".into(), 1));
        assert_eq!(marks("abc", "ac"), ("..".into(), 1));
        assert_eq!(marks("ac", "abbc"), (".++.".into(), 2));
        assert_eq!(marks("abcd", "xbyd"), ("+.+.".into(), 2));
        assert_eq!(marks("", "ab"), ("++".into(), 2));
        assert_eq!(marks("aa", "a"), (".".into(), 1));
    }
}
