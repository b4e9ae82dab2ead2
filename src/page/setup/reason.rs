//! Why the line in view is there: the rule, its source, and the answers that it follows from.

use yew::prelude::*;

use crate::ask::QuestionId;
use crate::page::browser;
use crate::page::setup::desk::Desk;
use crate::page::setup::shown::Shown;
use crate::page::text_page;
use crate::page::words::{Words, rich};
use crate::plan::Why;
use crate::text::Msg;

/// The reason, heard when it changes.
pub(crate) fn reason_panel(desk: &Desk, shown: &Shown, spot: Option<usize>, asked: &[QuestionId]) -> Html {
    let words = &desk.words;
    let line = spot.and_then(|spot| Some((spot, shown.lines.get(spot)?)));
    let content = match line {
        None => html! { <p class="help">{ words.get("page.reason-hint") }</p> },
        Some((spot, line)) => html! {
            <>
                <p class="reason-line">{ words.say(&Msg::new("page.line").with("n", spot + 1)) }</p>
                { line.why.map_or_else(|| html! { <p>{ words.get("page.kept") }</p> }, |why| reason(why, asked, words)) }
            </>
        },
    };
    html! {
        <aside class="reason" id={format!("reason-{}", shown.file.target)} aria-live="polite" aria-label={words.get("page.reason").to_owned()}>
            { content }
        </aside>
    }
}

fn reason(why: Why, asked: &[QuestionId], words: &Words) -> Html {
    let source = why.source();
    let question = |id: &QuestionId| {
        let name = id.question().name;
        html! {
            <button type="button" class="link" onclick={move |_| browser::reveal(&format!("q-{name}"))}>
                { words.get(&format!("ask.{name}")) }
            </button>
        }
    };
    let questions: Vec<_> = why.asked_by().iter().filter(|id| asked.contains(id)).map(question).collect();
    html! {
        <>
            <p class="reason-text">{ rich(&words.say(&why.msg())) }</p>
            <p class="reason-more">
                if !questions.is_empty() {
                    <span class="reason-from">
                        <span class="lead">{ words.get("page.follows-from") }</span>{ for questions }
                    </span>
                }
                <span>
                    <span class="lead">{ words.get("page.source") }</span>
                    <a href={source.url} target="_blank" rel="noreferrer" translate="no">{ source.title }</a>
                </span>
                if let Some(code) = why.rule() {
                    <span>
                        <span class="lead">{ words.get("page.rule") }</span>
                        <a href={text_page::of_rule(code, words.lang())} target="_blank" rel="noopener" translate="no">{ code }</a>
                    </span>
                }
            </p>
        </>
    }
}
