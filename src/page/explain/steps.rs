//! The steps, to be read like a story: what is wanted, each request with its way, its reason, its answer and what follows.

use yew::prelude::*;

use super::mood;
use crate::explain::{Because, Chapter, Step, StepKind, Story};
use crate::page::words::{Words, rich};
use crate::text::Msg;

/// The chapters.
pub(crate) fn steps(words: &Words, story: &Story) -> Html {
    let chapter = |(i, chapter): (usize, &Chapter)| {
        // A reason is said once in a chapter, not at each of the steps that share it.
        let mut said: Vec<&Because> = Vec::new();
        let steps: Vec<_> = chapter
            .steps
            .iter()
            .map(|it| {
                let new: Vec<_> = it.because.iter().filter(|because| !said.contains(because)).collect();
                said.extend(&new);
                step(words, it, &new)
            })
            .collect();
        html! {
            <section class="chapter" key={i}>
                <h4>{ rich(&words.say(&chapter.title)) }</h4>
                <ol>{ for steps }</ol>
            </section>
        }
    };
    html! {
        <div class="chapters" id="explain-steps">
            <h3>{ words.get("see.steps") }</h3>
            { for story.chapters.iter().enumerate().map(chapter) }
        </div>
    }
}

fn step(words: &Words, step: &Step, because: &[&Because]) -> Html {
    let number = step.number.map_or_else(|| "·".to_owned(), |number| number.to_string());
    let way = [&step.via, &step.login].into_iter().flatten();
    let reason = |because: &&Because| {
        html! {
            <span class="because">
                { rich(&words.say(&because.msg)) }{ " " }
                <a href={because.source.url} target="_blank" rel="noreferrer" translate="no">{ because.source.title }</a>
            </span>
        }
    };
    let name = step.mood.name();
    html! {
        <li class={classes!("step", name, (step.kind == StepKind::Choice).then_some("choice-step"))} data-step={step.kind.name()}>
            <span class="number" aria-hidden="true">{ number }</span>
            <div class="step-body">
                <p class="step-title">
                    { rich(&words.say(&step.title)) }
                    if step.at_once {
                        <span class="help">{ words.get("see.at-once") }</span>
                    }
                </p>
                if let Some(asked) = &step.asked {
                    <p class="step-asked">
                        <code translate="no">{ if step.kind == StepKind::Request { format!("GET {asked}") } else { asked.clone() } }</code>
                    </p>
                }
                { for way.map(|msg| html! { <p class="step-way">{ rich(&words.say(msg)) }</p> }) }
                if !because.is_empty() {
                    <p class="step-why"><span class="lead">{ words.get("see.why") }</span>{ for because.iter().map(reason) }</p>
                }
                if let Some(back) = &step.came_back {
                    <p class="step-back">
                        { mood::icon(step.mood).show() }<span>{ rich(&words.say(back)) }</span>
                    </p>
                }
                if let Some(follows) = &step.follows {
                    <p class="step-follows">{ rich(&words.say(&Msg::new("see.so").with("text", words.say(follows)))) }</p>
                }
            </div>
        </li>
    }
}
