//! Situations to start from: one tap gives complete answers.

use yew::prelude::*;

use crate::ask::{Answers, PRESETS, Preset, QuestionId};
use crate::page::org::Org;
use crate::page::setup::action::Action;
use crate::page::setup::desk::Desk;

/// The situations; the one that the answers are is pressed. Who has an error already is led to Fix.
pub(crate) fn presets(desk: &Desk, org: &Org, answers: &Answers, fix: &str) -> Html {
    let words = &desk.words;
    // Then there is no situation to choose.
    let is_known = org.ground.is_fixed(QuestionId::Have);
    let dispatch = desk.dispatch.clone();
    let button = |preset: &'static Preset| {
        let dispatch = dispatch.clone();
        let is_current = org.ground.start(preset) == *answers;
        let text = |rest: &str| words.get(&format!("preset.{}{rest}", preset.name)).to_owned();
        html! {
            <li key={preset.name}>
                <button
                    type="button"
                    class="preset"
                    data-preset={preset.name}
                    aria-pressed={is_current.to_string()}
                    onclick={move |_| dispatch.dispatch(Action::Start(preset))}
                >
                    <span class="preset-name">{ text("") }</span>
                    <span class="preset-help">{ text(".help") }</span>
                </button>
            </li>
        }
    };
    html! {
        <section class="presets" aria-labelledby="presets-heading">
            <div class="presets-head">
                <h2 id="presets-heading" class={is_known.then_some("unseen")}>{ words.get("page.presets") }</h2>
                <a href={format!("#{fix}")}>{ words.get("page.to-fix") }</a>
            </div>
            if let Some(welcome) = org.house.as_ref().and_then(|house| house.welcome.as_ref()) {
                <p class="welcome">{ welcome.of(words.lang()).to_owned() }</p>
            }
            if !is_known {
                <ul>{ for PRESETS.iter().map(button) }</ul>
            }
        </section>
    }
}
