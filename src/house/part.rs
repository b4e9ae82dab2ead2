//! How a part of a preset is read from JSON, written back and described; knows no part by name.

use crate::ask::Fault;
use crate::base::Span;
use crate::jsonc::{Kind, Member, Tree, Value};
use crate::text::Msg;

/// A part of a preset.
pub(super) trait Part: Sized {
    /// Takes a value, or reports what is wrong with it.
    fn read(value: &Value<'_>, reader: &mut Reader<'_>) -> Option<Self>;

    /// The value that reads back as this.
    fn tree(&self) -> Tree;

    /// Whether it may be left out when it is written.
    fn is_absent(&self) -> bool {
        false
    }

    /// What it is where it is left out; nothing if it must be there.
    fn absent() -> Option<Self> {
        None
    }

    /// Its JSON Schema (draft 2020-12).
    fn schema() -> Tree;
}

/// A text with what is found wrong in it.
pub(super) struct Reader<'t> {
    text: &'t str,
    path: String,
    faults: Vec<Fault>,
}

impl<'t> Reader<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, path: String::new(), faults: Vec::new() }
    }

    pub(super) fn faults(self) -> Vec<Fault> {
        self.faults
    }

    /// What is written there.
    pub(super) fn written(&self, span: Span) -> &'t str {
        span.of(self.text)
    }

    /// Reports what is wrong here.
    pub(super) fn no<T>(&mut self, at: usize, msg: Msg) -> Option<T> {
        self.faults.push(Fault { path: self.path.clone(), at, msg });
        None
    }

    /// Goes into a member or an item for a while.
    pub(super) fn within<T>(&mut self, step: &str, read: impl FnOnce(&mut Self) -> T) -> T {
        let length = self.path.len();
        if length > 0 && !step.starts_with('[') {
            self.path.push('.');
        }
        self.path.push_str(step);
        let out = read(self);
        self.path.truncate(length);
        out
    }

    /// The text of a value.
    pub(super) fn text<'v>(&mut self, value: &'v Value<'_>, else_say: &'static str) -> Option<&'v str> {
        match &value.kind {
            Kind::Text(text) => Some(text),
            _ => self.no(value.span.start, Msg::new(else_say)),
        }
    }

    /// The members of an object. A name that stands there twice is reported: readers differ in which one they take.
    pub(super) fn members<'v, 'a>(&mut self, value: &'v Value<'a>) -> Option<&'v [Member<'a>]> {
        let Kind::Object(members) = &value.kind else {
            return self.no(value.span.start, Msg::new("house.object"));
        };
        for (place, member) in members.iter().enumerate() {
            if members[..place].iter().any(|earlier| earlier.name == member.name) {
                self.within(&member.name, |it| it.no::<()>(member.name_span.start, Msg::new("house.twice")));
            }
        }
        Some(members)
    }

    /// The same, where only these names are known.
    pub(super) fn known_members<'v, 'a>(&mut self, value: &'v Value<'a>, known: &[&str]) -> Option<&'v [Member<'a>]> {
        let members = self.members(value)?;
        for member in members.iter().filter(|member| !known.contains(&&*member.name)) {
            let msg = Msg::new("house.unknown").with("names", known.join(", "));
            self.within(&member.name, |it| it.no::<()>(member.name_span.start, msg));
        }
        Some(members)
    }

    /// One member as a part.
    pub(super) fn member<T: Part>(&mut self, of: &Value<'_>, members: &[Member<'_>], name: &str) -> Option<T> {
        match members.iter().find(|member| member.name == name) {
            Some(member) => self.within(name, |it| T::read(&member.value, it)),
            None => {
                let absent = T::absent();
                if absent.is_none() {
                    self.no::<()>(of.span.start, Msg::new("house.missing").with("name", name));
                }
                absent
            }
        }
    }
}

impl<T: Part> Part for Option<T> {
    fn read(value: &Value<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        T::read(value, reader).map(Some)
    }

    fn tree(&self) -> Tree {
        self.as_ref().map_or(Tree::Object(Vec::new()), Part::tree)
    }

    fn is_absent(&self) -> bool {
        self.is_none()
    }

    fn absent() -> Option<Self> {
        Some(None)
    }

    fn schema() -> Tree {
        T::schema()
    }
}

impl<T: Part> Part for Vec<T> {
    fn read(value: &Value<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        let Kind::Array(items) = &value.kind else {
            return reader.no(value.span.start, Msg::new("house.list"));
        };
        let read = |(place, item)| reader.within(&format!("[{place}]"), |it| T::read(item, it));
        // All items are read before one that is wrong ends it.
        let parts: Vec<Option<T>> = items.iter().enumerate().map(read).collect();
        parts.into_iter().collect()
    }

    fn tree(&self) -> Tree {
        Tree::List(self.iter().map(Part::tree).collect())
    }

    fn is_absent(&self) -> bool {
        self.is_empty()
    }

    fn absent() -> Option<Self> {
        Some(Vec::new())
    }

    fn schema() -> Tree {
        Tree::object([("type", Tree::text("array")), ("items", T::schema())])
    }
}

/// Declares an object: the type, and each member with its name and description. Members whose type has no `absent` must
/// be there.
macro_rules! part {
    ($(#[doc = $doc:literal])+ $type:ident { $($(#[doc = $about:literal])+ $field:ident $name:literal: $of:ty;)+ }) => {
        $(#[doc = $doc])+
        #[derive(Clone, Debug, PartialEq)]
        pub struct $type { $($(#[doc = $about])+ pub $field: $of,)+ }

        impl $crate::house::part::Part for $type {
            fn read(
                value: &$crate::jsonc::Value<'_>,
                reader: &mut $crate::house::part::Reader<'_>,
            ) -> Option<Self> {
                let members = reader.known_members(value, &[$($name,)+ "$schema"])?;
                $(let $field = reader.member::<$of>(value, members, $name);)+
                Some(Self { $($field: $field?,)+ })
            }

            fn tree(&self) -> $crate::jsonc::Tree {
                let mut members = Vec::new();
                $(if !$crate::house::part::Part::is_absent(&self.$field) {
                    members.push(($name, $crate::house::part::Part::tree(&self.$field)));
                })+
                $crate::jsonc::Tree::object(members)
            }

            fn schema() -> $crate::jsonc::Tree {
                use $crate::house::part::{described, object_schema};
                object_schema(vec![$((
                    $name,
                    <$of as $crate::house::part::Part>::absent().is_none(),
                    described(concat!($($about),+), <$of as $crate::house::part::Part>::schema()),
                ),)+])
            }
        }
    };
}
pub(super) use part;

/// Makes a part of a type that is parsed from a text and displays as it: the type, what is said of another text, and the
/// form of its texts.
macro_rules! text_part {
    ($type:ident, $no:literal, $form:literal) => {
        impl $crate::house::part::Part for $type {
            fn read(value: &$crate::jsonc::Value<'_>, reader: &mut $crate::house::part::Reader<'_>) -> Option<Self> {
                let taken = Self::parse(reader.text(value, $no)?);
                taken.or_else(|| reader.no(value.span.start, $crate::text::Msg::new($no)))
            }

            fn tree(&self) -> $crate::jsonc::Tree {
                $crate::jsonc::Tree::text(self.to_string())
            }

            fn schema() -> $crate::jsonc::Tree {
                $crate::house::part::text_schema($form)
            }
        }
    };
}
pub(super) use text_part;

/// A schema with what it is about in front.
pub(super) fn described(about: &str, schema: Tree) -> Tree {
    let about = Tree::text(about.trim());
    match schema {
        Tree::Object(mut members) => {
            members.insert(0, ("description".into(), about));
            Tree::Object(members)
        }
        other => other,
    }
}

/// The schema of an object with these members: name, whether it must be there, schema.
pub(super) fn object_schema(members: Vec<(&str, bool, Tree)>) -> Tree {
    let required: Vec<_> = members.iter().filter(|(_, is_required, _)| *is_required).map(|(name, ..)| *name).collect();
    let mut out = vec![
        ("type", Tree::text("object")),
        ("properties", Tree::object(members.into_iter().map(|(name, _, schema)| (name, schema)))),
    ];
    if !required.is_empty() {
        out.push(("required", Tree::texts(required)));
    }
    out.push(("additionalProperties", Tree::Bool(false)));
    Tree::object(out)
}

/// The schema of a text of this form.
pub(super) fn text_schema(pattern: &str) -> Tree {
    Tree::object([("type", Tree::text("string")), ("pattern", Tree::text(pattern))])
}

/// The schema of one of these names.
pub(super) fn name_schema<'a>(names: impl IntoIterator<Item = &'a str>) -> Tree {
    Tree::object([("enum", Tree::texts(names))])
}
