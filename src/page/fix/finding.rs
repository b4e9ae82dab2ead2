//! A finding: how bad and how sure it is, what is wrong and where, why, what to do, what would decide, and its fix.

use std::rc::Rc;

use yew::prelude::*;

use super::action::Action;
use super::bench::Bench;
use super::desk::Desk;
use super::diff::diff;
use super::told::{Deciding, Excerpt, Found, Mending, Request, Spot};
use crate::page::command::command;
use crate::page::icon::Icon;
use crate::page::text_page;
use crate::page::words::{Words, rich};
use crate::rules::{Care, Confidence, Severity};
use crate::text::Msg;

/// The finding at this place in the list.
pub(crate) fn finding(desk: &Desk, bench: &Rc<Bench>, place: usize, it: &Found, is_old: bool) -> Html {
    let words = &desk.words;
    let lang = words.lang();
    let id = format!("finding-{}", place + 1);
    let (severity, icon) = match it.severity {
        Severity::Error => ("error", Icon::Stop),
        Severity::Warning => ("warning", Icon::Caution),
        Severity::Note => ("note", Icon::Hint),
    };
    let confidence = match it.confidence {
        Confidence::High => "high",
        Confidence::Medium => "medium",
        Confidence::Low => "low",
    };
    let said = |lead: &'static str, text: &str| {
        html! {
            if !text.is_empty() {
                <p><strong class="lead">{ words.get(lead) }</strong>{ rich(text) }</p>
            }
        }
    };
    html! {
        <li key={format!("{}-{}", it.code, it.what.en)}>
            <article class="finding" data-severity={severity} data-rule={it.code.clone()} aria-labelledby={id.clone()}>
                <p class="finding-head">
                    <span class="severity">
                        { icon.show() }<span class="unseen">{ words.get("fix.severity") }</span>
                        { words.get(&format!("fix.severity-{severity}")) }
                    </span>
                    <span class="confidence" data-confidence={confidence}>
                        <span class="unseen">{ words.get("fix.confidence") }</span>
                        { words.get(&format!("fix.confidence-{confidence}")) }
                    </span>
                    { rule(words, &it.code) }
                </p>
                <h3 {id}>{ rich(it.what.of(lang)) }</h3>
                { place_of(words, bench, it) }
                { said("fix.why", it.why.of(lang)) }
                { said("fix.advice", it.advice.of(lang)) }
                { for it.deciding.as_ref().map(|it| deciding(desk, place, it)) }
                { for it.mending.as_ref().map(|it| mending(words, bench, place, it, is_old)) }
            </article>
        </li>
    }
}

/// The rule's code, which leads to its page.
fn rule(words: &Words, code: &str) -> Html {
    // In a place of its own: what was pasted stays.
    html! {
        <a class="rule" href={text_page::of_rule(code, words.lang())} target="_blank" rel="noopener" translate="no">
            <span class="unseen">{ words.get("fix.rule") }</span>{ code.to_owned() }
        </a>
    }
}

/// The line, with the place in it marked; its number selects it in the field.
fn place_of(words: &Words, bench: &Rc<Bench>, it: &Found) -> Html {
    let line = |spot: &Spot| {
        let (bench, to) = (bench.clone(), spot.clone());
        html! {
            <button type="button" class="link" data-line={spot.line.to_string()} onclick={move |_| bench.select(&to)}>
                { words.say(&Msg::new("page.line").with("n", spot.line)) }
            </button>
        }
    };
    html! {
        <div class="place">
            { line(&it.spot) }
            { excerpt(words, &it.excerpt) }
            if !it.others.is_empty() {
                <p class="others"><span>{ words.get("fix.also") }</span>{ for it.others.iter().map(line) }</p>
            }
        </div>
    }
}

fn excerpt(words: &Words, it: &Excerpt) -> Html {
    let cut = |is_cut: bool| html! { if is_cut { <span class="cut">{ "…" }</span> } };
    let is_marked = !it.marked.is_empty();
    html! {
        <pre class="excerpt" translate="no" tabindex="0" aria-label={words.get("fix.excerpt").to_owned()}><code>
            { cut(it.is_cut_before) }{ it.before.clone() }
            if is_marked { <mark>{ it.marked.clone() }</mark> }
            { it.after.clone() }{ cut(it.is_cut_after) }
        </code></pre>
    }
}

fn deciding(desk: &Desk, place: usize, it: &Deciding) -> Html {
    let words = &desk.words;
    let has_command = !it.command.is_empty();
    html! {
        <div class="deciding">
            <p><strong class="lead">{ words.get(if has_command { "fix.decide" } else { "fix.ask" }) }</strong></p>
            if has_command {
                { command(words, desk.sends(Action::Say), &format!("decide-{place}").into(), &it.command) }
            }
            <p>{ rich(it.reading.of(words.lang())) }</p>
        </div>
    }
}

fn mending(words: &Words, bench: &Rc<Bench>, place: usize, it: &Mending, is_old: bool) -> Html {
    let bench = bench.clone();
    let title = it.title.of(words.lang());
    let (care, text) = match it.care {
        Care::Safe => ("safe", "fix.care-safe"),
        Care::Review => ("review", "fix.care-review"),
    };
    let apply = match it.places {
        1 => words.get("fix.apply").to_owned(),
        places => words.say(&Msg::new("fix.apply-many").with("count", places)),
    };
    html! {
        <div class="mending" data-care={care}>
            <p><strong class="lead">{ words.get("fix.fix") }</strong>{ rich(title) }</p>
            { diff(words, &it.hunks) }
            <div class="mending-foot">
                <button
                    type="button" class="button main" data-apply={place.to_string()} disabled={is_old}
                    onclick={move |_| bench.change(Request::Apply(place))}
                >
                    { apply }<span class="unseen">{ format!(" {}", title.replace('`', "")) }</span>
                </button>
                <span class="help">{ words.get(text) }</span>
            </div>
        </div>
    }
}
