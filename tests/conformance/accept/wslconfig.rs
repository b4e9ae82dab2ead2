//! `.wslconfig` read by the rules of WSL's own reader (microsoft/WSL, `src/shared/configfile`), which runs on Windows only.

use std::collections::BTreeMap;

use super::judge::{Given, Judge, Twin, Verdict, swap};

pub(super) const JUDGE: Judge = Judge {
    program: "the rules of WSL's reader",
    files: &["wslconfig"],
    most: (usize::MAX, usize::MAX),
    version: || Ok(String::new()),
    twins: &[
        Twin { what: "an unknown key", spoil: |text| swap(text, "autoProxy", "autoproxies") },
        Twin { what: "no boolean", spoil: |text| swap(text, "autoProxy=false", "autoProxy=no") },
        Twin { what: "what is no comment here", spoil: |text| swap(text, "autoProxy=false", "autoProxy=false ; x") },
        Twin { what: "an unknown mode", spoil: |text| swap(text, "=mirrored", "=mirror") },
        Twin { what: "another section", spoil: |text| swap(text, "[wsl2]", "[wsl]") },
    ],
    verdicts: |given| Ok(given.iter().map(verdict).collect()),
};

fn verdict(given: &Given) -> Verdict {
    let read = read(&given.text)?;
    let is_at_windows = given.plan.forward.as_ref().is_some_and(|forward| forward.is_at_windows);
    let mut expected = BTreeMap::from([("autoproxy", "false")]);
    expected.extend(is_at_windows.then_some(("networkingmode", "mirrored")));
    let same = read.iter().map(|(key, value)| (key.as_str(), value.as_str())).eq(expected);
    if same { Ok(()) } else { Err(format!("{read:?}")) }
}

/// The keys of `wsl2`, in lower case. WSL warns about what is wrong and goes on without it; here it is an error.
fn read(text: &str) -> Result<BTreeMap<String, String>, String> {
    let (mut out, mut section) = (BTreeMap::new(), String::new());
    for line in
        text.lines().map(|line| line.split('#').next().unwrap_or_default().trim()).filter(|line| !line.is_empty())
    {
        if let Some(name) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            section = name.to_lowercase();
            continue;
        }
        let (key, value) = line.split_once('=').ok_or_else(|| format!("no value: {line}"))?;
        let (key, value) = (key.trim().to_lowercase(), value.trim().to_lowercase());
        let values: &[&str] = match (section.as_str(), key.as_str()) {
            ("wsl2", "autoproxy" | "dnstunneling" | "firewall") => &["true", "false", "1", "0"],
            ("wsl2", "networkingmode") => &["none", "nat", "bridged", "mirrored", "virtioproxy"],
            _ => return Err(format!("unknown: {section}.{key}")),
        };
        if !values.contains(&value.as_str()) {
            return Err(format!("not a value of {key}: {value}"));
        }
        // The first one stands.
        out.entry(key).or_insert(value);
    }
    Ok(out)
}
