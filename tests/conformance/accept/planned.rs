//! What a plan wants in an environment, whichever file carries it there; knows no format.

use std::collections::BTreeMap;

use goproxy_wizard::door::Door as _;
use goproxy_wizard::plan::{Forward, Plan, Var};

/// Variables and their values.
pub(super) type Variables = BTreeMap<String, String>;

/// The login of a proxy, as a person has typed it.
pub(super) const LOGIN: &str = "http://u%23:p%25@proxy.corp.example:3128";

/// Go's own variables, but for some.
pub(super) fn go(plan: &Plan, without: &[Var]) -> Variables {
    let settings = plan.go.iter().filter(|it| !without.contains(&it.var));
    settings.map(|it| (it.var.name().to_owned(), it.value.to_string())).collect()
}

/// The forward proxy's variables in upper case; where its address has a login, `address` stands for it or nothing does.
pub(super) fn proxy(plan: &Plan, address: Option<&str>) -> Variables {
    proxy_unless(plan, address, |forward| forward.has_login)
}

/// The same in an editor, which may run in a WSL2 where only the shell knows the address of a proxy on Windows.
pub(super) fn editor_proxy(plan: &Plan, address: Option<&str>) -> Variables {
    proxy_unless(plan, address, Forward::is_from_environment)
}

fn proxy_unless(plan: &Plan, address: Option<&str>, is_unknown: fn(&Forward) -> bool) -> Variables {
    let Some(forward) = &plan.forward else { return Variables::new() };
    let own = (!is_unknown(forward)).then(|| forward.proxy.text().to_string());
    let mut out = Variables::from([("NO_PROXY".to_owned(), forward.no_proxy().to_string())]);
    if let Some(address) = own.or(address.map(str::to_owned)) {
        out.insert("HTTPS_PROXY".to_owned(), address.clone());
        out.insert("HTTP_PROXY".to_owned(), address);
    }
    out
}

/// Each of them in lower case as well.
pub(super) fn in_both_cases(variables: &Variables) -> Variables {
    variables
        .iter()
        .flat_map(|(name, value)| [(name.clone(), value.clone()), (name.to_lowercase(), value.clone())])
        .collect()
}

/// What both have.
pub(super) fn both(mut first: Variables, second: Variables) -> Variables {
    first.extend(second);
    first
}

/// Nothing, or how the two differ.
pub(super) fn same(got: &Variables, expected: &Variables) -> Result<(), String> {
    if got == expected { Ok(()) } else { Err(format!("{got:?}\ninstead of {expected:?}")) }
}
