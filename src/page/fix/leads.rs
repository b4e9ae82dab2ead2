//! The ways on: the settings of the paste in Explain, the answers of the paste in Set up.

use yew::prelude::*;

use super::state::State;
use super::told::Told;
use crate::ask::link;
use crate::page::fragment::{View, with_lang};
use crate::page::icon::Icon;
use crate::page::words::Words;

/// The links, where there is something to take along.
pub(crate) fn leads(words: &Words, state: &State, told: &Told) -> Html {
    let lang = state.speech.chosen();
    let ground = &state.org.ground;
    // The judge knows no organisation.
    let held = |told: &String| link::write_from(ground, &ground.hold(link::read(told, &[]).0));
    let answers = told.set_up.as_ref().map(held);
    let common = |answers: Option<String>| with_lang(answers.unwrap_or_else(|| state.answers.to_string()), lang);
    let explain = told.explain.as_ref().map(|own| View::Explain.fragment(&common(answers.clone()), own));
    let set_up = answers.clone().map(|answers| View::Setup.fragment(&common(Some(answers)), ""));
    let lead = |view: View, link: Option<String>| {
        let name = view.name();
        link.map(|link| {
            html! {
                <li>
                    <a class="lead-on" href={format!("#{link}")} data-lead={name}>
                        <span class="lead-name">{ words.get(&format!("fix.to-{name}")) }{ Icon::Onward.show() }</span>
                        <span class="help">{ words.get(&format!("fix.to-{name}-help")) }</span>
                    </a>
                </li>
            }
        })
    };
    let links: Vec<_> = [lead(View::Explain, explain), lead(View::Setup, set_up)].into_iter().flatten().collect();
    html! {
        if !links.is_empty() {
            <nav class="leads" aria-labelledby="leads-heading">
                <h3 id="leads-heading">{ words.get("fix.leads") }</h3>
                <ul>{ for links }</ul>
            </nav>
        }
    }
}
