//! A place in a text; knows nothing of what stands there.

/// Where something stands, in bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// Its first byte.
    pub start: usize,
    /// The byte after its last.
    pub end: usize,
}

impl Span {
    /// From one byte up to another.
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// The empty place before a byte.
    pub const fn at(byte: usize) -> Self {
        Self { start: byte, end: byte }
    }

    /// What stands there; nothing if the place is not in the text.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or_default()
    }

    /// The same place when the text stands so many bytes further on.
    #[must_use]
    pub const fn shifted(self, by: usize) -> Self {
        Self { start: self.start + by, end: self.end + by }
    }

    /// From the start of this one to the end of the other.
    #[must_use]
    pub const fn to(self, other: Span) -> Self {
        Self { start: self.start, end: other.end }
    }

    /// Whether the other lies in this one.
    pub const fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether there is nothing in it.
    pub const fn is_empty(self) -> bool {
        self.start >= self.end
    }
}
