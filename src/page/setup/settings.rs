//! The core of the answer: which variable gets which value, and why.

use yew::prelude::*;

use crate::ask::QuestionId;
use crate::door::Door;
use crate::page::setup::desk::Desk;
use crate::page::words::rich;
use crate::plan::{Plan, Reason, Why};

/// A variable.
#[derive(Clone, Debug, PartialEq)]
struct Row {
    name: &'static str,
    value: String,
    why: Why,
}

/// The variables of go, then those of the forward proxy.
fn rows(plan: &Plan) -> Vec<Row> {
    let mut rows: Vec<_> = plan
        .go
        .iter()
        .map(|setting| Row { name: setting.var.name(), value: setting.value.to_string(), why: setting.why })
        .collect();
    if let Some(forward) = &plan.forward {
        let proxy = forward.proxy.text().to_string();
        let why = if forward.has_login { Reason::ProxyLoginFile } else { Reason::HttpsProxy };
        rows.push(Row { name: "HTTPS_PROXY", value: proxy.clone(), why: why.into() });
        rows.push(Row { name: "HTTP_PROXY", value: proxy, why: Reason::HttpProxy.into() });
        rows.push(Row { name: "NO_PROXY", value: forward.no_proxy().to_string(), why: Reason::NoProxy.into() });
    }
    rows
}

/// The table.
pub(crate) fn settings(desk: &Desk, plan: &Plan, mark: Option<QuestionId>) -> Html {
    let words = &desk.words;
    let rows = rows(plan);
    let row = |row: &Row| {
        let is_marked = mark.is_some_and(|id| row.why.asked_by().contains(&id));
        html! {
            <tr key={row.name} class={classes!(is_marked.then_some("marked"))}>
                <th scope="row"><code translate="no">{ row.name }</code></th>
                <td><code class="settings-value" translate="no">{ row.value.clone() }</code></td>
                <td>{ rich(&words.say(&row.why.msg())) }</td>
            </tr>
        }
    };
    html! {
        <>
            <h2 id="settings-heading">{ words.get("page.settings") }</h2>
            if rows.is_empty() {
                <p class="help">{ words.get("page.settings-none") }</p>
            } else {
                <table class="settings" aria-labelledby="settings-heading">
                    <thead class="unseen">
                        <tr>
                            <th scope="col">{ words.get("page.variable") }</th>
                            <th scope="col">{ words.get("page.value") }</th>
                            <th scope="col">{ words.get("page.why") }</th>
                        </tr>
                    </thead>
                    <tbody>{ for rows.iter().map(row) }</tbody>
                </table>
            }
        </>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ask::Preset;

    #[test]
    fn the_proxy_follows_the_variables_of_go() {
        let names = |preset: &str| {
            let plan = Plan::of(&Preset::named(preset).unwrap().answers());
            rows(&plan).iter().map(|row| row.name).collect::<Vec<_>>()
        };
        assert_eq!(names("china-mirror")[0], "GOPROXY");
        assert_eq!(names("forward-proxy"), ["HTTPS_PROXY", "HTTP_PROXY", "NO_PROXY"]);
    }
}
