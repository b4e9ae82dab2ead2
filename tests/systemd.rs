//! Drop-ins as systemd itself reads them: a manager that only tests its units prints every value back.
#![cfg(unix)]

#[path = "writers/folder.rs"]
mod folder;
#[path = "support/foreign.rs"]
mod foreign;
#[path = "writers/hostile.rs"]
mod hostile;

use std::fs;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
use std::path::Path;
use std::process::Command;

use goproxy_wizard::ask::link;
use goproxy_wizard::base::Clean;
use goproxy_wizard::door::Door as _;
use goproxy_wizard::files::files;
use goproxy_wizard::plan::Plan;
use goproxy_wizard::write::systemd::DropIn;

use folder::Folder;

/// So many variables go into one service.
const AT_ONCE: usize = 100;

/// The service with this drop-in, in a folder that every user can read.
fn units(service: &str, drop_in: &str) -> Folder {
    let folder = Folder::new();
    folder.write(format!("units/{service}.service"), "[Service]\nExecStart=/bin/true\n");
    folder.write(format!("units/{service}.service.d/http-proxy.conf"), drop_in);
    fs::create_dir(folder.join("run")).unwrap();
    let beside = format!("units/{service}.service.d");
    for (path, mode) in [("", 0o755), ("units", 0o755), (&beside, 0o755), ("run", 0o777)] {
        fs::set_permissions(folder.join(path), fs::Permissions::from_mode(mode)).unwrap();
    }
    folder
}

/// systemd's user manager refuses root; root runs it as nobody.
fn manager(service: &str, units: &Folder) -> Option<Command> {
    let program = foreign::program("systemd")?;
    let is_root = fs::metadata("/proc/self").is_ok_and(|it| it.uid() == 0);
    let mut command = if is_root {
        let mut command = Command::new(foreign::program("setpriv")?);
        command.args(["--reuid=65534", "--regid=65534", "--clear-groups"]).arg(program);
        command
    } else {
        Command::new(program)
    };
    command.args(["--user", "--test", &format!("--unit={service}.service")]).env_clear().env("HOME", units.join("run"));
    command.env("PATH", "/usr/bin:/bin").env("LANG", "C.UTF-8").env("XDG_RUNTIME_DIR", units.join("run"));
    // The colon keeps systemd's own folders in the search.
    command.env("SYSTEMD_UNIT_PATH", format!("{}:", units.join("units").display()));
    Some(command)
}

/// What systemd prints about the service, or `None` where it can't be asked.
fn dump(service: &str, drop_in: &str) -> Option<Vec<String>> {
    let folder = units(service, drop_in);
    let output = manager(service, &folder)?.output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let lines: Vec<_> = text.lines().skip_while(|line| line.trim() != format!("-> Unit {service}.service:")).collect();
    if lines.is_empty() {
        foreign::pass_over(&format!("systemd does not test units here: {}", String::from_utf8_lossy(&output.stderr)));
        return None;
    }
    let own = lines.iter().skip(1).take_while(|line| !line.trim().starts_with("-> Unit "));
    Some(own.map(|line| line.trim_start_matches('\t').to_owned()).collect())
}

/// The values of a key, in order.
fn values<'a>(dump: &'a [String], key: &str) -> Vec<&'a str> {
    dump.iter().filter_map(|line| line.strip_prefix(key)?.strip_prefix(": ")).collect()
}

#[test]
fn systemd_reads_every_value_back() {
    for texts in hostile::texts().chunks(AT_ONCE) {
        let pairs: Vec<(&'static str, &Clean)> = hostile::names(texts.len()).into_iter().zip(texts).collect();
        let unit = DropIn::section("Service", &());
        let unit = pairs.iter().fold(unit, |unit, (name, text)| unit.environment(name, text, &()));
        let file = unit.environment("LAST", &"x".into(), &()).body().text();
        let Some(dump) = dump("docker", &file) else {
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
        for (target, service) in [("drop-in", "docker"), ("containerd", "containerd")] {
            let (plan, file) = drop_in(target, &format!("{text}&engines=docker,containerd"));
            let Some(dump) = dump(service, &file) else {
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
    let system =
        [("drop-in", "docker", "/etc/docker/proxy.env"), ("containerd", "containerd", "/etc/containerd/proxy.env")];
    for (target, service, path) in system {
        let (plan, file) = drop_in(target, link);
        let Some(system) = dump(service, &file) else { return };
        let direct = plan.forward.unwrap().no_proxy_for_go();
        assert_eq!(values(&system, "Environment"), [format!("NO_PROXY={direct}")], "{file}");
        assert_eq!(values(&system, "EnvironmentFile"), [format!("-{path}")], "{file}");
    }
    for (target, service) in [("drop-in", "docker"), ("podman-service", "podman")] {
        let (_, file) = drop_in(target, &format!("{link}&engine=rootless"));
        let Some(user) = dump(service, &file) else { return };
        let path = values(&user, "EnvironmentFile")[0].strip_prefix('-').unwrap();
        // `%h` is the home of the user whom systemd knows, whatever HOME says.
        let end = format!("/.config/goproxy-wizard/{service}.env");
        assert!(Path::new(path).is_absolute() && path.ends_with(&end), "{path}");
    }
}
