//! The settings of Podman and of BuildKit as the toml crate reads them, compared with the plan.

use goproxy_wizard::door::Door as _;
use goproxy_wizard::files::Artifact;
use goproxy_wizard::plan::Plan;
use serde_json::json;

use super::toml::read;

/// Every variable once, in both cases, and containers get them where they can reach the proxy.
pub(super) fn check_podman(plan: &Plan, file: &Artifact) {
    let forward = plan.forward.as_ref().unwrap();
    let pair = |name: &str, value: &str| [format!("{name}={value}"), format!("{}={value}", name.to_lowercase())];
    let mut expected = pair("NO_PROXY", forward.no_proxy().as_str()).to_vec();
    if !forward.has_login && !forward.is_at_windows {
        expected.extend(["HTTPS_PROXY", "HTTP_PROXY"].map(|name| pair(name, forward.proxy.text().as_str())).concat());
    }
    expected.sort();
    let mut read = read(&file.text());
    let env = read["engine"]["env"].as_array_mut().unwrap();
    env.sort_by_key(ToString::to_string);
    let is_reachable = !forward.proxy.is_loopback();
    let whole = json!({ "engine": { "env": expected }, "containers": { "http_proxy": is_reachable } });
    assert_eq!(read, whole, "{}", file.text());
}

/// The company's CA for the registry of the base images, and nothing else.
pub(super) fn check_buildkit(plan: &Plan, file: &Artifact) {
    let prefix = plan.answers.registry.text().as_str();
    let host = if prefix.is_empty() { "docker.io" } else { prefix.split('/').next().unwrap() };
    let expected = json!({ "registry": { host: { "ca": [plan.answers.ca.text().as_str()] } } });
    assert_eq!(read(&file.text()), expected, "{}", file.text());
}
