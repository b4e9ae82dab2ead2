//! Drop-ins as systemd itself reads them: a manager that only tests its units prints every value back.
#![cfg(unix)]

#[path = "support/folder.rs"]
mod folder;
#[path = "support/foreign.rs"]
mod foreign;
#[path = "support/hostile.rs"]
mod hostile;
#[path = "support/systemd_manager.rs"]
mod systemd_manager;

use std::path::Path;

use goproxy_wizard::ask::link;
use goproxy_wizard::base::Clean;
use goproxy_wizard::door::Door as _;
use goproxy_wizard::files::files;
use goproxy_wizard::plan::Plan;
use goproxy_wizard::write::systemd::DropIn;

use systemd_manager::{Units, values};

/// So many variables go into one service.
const AT_ONCE: usize = 100;

/// What systemd prints about a service with this drop-in, or `None` where it can't be asked.
fn dump(drop_in: &str) -> Option<Vec<String>> {
    let units = Units::with(&[drop_in]);
    if let Some(complaints) = units.complaints() {
        assert_eq!(complaints, [""], "{drop_in}");
    }
    units.read().map(|mut all| all.remove(0))
}

#[test]
fn systemd_reads_every_value_back() {
    for texts in hostile::texts().chunks(AT_ONCE) {
        let pairs: Vec<(&'static str, &Clean)> = hostile::names(texts.len()).into_iter().zip(texts).collect();
        let unit = DropIn::section("Service", &());
        let unit = pairs.iter().fold(unit, |unit, (name, text)| unit.environment(name, text, &()));
        let file = unit.environment("LAST", &"x".into(), &()).body().text();
        let Some(dump) = dump(&file) else {
            return;
        };
        let read = values(&dump, "Environment");
        let mut expected: Vec<_> = pairs.iter().map(|(name, text)| format!("{name}={text}")).collect();
        expected.push("LAST=x".to_owned());
        for (read, expected) in read.iter().zip(&expected) {
            assert_eq!(read, expected);
        }
        assert_eq!(read.len(), expected.len(), "{file}");
    }
}

/// The plan of a link, and the drop-in of a target.
fn drop_in(target: &str, text: &str) -> (Plan, String) {
    let (answers, remarks) = link::read(text, &[]);
    assert!(remarks.is_empty(), "{text}: {remarks:?}");
    let plan = Plan::of(&answers);
    let file = files(&plan).into_iter().find(|file| file.target == target).unwrap();
    (plan, file.text())
}

#[test]
fn systemd_gets_what_the_plan_says() {
    let links = [
        "have=forward-proxy&engine-file=drop-in",
        "have=forward-proxy&engine-file=drop-in&engine=rootless&proxy=socks5h://[fd00::1]:1080&no-proxy=10.0.0.0/8,fd00::/8",
        "have=forward-proxy,module-proxy&engine-file=drop-in&proxy=https://p_1.Example:65535&no-proxy=",
    ];
    for text in links {
        for target in ["drop-in", "containerd"] {
            let (plan, file) = drop_in(target, &format!("{text}&engines=docker,containerd"));
            let Some(dump) = dump(&file) else {
                return;
            };
            let forward = plan.forward.unwrap();
            let (proxy, direct) = (forward.proxy.text(), forward.no_proxy_for_go());
            let expected =
                [format!("HTTP_PROXY={proxy}"), format!("HTTPS_PROXY={proxy}"), format!("NO_PROXY={direct}")];
            assert_eq!(values(&dump, "Environment"), expected, "{file}");
        }
    }
}

#[test]
fn a_login_stays_in_its_own_file() {
    let link = "have=forward-proxy&proxy-login=basic&engines=docker,podman,containerd";
    for (target, path) in [("drop-in", "/etc/docker/proxy.env"), ("containerd", "/etc/containerd/proxy.env")] {
        let (plan, file) = drop_in(target, link);
        let Some(system) = dump(&file) else { return };
        let direct = plan.forward.unwrap().no_proxy_for_go();
        assert_eq!(values(&system, "Environment"), [format!("NO_PROXY={direct}")], "{file}");
        assert_eq!(values(&system, "EnvironmentFile"), [format!("-{path}")], "{file}");
    }
    for (target, service) in [("drop-in", "docker"), ("podman-service", "podman")] {
        let (_, file) = drop_in(target, &format!("{link}&engine=rootless"));
        let Some(user) = dump(&file) else { return };
        let path = values(&user, "EnvironmentFile")[0].strip_prefix('-').unwrap();
        // `%h` is the home of the user whom systemd knows, whatever HOME says.
        let end = format!("/.config/goproxy-wizard/{service}.env");
        assert!(Path::new(path).is_absolute() && path.ends_with(&end), "{path}");
    }
}
