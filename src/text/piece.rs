//! The one mark-up that texts may use: `code` between backticks.

/// A run of text of one kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Words.
    Plain(&'a str),
    /// A name, value or command, to be shown in the fixed-width face.
    Code(&'a str),
}

/// The runs of a text, in order; empty ones are left out. An odd last backtick opens code to the end.
pub fn pieces(text: &str) -> impl Iterator<Item = Piece<'_>> {
    text.split('`')
        .enumerate()
        .filter(|(_, run)| !run.is_empty())
        .map(|(i, run)| if i % 2 == 0 { Piece::Plain(run) } else { Piece::Code(run) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn splits_at_backticks() {
        let got: Vec<_> = pieces("`go` reads `GOPROXY`.").collect();
        assert_eq!(got, [Piece::Code("go"), Piece::Plain(" reads "), Piece::Code("GOPROXY"), Piece::Plain(".")]);
    }
}
