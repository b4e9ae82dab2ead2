//! What a fix changes: lines that go and lines that come, told apart by sign and word, not by colour alone.

use yew::prelude::*;

use super::told::Hunk;
use crate::page::words::Words;
use crate::text::Msg;

/// The lines.
pub(crate) fn diff(words: &Words, hunks: &[Hunk]) -> Html {
    let several = hunks.len() > 1;
    let hunk = |hunk: &Hunk| {
        // Where one line becomes one line, what differs in it stands out.
        let pair = match (&hunk.old[..], &hunk.new[..]) {
            ([old], [new]) => Some(common(old, new)),
            _ => None,
        };
        let line = |(is_new, text): (bool, &String)| {
            let (name, sign, word) = if is_new { ("ins", "+", "fix.added") } else { ("del", "−", "fix.removed") };
            let (before, inner, after) = match pair {
                Some((front, back)) => (&text[..front], &text[front..text.len() - back], &text[text.len() - back..]),
                None => (text.as_str(), "", ""),
            };
            html! {
                <span class={classes!("diff-line", name)}>
                    <span class="sign" aria-hidden="true">{ sign }</span><span class="unseen">{ words.get(word) }</span>
                    { before.to_owned() }
                    if !inner.is_empty() { <b>{ inner.to_owned() }</b> }
                    { after.to_owned() }
                    { "\n" }
                </span>
            }
        };
        let lines = hunk.old.iter().map(|text| (false, text)).chain(hunk.new.iter().map(|text| (true, text)));
        html! {
            <>
                if several {
                    <span class="diff-place">{ words.say(&Msg::new("page.line").with("n", hunk.line)) }{ "\n" }</span>
                }
                { for lines.map(line) }
                if hunk.more > 0 {
                    <span class="diff-place">{ words.say(&Msg::new("fix.more-lines").with("count", hunk.more)) }{ "\n" }</span>
                }
            </>
        }
    };
    html! {
        <pre class="diff" translate="no" tabindex="0" aria-label={words.get("fix.diff").to_owned()}><code>{ for hunks.iter().map(hunk) }</code></pre>
    }
}

/// How many bytes two lines have in common at the front and at the back.
fn common(old: &str, new: &str) -> (usize, usize) {
    let same = |(a, b): &((usize, char), char)| a.1 == *b;
    let front = old.char_indices().zip(new.chars()).take_while(same).map(|((at, ch), _)| at + ch.len_utf8()).last();
    let front = front.unwrap_or(0);
    let back = old[front..].chars().rev().zip(new[front..].chars().rev()).take_while(|(a, b)| a == b);
    (front, back.map(|(ch, _)| ch.len_utf8()).sum())
}

#[cfg(test)]
mod tests {
    use super::common;

    #[test]
    fn what_differs_stands_out() {
        assert_eq!(common("A=https://x", "A=http://x"), (6, 4));
        assert_eq!(common("字a", "字b"), (3, 0));
        assert_eq!(common("aa", "aaa"), (2, 0));
        assert_eq!(common("", "x"), (0, 0));
    }
}
