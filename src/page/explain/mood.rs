//! How something went, in a picture and a word; never by colour alone.

use yew::prelude::*;

use crate::explain::Mood;
use crate::page::icon::Icon;
use crate::page::words::Words;

/// The picture.
pub(crate) const fn icon(mood: Mood) -> Icon {
    match mood {
        Mood::Good => Icon::Done,
        Mood::Moves => Icon::Onward,
        Mood::Bad => Icon::Stop,
    }
}

/// The word.
pub(crate) fn word(mood: Mood, words: &Words) -> String {
    words.get(&format!("see.mood-{}", mood.name())).to_owned()
}

/// A mark that stands for working or failing, with a word for those who don't see it.
pub(crate) fn mark(is_good: bool, words: &Words) -> Html {
    let (icon, name) = if is_good { (Icon::Done, "works") } else { (Icon::Stop, "fails") };
    html! {
        <span class={classes!("mark", name)}>
            { icon.show() }<span>{ words.get(&format!("see.{name}")) }</span>
        </span>
    }
}
