//! Who learned of private paths: said calmly, and above everything that explains it.

use yew::prelude::*;

use crate::explain::Leak;
use crate::page::icon::Icon;
use crate::page::words::{Words, rich};
use crate::text::Msg;

/// Leaks to the same host: the first, and the other paths.
fn by_host(leaks: &[Leak]) -> Vec<(&Leak, Vec<&str>)> {
    let mut out: Vec<(&Leak, Vec<&str>)> = Vec::new();
    for leak in leaks {
        match out.iter_mut().find(|(first, _)| (&first.host, &first.through) == (&leak.host, &leak.through)) {
            Some((_, others)) => others.push(&leak.path),
            None => out.push((leak, Vec::new())),
        }
    }
    out
}

/// The leaks, if there are any.
pub(crate) fn leaks(words: &Words, leaks: &[Leak]) -> Html {
    let line = |(leak, others): (&Leak, Vec<&str>)| {
        let also = (!others.is_empty()).then(|| words.say(&Msg::new("see.leak-also").with("paths", others.join(", "))));
        html! {
            <li class="note caution" data-leak={leak.host.clone()}>
                { Icon::Caution.show() }<span>{ rich(&words.say(&leak.msg())) }{ " " }{ for also }</span>
            </li>
        }
    };
    if leaks.is_empty() {
        return Html::default();
    }
    html! { <ul class="leaks" aria-label={words.get("see.leaks").to_owned()}>{ for by_host(leaks).into_iter().map(line) }</ul> }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::explain::Role;

    #[test]
    fn paths_that_one_host_learns_are_one_line() {
        let leak = |host: &str, path: &str| Leak {
            path: path.to_owned(),
            pattern: "git.corp.example".to_owned(),
            is_near: false,
            host: host.to_owned(),
            role: Role::ModuleProxy,
            through: None,
        };
        let all = [leak("a.example", "x/y"), leak("a.example", "x"), leak("b.example", "x")];
        let short: Vec<_> = by_host(&all).into_iter().map(|(it, others)| (it.host.as_str(), others)).collect();
        assert_eq!(short, [("a.example", vec!["x"]), ("b.example", vec![])]);
    }
}
