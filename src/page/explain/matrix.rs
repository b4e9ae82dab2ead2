//! Every sample path at once: where it comes from, who learns of it, who vouches for it, how it ends.

use yew::prelude::*;

use super::action::Action;
use super::board::Board;
use super::desk::Desk;
use super::mood::mark;
use crate::explain::{Checked, End, Row};
use crate::page::words::rich;
use crate::text::Msg;

/// Where a module came from, in words.
fn source(row: &Row) -> Msg {
    match &row.from {
        Some(host) if row.is_direct => Msg::new("matrix.from-direct").with("host", host),
        Some(host) => Msg::new("matrix.from-proxy").with("host", host),
        None => Msg::new("matrix.from-nowhere"),
    }
}

/// Who vouches for it, in words.
fn checked(checked: &Checked) -> Msg {
    match checked {
        Checked::GoSum => Msg::new("matrix.go-sum"),
        Checked::Database(host) => Msg::new("matrix.database").with("host", host),
        Checked::NotFor(variable) => Msg::new("matrix.not-for").with("variable", variable),
        Checked::Off => Msg::new("matrix.off"),
        Checked::NotReached => Msg::new("matrix.not-reached"),
    }
}

/// The table. A path leads to its story.
pub(crate) fn matrix(desk: &Desk, board: &Board) -> Html {
    let words = &desk.words;
    let row = |row: &Row| {
        let path = row.path.clone();
        let mut hosts: Vec<_> = row.leaks.iter().map(|leak| leak.host.as_str()).collect();
        hosts.dedup();
        let learned = if hosts.is_empty() { words.get("matrix.no-leak").to_owned() } else { hosts.join(", ") };
        let kind = if row.is_private { "private" } else { "public" };
        html! {
            <tr key={row.path.clone()} data-row={row.path.clone()}>
                <th scope="row">
                    <button type="button" class="link" translate="no" onclick={desk.sends(move |_| Action::Take(path.clone()))}>
                        { row.path.clone() }
                    </button>
                    <span class="help">{ words.get(&format!("see.{kind}")) }</span>
                </th>
                <td data-label={words.get("see.comes-from").to_owned()}>{ words.say(&source(row)) }</td>
                <td data-label={words.get("see.learned").to_owned()} class={(!hosts.is_empty()).then_some("leaky")}>{ learned }</td>
                <td data-label={words.get("see.checked").to_owned()}>{ words.say(&checked(&row.checked)) }</td>
                <td>{ mark(row.end == End::Done, words) }</td>
            </tr>
        }
    };
    let heads = ["see.module", "see.comes-from", "see.learned", "see.checked", "see.end"];
    html! {
        <>
            <h3 id="matrix-heading">{ words.get("see.matrix") }</h3>
            <p class="help">{ rich(words.get("see.matrix-help")) }</p>
            <table class="matrix" aria-labelledby="matrix-heading">
                <thead><tr>{ for heads.iter().map(|key| html! { <th scope="col">{ words.get(key) }</th> }) }</tr></thead>
                <tbody>{ for board.rows.iter().map(row) }</tbody>
            </table>
        </>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_vouches_is_named() {
        assert_eq!(checked(&Checked::NotFor("GOPRIVATE")), Msg::new("matrix.not-for").with("variable", "GOPRIVATE"));
        assert_eq!(checked(&Checked::Off).key(), "matrix.off");
    }
}
