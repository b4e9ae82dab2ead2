//! Lines and columns of the places in a text, as editors count them.

use super::Span;

/// The lines of a text.
#[derive(Debug)]
pub struct Lines<'t> {
    text: &'t str,
    /// Where each line begins.
    starts: Vec<usize>,
}

/// A line and a column, both counted from 1; columns are characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
}

impl<'t> Lines<'t> {
    /// Those of this text.
    pub fn of(text: &'t str) -> Self {
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Self { text, starts }
    }

    /// The place of a byte.
    pub fn place(&self, at: usize) -> Place {
        let line = self.starts.partition_point(|start| *start <= at);
        let before = Span::new(self.starts[line - 1], at).of(self.text);
        Place { line, column: before.chars().count() + 1 }
    }

    /// A line by its number, without its end.
    pub fn line(&self, number: usize) -> Span {
        let start = self.starts[number - 1];
        let end = self.starts.get(number).map_or(self.text.len(), |next| next - 1);
        let text = Span::new(start, end).of(self.text);
        Span::new(start, start + text.trim_end_matches('\r').len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_counted_in_characters() {
        let lines = Lines::of("中a\r\nb\n");
        let at = |byte| (lines.place(byte).line, lines.place(byte).column);
        assert_eq!([at(0), at(3), at(6), at(7), at(8)], [(1, 1), (1, 2), (2, 1), (2, 2), (3, 1)]);
        assert_eq!([lines.line(1), lines.line(2), lines.line(3)], [Span::new(0, 4), Span::new(6, 7), Span::at(8)]);
    }
}
