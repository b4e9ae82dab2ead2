//! The examples as a row of links: one click shows each.

use std::rc::Rc;

use yew::prelude::*;

use super::examples::{Example, GROUPS, Group};
use crate::page::org::Org;
use crate::page::words::{Words, rich};
use crate::text::Lang;

/// The row.
#[derive(PartialEq, Properties)]
pub(crate) struct ExamplesRowProps {
    /// The texts.
    pub(crate) words: Words,
    /// The view's fragment: the example that it is, is marked.
    pub(crate) fragment: Rc<String>,
    /// The organisation whose page this is.
    pub(crate) org: Rc<Org>,
    /// The language that was chosen.
    pub(crate) lang: Option<Lang>,
}

/// The row.
#[function_component]
pub(crate) fn ExamplesRow(props: &ExamplesRowProps) -> Html {
    let words = &props.words;
    let links = use_memo((props.org.clone(), props.lang), |(org, lang)| {
        let examples = GROUPS.iter().flat_map(|group| group.examples);
        examples.map(|example| (example.name, example.link(&org.ground, *lang))).collect::<Vec<_>>()
    });
    let shown = links.iter().find(|(_, link)| link == props.fragment.as_str());
    let link = |example: &Example| {
        let link = links.iter().find(|(name, _)| *name == example.name).map_or("", |(_, link)| link.as_str());
        let is_shown = link == props.fragment.as_str();
        html! {
            <li key={example.name}>
                <a class="chip" href={format!("#{link}")} data-example={example.name} aria-current={is_shown.then_some("true")}>
                    { words.get(&format!("example.{}", example.name)) }
                </a>
            </li>
        }
    };
    let group = |group: &Group| {
        let id = format!("examples-{}", group.name);
        html! {
            <div class="tab-group" key={group.name}>
                <span class="tab-group-name" id={id.clone()}>{ words.get(&format!("examples.{}", group.name)) }</span>
                <ul class="tab-row" aria-labelledby={id}>{ for group.examples.iter().map(link) }</ul>
            </div>
        }
    };
    html! {
        <section class="examples" aria-labelledby="examples-heading">
            <h2 id="examples-heading">{ words.get("see.examples") }</h2>
            <p class="help">{ words.get("see.intro") }</p>
            <div class="tabs">{ for GROUPS.iter().map(group) }</div>
            <div role="status">
                if let Some((name, _)) = shown {
                    <p class="example-help">{ rich(words.get(&format!("example.{name}.help"))) }</p>
                }
            </div>
        </section>
    }
}
