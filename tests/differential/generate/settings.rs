//! The settings of a case: lists of proxies, patterns, the checksum database, logins, flags, files.

use super::super::catalogue::{HELPER, ROOT};
use super::super::checksum::verifier;
use super::super::dice::Dice;
use super::super::scripted::Scripted;

/// Entries of GOPROXY.
const ENTRIES: &[(usize, &str)] = &[
    (30, "https://a.corp.example"),
    (16, "https://b.corp.example"),
    (8, "https://c.corp.example"),
    (12, "direct"),
    (6, "off"),
    (4, "http://a.corp.example"),
    (3, "http://b.corp.example:8080"),
    (3, "https://b.corp.example:8443"),
    (3, "https://proxy.golang.org"),
    (2, "https://a.corp.example/"),
    (2, "https://a.corp.example/api/go"),
    (2, "https://a.corp.example/api//go/"),
    (2, "https://b.corp.example/?x=1"),
    (2, "https://user:pass@a.corp.example"),
    (1, "http://user:pass@a.corp.example"),
    (1, "https://user@b.corp.example"),
    (1, "https://user:p%40ss@b.corp.example"),
    (2, "a.corp.example"),
    (1, "b.corp.example:8443"),
    (1, "b.corp.example/api"),
    (1, "HTTPS://A.corp.example"),
    (1, "https://10.1.0.2"),
    (1, "http://10.1.0.2"),
    (1, "http://[fd00::1]"),
    (1, "http://localhost"),
    (1, "http://127.0.0.1"),
    (1, "http://sub.a.corp.example"),
    (1, "http://a.corp.example:443"),
    (1, "https://a.corp.example:80"),
    (1, "https://a.corp.example:9"),
    (2, "https://nosuch.corp.example"),
    (2, "file:///mnt/files"),
    (1, "file:///mnt/nothing"),
    (1, ""),
    (1, " "),
    (1, " https://b.corp.example "),
    (1, "none"),
    (1, "DIRECT"),
    (1, "ftp://a.corp.example"),
    (1, "https://"),
    (1, "file://host/mnt/files"),
    (1, "https://a.corp.example/%zz"),
    (1, "https://a corp.example"),
    (1, "https://a.corp.example:80:80"),
    (1, "https://corp.example"),
    (1, "./files"),
];

const SEPARATORS: &[(usize, &str)] = &[(60, ","), (34, "|"), (2, ",,"), (1, ";"), (1, " "), (1, ", "), (1, ",|")];

const GLOBS: &[&str] = &[
    "corp.example",
    "corp.example/lib",
    "corp.example/lib/",
    "corp.example/*",
    "*.corp.example",
    "git.corp.example",
    "*",
    "none",
    "example.org",
    "github.com/acme",
    "github.com/acme/*",
    "corp.*",
    "*corp.example",
    "CORP.example",
    "corp.example/[l-u]*",
    "corp.example/li?",
    "[corp.example",
    "corp.example/lib/v2",
    " corp.example",
    "*/lib",
    "golang.org",
    ".corp.example",
    "corp.example/...",
    "",
];

fn list_of_proxies(dice: &mut Dice) -> String {
    let mut out = String::new();
    let count = *dice.weighted(&[(30, 1), (45, 2), (20, 3), (5, 4)]);
    for place in 0..count {
        if place > 0 {
            out += *dice.weighted(SEPARATORS);
        }
        out += *dice.weighted(ENTRIES);
    }
    // No server, ours included, understands a blank in what is asked.
    if out.contains(' ') { out.replace("?x=1", "") } else { out }
}

fn globs(dice: &mut Dice) -> String {
    let count = *dice.weighted(&[(60, 1), (30, 2), (10, 3)]);
    (0..count).map(|_| *dice.one(GLOBS)).collect::<Vec<_>>().join(",")
}

fn database(dice: &mut Dice) -> String {
    let key = verifier("sum.corp.example");
    match dice.below(100) {
        0..62 => key,
        62..68 => format!("{key} https://b.corp.example/sum"),
        68..74 => format!("{key} https://sum.corp.example"),
        74..77 => format!("{key} http://sum.corp.example"),
        77..82 => "sum.golang.org".to_owned(),
        82..85 => "sum.golang.google.cn".to_owned(),
        85..87 => "sum.golang.org https://sum.corp.example".to_owned(),
        87..89 => "sum.corp.example".to_owned(),
        89 => "OFF".to_owned(),
        90 => format!(" {key} "),
        91 => key.replace("+a", "+b"),
        92 => format!("{key} sum.corp.example"),
        93 => format!("{key} a b"),
        94 => " ".to_owned(),
        95 => "on".to_owned(),
        96 => format!("{key} https://sum.corp.example/"),
        97 => format!("{key} ftp://sum.corp.example"),
        98 => key.replace("sum.corp", "sum2.corp"),
        _ => format!("{key},"),
    }
}

/// Values of GOTOOLCHAIN.
const TOOLCHAINS: &[&str] =
    &["auto", "path", "go1.99.0", "go1.99.0+auto", "local+auto", "local+path", "go1.21.0", "Auto", "go1.99", "off"];

/// Values of GOVCS.
const TOOL_RULES: &[&str] = &[
    "*:off",
    "*:git",
    "public:off",
    "private:off",
    "corp.example:off,*:all",
    "private:all,public:hg",
    "github.com:off",
    "git",
    "*:git,*:off",
    ":git",
    "public:git|hg,private:off",
    "corp.example:git,corp.example:off",
    "*:cvs",
    "",
];

/// Values of GOAUTH.
const LOGIN_COMMANDS: &[&str] = &[
    "off",
    "netrc",
    HELPER.0,
    "netrc;off",
    "corp-login;netrc",
    "netrc; corp-login",
    "nosuch-helper",
    "git /mnt",
    "git x",
    ";",
    "netrc;",
];

/// Values of GOFLAGS.
const FLAGS: &[&str] = &[
    "-mod=mod",
    "-mod=readonly",
    "-mod=vendor",
    "-insecure",
    "-nosuch",
    "-modcacherw",
    "-mod=nonsense",
    "-v",
    "mod=mod",
    "-x -mod=mod",
    "-tags=a",
];

/// Chooses them.
pub(crate) fn add(case: &mut Scripted, dice: &mut Dice) {
    let builds = case.command.iter().any(|it| it == "build");
    let requires = case.files.get("go.mod").is_some_and(|it| it.contains("\nrequire") || it.contains("\nreplace"));
    let mut set = |name: &str, value: String| {
        case.variables.insert(name.to_owned(), value);
    };
    if dice.percent(94) {
        set("GOPROXY", list_of_proxies(dice));
    }
    match dice.below(100) {
        0..50 => set("GOSUMDB", "off".to_owned()),
        50..95 => set("GOSUMDB", database(dice)),
        _ => {}
    }
    for (name, chance) in [("GOPRIVATE", 14), ("GONOPROXY", 10), ("GONOSUMDB", 9), ("GOINSECURE", 7)] {
        if dice.percent(chance) {
            set(name, globs(dice));
        }
    }
    if dice.percent(88) {
        set("GOTOOLCHAIN", "local".to_owned());
    } else if dice.percent(60) {
        set("GOTOOLCHAIN", (*dice.one(TOOLCHAINS)).to_owned());
    }
    if dice.percent(8) {
        set("GOVCS", (*dice.one(TOOL_RULES)).to_owned());
    }
    if dice.percent(7) {
        set("GOAUTH", (*dice.one(LOGIN_COMMANDS)).to_owned());
    }
    if dice.percent(8) {
        // A vendor folder that fits a go.mod with more than a name is not there.
        let of: Vec<_> = FLAGS.iter().filter(|it| !requires || **it != "-mod=vendor").collect();
        set("GOFLAGS", (**dice.one(&of)).to_owned());
    }
    if dice.percent(3) {
        let of = ["other.pem", "nothing.pem"];
        set("SSL_CERT_FILE", format!("{ROOT}/tls/{}", dice.one(&of)));
    }
    if dice.percent(3) {
        set("SSL_CERT_DIR", format!("{ROOT}/tls"));
    }
    if dice.percent(1) {
        // Packages are built without modules, too, and Go 1.21 gets some.
        let without_modules = builds || case.go == "1.21";
        let of = if without_modules { ["on", "", "maybe"] } else { ["off", "auto", "maybe"] };
        set("GO111MODULE", (*dice.one(&of)).to_owned());
    }
    if dice.percent(1) {
        set("REQUEST_METHOD", "GET".to_owned());
    }
    if dice.percent(12) {
        case.netrc = Some(netrc(dice));
    }
}

fn netrc(dice: &mut Dice) -> String {
    let machines = [
        "a.corp.example",
        "a.corp.example",
        "b.corp.example",
        "corp.example",
        "git.corp.example",
        "a.corp.example:443",
        "b.corp.example:8443",
        "A.corp.example",
        "a.corp.example/api",
        "sum.corp.example",
        "https://a.corp.example",
    ];
    let mut out = String::new();
    for _ in 0..=dice.below(2) {
        let name = *dice.one(&machines);
        let lines = match dice.below(12) {
            0 => format!("machine {name}\nlogin user\npassword pass\n"),
            1 => format!("machine {name} login user\n"),
            2 => format!("machine {name} password pass login user\n"),
            3 => format!("default login user password pass\nmachine {name} login user password pass\n"),
            4 => format!("macdef init\ncd /pub\n\nmachine {name} login user password pass\n"),
            5 => format!("# machine {name} login user password pass\n"),
            6 => format!("machine {name} login \"user\" password 'pass'\n"),
            _ => format!("machine {name} login user password {}\n", dice.one(&["pass", "pass", "other"])),
        };
        out.push_str(&lines);
    }
    out
}

/// Takes some of the variables into the user's go/env file, in a grammar that is now and then odd.
pub(crate) fn move_to_file(case: &mut Scripted, dice: &mut Dice) {
    let mut text = String::new();
    let names: Vec<String> = case.variables.keys().cloned().collect();
    for name in names {
        // A variable of the process that is empty is no variable.
        let empties = dice.percent(15);
        if !dice.percent(60) {
            continue;
        }
        let value = case.variables.remove(&name).unwrap_or_default();
        if empties {
            case.variables.insert(name.clone(), String::new());
        }
        let lines = match dice.below(20) {
            0 => format!("{name}=\"{value}\"\n"),
            1 => format!(" {name}={value}\n"),
            2 => format!("{name} = {value}\n"),
            3 => format!("export {name}={value}\n"),
            4 => format!("{name}={value}\r\n"),
            5 => format!("{name}=off\n{name}={value}\n"),
            6 => format!("# a comment\n\n{name}={value}\n"),
            7 => format!("{name}=\n"),
            _ => format!("{name}={value}\n"),
        };
        text.push_str(&lines);
    }
    if dice.percent(5) {
        text.truncate(text.trim_end_matches('\n').len());
    }
    case.go_env = Some(text);
    if dice.percent(6) {
        case.variables.insert("GOENV".to_owned(), "off".to_owned());
    }
}
