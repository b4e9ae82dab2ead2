//! How it ends, first of all: it works; or what go prints, why, and what helps.

use yew::prelude::*;

use super::board::Side;
use super::mood::mark;
use crate::explain::End;
use crate::page::icon::Icon;
use crate::page::top::skip;
use crate::page::words::{Words, rich};
use crate::text::Msg;

/// The end in a sentence, to be heard.
pub(crate) fn gist(side: &Side, words: &Words) -> String {
    let end = match &side.explained.story.end {
        End::Done => words.get("end.done").to_owned(),
        End::Failed(failed) => words.say(&failed.cause),
    };
    let leaks = side.explained.leaks.first().map(|leak| words.say(&leak.msg()));
    let near = side.explained.near_miss.as_ref().map(|it| it.lines(words)).unwrap_or_default();
    near.into_iter().chain([end]).chain(leaks).collect::<Vec<_>>().join(" ").replace('`', "")
}

/// The end at a glance, where the story is out of sight; leads to it.
pub(crate) fn peek(words: &Words, side: &Side) -> Html {
    html! {
        <a class="peek" href="#story-heading" onclick={skip("story-heading")}>
            { mark(side.is_good(), words) }<span>{ words.get("see.peek") }</span>
        </a>
    }
}

/// The end.
pub(crate) fn ending(words: &Words, side: &Side) -> Html {
    let story = &side.explained.story;
    let head = |icon: Icon, key: &str| {
        html! { <p class="ending-head">{ icon.show() }<strong>{ words.get(key) }</strong></p> }
    };
    let line = html! {
        <p class="command-line"><code translate="no">{ format!("$ {}", story.command) }</code><span>{ format!("Go {}", story.release) }</span></p>
    };
    match &story.end {
        End::Done => {
            let count = story.requests();
            let key = match count {
                0 => "see.no-request",
                1 => "see.request",
                _ => "see.requests",
            };
            html! {
                <div class="ending works" data-end="works">
                    { line }
                    { head(Icon::Done, "end.done") }
                    <p>{ words.say(&Msg::new(key).with("count", count)) }</p>
                </div>
            }
        }
        End::Failed(failed) => html! {
            <div class="ending fails" data-end={failed.kind}>
                { line }
                { head(Icon::Stop, if failed.hangs { "end.hangs" } else { "end.failed" }) }
                if !failed.text.is_empty() {
                    <pre translate="no" tabindex="0"><code>{ failed.text.clone() }</code></pre>
                }
                <p>{ rich(&words.say(&Msg::new("end.cause").with("text", words.say(&failed.cause)))) }</p>
                <p>{ rich(&words.say(&Msg::new("end.cure").with("text", words.say(&failed.cure)))) }</p>
                <p class="help">
                    <span class="lead">{ words.get("page.source") }</span>
                    <a href={failed.source.url} target="_blank" rel="noreferrer" translate="no">{ failed.source.title }</a>
                </p>
            </div>
        },
    }
}
