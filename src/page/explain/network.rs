//! The network around go: ready-made worlds, and what each host does.

use yew::prelude::*;

use super::action::Action;
use super::asked::WELL;
use super::board::{Board, Side};
use super::desk::Desk;
use super::state::State;
use crate::explain::{Actor, Behaviour, Relay, Role, Stock, World};
use crate::page::browser;
use crate::page::list::{Choice, list};
use crate::page::words::rich;
use crate::text::Msg;

/// Whom the troubles are about, and how the names of their worlds begin; nothing stands for all others.
const TROUBLES: [(&str, &[&str]); 5] = [
    ("mirror", &["mirror-"]),
    ("database", &["sumdb-"]),
    ("origin", &["origin-"]),
    ("forward", &["forward-", "inspection-"]),
    ("network", &[]),
];

/// The worlds of one kind of trouble.
fn worlds_of<'a>(troubles: &'static str, board: &'a Board) -> impl Iterator<Item = &'static str> + 'a {
    let names = board.worlds.iter().map(|world| world.name);
    names.filter(move |name| *name != WELL && kind_of(name) == troubles)
}

/// The kind of a world's trouble.
fn kind_of(name: &str) -> &'static str {
    let begins = |starts: &[&str]| starts.iter().any(|start| name.starts_with(start));
    TROUBLES.iter().find(|(_, starts)| starts.is_empty() || begins(starts)).map_or("", |(kind, _)| *kind)
}

/// The worlds, and behind a fold the hosts.
pub(crate) fn network(desk: &Desk, state: &State, board: &Board) -> Html {
    let words = &desk.words;
    let asked = &state.asked;
    let chip = |name: &'static str| {
        html! {
            <li key={name}>
                <button
                    type="button" class="chip" data-world={name} aria-pressed={(name == asked.ready).to_string()}
                    onclick={desk.sends(move |_| Action::Ready(name))}
                >{ words.get(&format!("trouble.{name}")) }</button>
            </li>
        }
    };
    let troubles = |(kind, _): (&'static str, &[&str])| {
        let mut names = worlds_of(kind, board).peekable();
        names.peek()?;
        let id = format!("troubles-{kind}");
        Some(html! {
            <div class="tab-group" key={kind}>
                <span class="tab-group-name" id={id.clone()}>{ words.get(&format!("troubles.{kind}")) }</span>
                <ul class="tab-row" aria-labelledby={id}>{ for names.map(chip) }</ul>
            </div>
        })
    };
    let is_told = asked.hosts != World::default();
    let actors = board.read().map(Side::actors).unwrap_or_default();
    html! {
        <fieldset class="asking">
            <legend><h3>{ words.get("see.network") }</h3></legend>
            <p class="help">{ words.get("see.network-help") }</p>
            <ul class="chips">{ chip(WELL) }</ul>
            <div class="tabs">{ for TROUBLES.into_iter().filter_map(troubles) }</div>
            <p class="world-help" role="status">
                <strong>{ words.get(&format!("world.{}", asked.ready)) }</strong>{ " " }
                { rich(words.get(&format!("world.{}.help", asked.ready))) }
            </p>
            <details class="hosts" open={is_told}>
                <summary>{ words.get("see.hosts") }</summary>
                <ul>{ for actors.iter().map(|actor| host(desk, actor, &asked.hosts)) }</ul>
                if is_told {
                    <button type="button" class="button" onclick={desk.sends(|_| Action::ForgetHosts)}>
                        { words.get("see.forget-hosts") }
                    </button>
                }
            </details>
        </fieldset>
    }
}

/// What one host does.
fn host(desk: &Desk, actor: &Actor, told: &World) -> Html {
    let words = &desk.words;
    let said = told.host(&actor.host);
    let name = actor.host.clone();
    let id = |part: &str| format!("explain-{part}-{}-{}", actor.role.name(), actor.host);
    let label = |key: &'static str| {
        let what = words.say(&Msg::new(key).with("host", &actor.host));
        html! { <span class="unseen">{ what }</span> }
    };
    let choices = |names: &mut dyn Iterator<Item = &'static str>, now: &str| -> Vec<Choice> {
        let text = |name: &str| words.get(&format!("behaviour.{name}")).to_owned();
        let usual = words.say(&Msg::new("see.as-told").with("now", text(now)));
        let mut out = vec![(String::new(), usual)];
        out.extend(names.map(|name| (name.to_owned(), text(name))));
        out
    };
    let does = {
        let name = name.clone();
        desk.sends(move |value: String| Action::Does(name.clone(), Behaviour::named(&value)))
    };
    let behaviours = choices(&mut Behaviour::of(actor.role).map(Behaviour::name), actor.behaviour.name());
    let relays = (actor.role == Role::ModuleProxy).then(|| {
        let name = name.clone();
        let on = desk.sends(move |value: String| {
            Action::Relays(name.clone(), Relay::ALL.into_iter().find(|it| it.name() == value))
        });
        let names = choices(&mut Relay::ALL.into_iter().map(Relay::name), actor.relay.name());
        list(id("relay"), label("see.relays"), &names, said.relay.map_or("", Relay::name), &on)
    });
    let stocks = (actor.role == Role::ModuleProxy).then(|| {
        let name = name.clone();
        let on = desk.sends(move |value: String| {
            Action::Stocks(name.clone(), Stock::ALL.into_iter().find(|it| it.name() == value))
        });
        let names = choices(&mut Stock::ALL.into_iter().map(Stock::name), actor.stock.name());
        list(id("stock"), label("see.stocks"), &names, said.stock.map_or("", Stock::name), &on)
    });
    let inspects = (actor.role == Role::ForwardProxy).then(|| {
        let name = name.clone();
        let on = desk.sends(move |event: Event| Action::Inspects(name.clone(), browser::is_on(&event)));
        html! {
            <label class="choice">
                <input type="checkbox" checked={actor.inspects} onchange={on} />
                <span>{ words.get("behaviour.inspects") }</span>
            </label>
        }
    });
    html! {
        <li key={id("host")}>
            <p class="host-name">
                <code translate="no">{ name }</code>
                <span class="help">{ words.get(&format!("role.{}", actor.role.name())) }</span>
            </p>
            { list(id("does"), label("see.does"), &behaviours, said.behaviour.map_or("", Behaviour::name), &does) }
            { for relays }{ for stocks }{ for inspects }
        </li>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::explain::WORLDS;
    use crate::text::{Catalogue, Lang};

    #[test]
    fn every_world_is_said_and_offered_once() {
        for words in Lang::ALL.map(Catalogue::of) {
            for world in WORLDS {
                assert!(words.has(&format!("trouble.{}", world.name)), "{}", world.name);
            }
        }
        for world in WORLDS.iter().filter(|world| world.name != WELL) {
            let kinds = TROUBLES.iter().filter(|(kind, _)| kind_of(world.name) == *kind);
            assert_eq!(kinds.count(), 1, "{}", world.name);
        }
    }
}
