//! What the page says to the page around its frame.

use crate::page::fragment::View;
use crate::text::Lang;

/// A message.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Said {
    /// The page is there and listens.
    Ready {
        /// The view that is seen.
        view: View,
        /// The language.
        lang: Lang,
    },
    /// So high is its content, in CSS pixels.
    Resize {
        /// The height.
        height: u32,
    },
    /// What was answered.
    Answers {
        /// The fragment that leads there, without `#`; there are no secrets in it.
        link: String,
    },
    /// A file was copied.
    Copied {
        /// Its name, as in `only`.
        file: &'static str,
    },
}

/// A value in a message.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Field {
    /// A text.
    Text(String),
    /// A number.
    Number(u32),
}

impl Said {
    /// The message's own fields.
    pub(crate) fn fields(self) -> Vec<(&'static str, Field)> {
        let text = |text: &str| Field::Text(text.to_owned());
        match self {
            Said::Ready { view, lang } => vec![
                ("type", text("ready")),
                ("version", text(env!("CARGO_PKG_VERSION"))),
                ("view", text(view.name())),
                ("lang", text(lang.tag())),
            ],
            Said::Resize { height } => vec![("type", text("resize")), ("height", Field::Number(height))],
            Said::Answers { link } => vec![("type", text("answers")), ("link", Field::Text(link))],
            Said::Copied { file } => vec![("type", text("copied")), ("file", text(file))],
        }
    }
}
