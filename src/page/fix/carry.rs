//! Values as text and back, for the way between the view and its judge, whose memories are apart.

use crate::read::Kind;
use crate::rules::{Care, Confidence, Severity};

/// A value that can be carried.
pub(crate) trait Carry: Sized {
    /// Writes it behind what is there.
    fn put(&self, out: &mut String);

    /// Reads it off the front; nothing if something else stands there.
    fn draw(from: &mut &str) -> Option<Self>;
}

/// The value as text.
pub(crate) fn pack(value: &impl Carry) -> String {
    let mut out = String::new();
    value.put(&mut out);
    out
}

/// The value of a text.
pub(crate) fn unpack<T: Carry>(mut text: &str) -> Option<T> {
    T::draw(&mut text).filter(|_| text.is_empty())
}

impl Carry for usize {
    fn put(&self, out: &mut String) {
        out.push_str(&self.to_string());
        out.push(';');
    }

    fn draw(from: &mut &str) -> Option<Self> {
        let (number, rest) = from.split_once(';')?;
        *from = rest;
        number.parse().ok()
    }
}

impl Carry for bool {
    fn put(&self, out: &mut String) {
        usize::from(*self).put(out);
    }

    fn draw(from: &mut &str) -> Option<Self> {
        usize::draw(from).map(|number| number == 1)
    }
}

impl Carry for String {
    fn put(&self, out: &mut String) {
        self.len().put(out);
        out.push_str(self);
    }

    fn draw(from: &mut &str) -> Option<Self> {
        let length = usize::draw(from)?;
        let (text, rest) = from.split_at_checked(length)?;
        *from = rest;
        Some(text.to_owned())
    }
}

impl<T: Carry> Carry for Option<T> {
    fn put(&self, out: &mut String) {
        self.is_some().put(out);
        if let Some(it) = self {
            it.put(out);
        }
    }

    fn draw(from: &mut &str) -> Option<Self> {
        Some(if bool::draw(from)? { Some(T::draw(from)?) } else { None })
    }
}

impl<T: Carry> Carry for Vec<T> {
    fn put(&self, out: &mut String) {
        self.len().put(out);
        for it in self {
            it.put(out);
        }
    }

    fn draw(from: &mut &str) -> Option<Self> {
        let count = usize::draw(from)?;
        (0..count).map(|_| T::draw(from)).collect()
    }
}

/// Values of a closed list, carried as their place in it.
macro_rules! one_of {
    ($($type:ty: $all:expr;)+) => {$(
        impl Carry for $type {
            fn put(&self, out: &mut String) {
                $all.iter().position(|it| it == self).unwrap_or_default().put(out);
            }

            fn draw(from: &mut &str) -> Option<Self> {
                $all.get(usize::draw(from)?).copied()
            }
        }
    )+};
}

one_of! {
    Kind: Kind::ALL;
    Severity: [Severity::Note, Severity::Warning, Severity::Error];
    Confidence: [Confidence::Low, Confidence::Medium, Confidence::High];
    Care: [Care::Safe, Care::Review];
}

/// Declares records that can be carried.
macro_rules! carried {
    ($($(#[$doc:meta])* $name:ident { $($(#[$field_doc:meta])* $field:ident: $type:ty,)+ })+) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq)]
        pub(crate) struct $name { $($(#[$field_doc])* pub(crate) $field: $type,)+ }

        impl $crate::page::fix::carry::Carry for $name {
            fn put(&self, out: &mut String) {
                $(self.$field.put(out);)+
            }

            fn draw(from: &mut &str) -> Option<Self> {
                Some(Self { $($field: <$type>::draw(from)?,)+ })
            }
        }
    )+};
}
pub(super) use carried;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_packed_comes_out() {
        for value in [None, Some(vec![String::new(), "7;ü,\n".to_owned()])] {
            assert_eq!(unpack(&pack(&value)), Some(value));
        }
        for kind in Kind::ALL {
            assert_eq!(unpack(&pack(kind)), Some(*kind));
        }
    }

    #[test]
    fn what_is_broken_is_nothing() {
        for text in ["", "x;", "5;ab", "1;ü", "1;ab"] {
            assert_eq!(unpack::<String>(text), None, "{text}");
        }
    }
}
