//! Nothing was found: what was recognised and checked, that this proves nothing, and what else to paste.

use yew::prelude::*;

use super::action::Action;
use super::desk::Desk;
use super::lookup::lookup;
use super::recognised::names;
use super::told::Told;
use crate::page::command::command;
use crate::page::words::rich;
use crate::read::Kind;
use crate::text::Msg;

/// So many variables are named.
const NAMED: usize = 8;

/// What there is to say.
pub(crate) fn nothing(desk: &Desk, told: &Told) -> Html {
    let words = &desk.words;
    let has = |kind: Kind| told.kinds.contains(&kind);
    let read = Msg::new("fix.read").with("kinds", names(words, &told.kinds)).with("lines", told.lines);
    let mut named: Vec<_> = told.variables.iter().take(NAMED).map(|name| format!("`{name}`")).collect();
    if told.variables.len() > NAMED {
        named.push("…".to_owned());
    }
    let mut seen = vec![words.say(&read)];
    if !named.is_empty() {
        seen.push(words.say(&Msg::new("fix.read-variables").with("names", named.join(" "))));
    }
    if told.failures > 0 {
        seen.push(words.say(&Msg::new("fix.read-failures").with("count", told.failures)));
    }
    let is_dark = named.is_empty() && told.failures == 0;
    if is_dark && has(Kind::ErrorText) {
        seen.push(words.get("fix.read-nothing").to_owned());
    }
    let mut besides = Vec::new();
    if !has(Kind::ErrorText) {
        besides.push(("error", None));
    }
    if !has(Kind::GoEnv) {
        besides.push(("env", Some("GOTOOLCHAIN=local go env -changed")));
    }
    if has(Kind::ErrorText) {
        besides.push(("file", None));
        besides.push(("trace", Some("go mod download -x 2>&1 | tail -n 60")));
    }
    let item = |(name, line): (&'static str, Option<&'static str>)| {
        html! {
            <li>
                <p>{ rich(words.get(&format!("fix.besides-{name}"))) }</p>
                if let Some(line) = line {
                    { command(words, desk.sends(Action::Say), &format!("besides-{name}").into(), line) }
                }
            </li>
        }
    };
    html! {
        <div class="nothing">
            { for seen.iter().map(|text| html! { <p>{ rich(text) }</p> }) }
            <p>{ words.say(&Msg::new("fix.checked").with("count", told.rules)) }</p>
            <h3>{ words.get("fix.besides") }</h3>
            <ul class="besides">{ for besides.into_iter().map(item) }</ul>
            { lookup(words) }
        </div>
    }
}
