//! Ways to carry the answers elsewhere: a link, a command, a file, a preset; and to keep them here.

use std::rc::Rc;

use yew::prelude::*;

use super::action::Action;
use super::desk::Desk;
use super::offer::Offer;
use super::zip::zip;
use crate::ask::{Answers, options, write_answers};
use crate::house::{House, Label};
use crate::page::browser;
use crate::page::command::command;
use crate::page::icon::Icon;
use crate::page::words::Words;
use crate::text::Lang;
use crate::write::posix::literal_line;

/// What is carried.
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct CarryProps {
    /// Texts and dispatcher.
    pub(crate) desk: Desk,
    /// What is offered here.
    pub(crate) offer: Offer,
    /// The answers.
    pub(crate) answers: Rc<Answers>,
    /// The view's fragment.
    pub(crate) fragment: Rc<String>,
    /// Whether this browser keeps the answers; nothing if it can't.
    pub(crate) kept: Option<bool>,
}

/// The command that writes the same files.
fn command_line(offer: &Offer, answers: &Answers, lang: Lang) -> String {
    let only = offer.only.wanted();
    let only = only.first().map(|_| "--only").into_iter().chain(only.iter().copied());
    let rest = only.chain(["--lang", lang.tag(), "--out", "settings"]);
    let own = ["goproxy-wizard", "generate"].map(str::to_owned);
    literal_line(own.into_iter().chain(options(&offer.org.ground, answers)).chain(rest.map(str::to_owned)))
}

/// A preset that gives the answers, under a name to be replaced.
fn preset(answers: &Answers, words: &Words) -> String {
    let name = Label::new(words.get("page.your-organisation"));
    name.map(|name| House::of_answers(name, answers).write()).unwrap_or_default()
}

/// The drawer; what is in it is made when it is opened.
#[function_component]
pub(crate) fn Carry(props: &CarryProps) -> Html {
    let is_open = use_state_eq(|| false);
    let ontoggle = {
        let is_open = is_open.clone();
        move |event: Event| is_open.set(browser::is_unfolded(&event))
    };
    html! {
        <details class="carry" id="carry" {ontoggle}>
            <summary><h2>{ props.desk.words.get("page.carry") }</h2></summary>
            if *is_open {
                { ways(props) }
            }
        </details>
    }
}

fn ways(props: &CarryProps) -> Html {
    let CarryProps { desk, offer, answers, fragment, kept } = props;
    let (words, ground) = (&desk.words, &offer.org.ground);
    let command_text = command_line(offer, answers, words.lang());
    let link = browser::address().map(|address| format!("{address}#{fragment}"));
    let say = || desk.sends(Action::Say);
    let download = |name: &'static str, label: &'static str, text: String| {
        let onclick = move |_: MouseEvent| {
            // A browser that refuses has told its user so.
            let _ = browser::download(name, &text);
        };
        html! {
            <button type="button" class="button" data-carry={name} {onclick}>
                { Icon::Download.show() }<span>{ words.get(label) }</span>
            </button>
        }
    };
    let all = {
        let (offer, answers, fragment) = (offer.clone(), answers.clone(), fragment.clone());
        let (words, command, miss) = (words.clone(), command_text.clone(), desk.sends(|()| Action::MissZip));
        Callback::from(move |_: MouseEvent| {
            let (offer, answers, fragment) = (offer.clone(), answers.clone(), fragment.clone());
            let (words, command, miss) = (words.clone(), command.clone(), miss.clone());
            wasm_bindgen_futures::spawn_local(async move {
                match zip(&offer, &answers, &words, &fragment, &command).await {
                    // A browser that refuses has told its user so.
                    Some(bytes) => drop(browser::download_bytes("goproxy-settings.zip", &bytes)),
                    None => miss.emit(()),
                }
            });
        })
    };
    let open = {
        let take = desk.sends(Action::TakeAnswers);
        Callback::from(move |event: Event| {
            let take = take.clone();
            for file in browser::opened(&event) {
                let take = take.clone();
                wasm_bindgen_futures::spawn_local(async move {
                    let text = browser::file_text(&file).await;
                    take.emit(text.map(String::from).unwrap_or_default());
                });
            }
        })
    };
    html! {
        <>
            if let Some(link) = link {
                <h3>{ words.get("page.carry-link") }</h3>
                <p class="help">{ words.get("page.carry-link-help") }</p>
                { command(words, say(), &"carry-link".into(), &link) }
            }
            <h3>{ words.get("page.carry-command") }</h3>
            <p class="help">{ words.get("page.carry-command-help") }</p>
            { command(words, say(), &"carry-command".into(), &command_text) }
            <h3>{ words.get("page.carry-files") }</h3>
            <p class="help">{ words.get("page.carry-files-help") }</p>
            <div class="carry-files">
                <button type="button" class="button main" data-carry="zip" onclick={all}>
                    { Icon::Download.show() }<span>{ words.get("page.carry-zip") }</span>
                </button>
                { download("answers.json", "page.carry-answers", write_answers(ground, answers)) }
                <label class="button">
                    { Icon::Open.show() }<span>{ words.get("page.carry-open") }</span>
                    <input class="unseen" type="file" accept=".json,application/json" onchange={open} data-carry="open" />
                </label>
                { download("your-organisation.json", "page.carry-preset", preset(answers, words)) }
            </div>
            if let Some(is_kept) = *kept {
                <label class="choice">
                    <input
                        type="checkbox" checked={is_kept} data-carry="keep"
                        onchange={desk.sends(|event: Event| Action::Keep(browser::is_on(&event)))}
                    />
                    <span>{ words.get("page.carry-keep") }</span>
                </label>
            }
        </>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::Only;

    #[test]
    fn the_command_writes_what_is_offered() {
        let said = |only: Only| {
            let offer = Offer { only: Rc::new(only), ..Offer::default() };
            command_line(&offer, &Answers::default(), Lang::En)
        };
        let whole = "goproxy-wizard generate --preset china-mirror --lang en --out settings";
        assert_eq!(said(Only::default()), whole);
        assert_eq!(said(Only::of(["docker", "bash"]).0), whole.replace("--lang", "--only docker bash --lang"));
    }
}
