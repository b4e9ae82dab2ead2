//! The command of a case, and the folder that it runs in.

use super::super::catalogue::{self, ALL};
use super::super::dice::Dice;
use super::super::scripted::Scripted;

/// Packages and modules that are wanted; those at the end don't exist.
const PACKAGES: &[&str] = &[
    "corp.example/lib",
    "corp.example/lib",
    "corp.example/lib/pkg",
    "corp.example/lib/pkg/deep",
    "corp.example/lib/v2",
    "corp.example/Upper/Lib",
    "corp.example/uses",
    "corp.example/old",
    "corp.example/back",
    "git.corp.example/team/svc",
    "github.com/acme/tool",
    "github.com/acme/tool/cmd/tool",
    "example.org/pub",
    "example.org/pub/sub",
    "example.org/notag",
    "example.org/incompat",
    "example.org/newgo",
    "corp.example/lib/nosuch",
    "corp.example/nosuch",
    "example.org/nosuch/deep",
    "github.com/acme",
    "nosuch.example/lib",
    "corp/lib",
];

const QUERIES: &[(usize, &str)] = &[
    (12, "latest"),
    (4, "upgrade"),
    (3, "patch"),
    (5, "v1"),
    (4, "v1.0"),
    (3, "v1.1"),
    (2, "v0"),
    (2, "v2"),
    (3, "main"),
    (2, "feature/x"),
    (2, "<v1.1.0"),
    (2, "<=v1.1.0"),
    (2, ">v1.0.0"),
    (2, ">=v1.2.0"),
    (1, ">v9.0.0"),
    (1, "<v1"),
    (3, "v1.0.0"),
    (2, "v1.9.9"),
    (1, "v1.0.0+meta"),
    (1, "1.0.0"),
    (1, "abcdefabcdef"),
    (1, "v1.2.0-rc.1"),
    (1, "none"),
    (1, "release candidate"),
];

/// Commands that can be installed, and what can't.
const COMMANDS: &[&str] = &[
    "corp.example/lib/v2/cmd/tool",
    "corp.example/uses/cmd",
    "corp.example/old/cmd",
    "github.com/acme/tool/cmd/tool",
    "github.com/acme/tool/cmd/tool",
    "corp.example/lib/nosuch",
    "example.org/nosuch/deep",
];

/// The module that a package is in, if any is.
fn module_of(package: &str) -> Option<&'static str> {
    let covers = |path: &str| package == path || package.starts_with(&format!("{path}/"));
    ALL.iter().map(|it| it.path).filter(|path| covers(path)).max_by_key(|path| path.len())
}

fn query(dice: &mut Dice, package: &str) -> String {
    let versions: Vec<_> = module_of(package).into_iter().flat_map(catalogue::versions).map(|it| it.version).collect();
    if !versions.is_empty() && dice.percent(60) {
        return (*dice.one(&versions)).to_owned();
    }
    (*dice.weighted(QUERIES)).to_owned()
}

/// Chooses the command and the files of its folder.
pub(crate) fn add(case: &mut Scripted, dice: &mut Dice) {
    let installs = dice.percent(7);
    let package = *dice.one(if installs { COMMANDS } else { PACKAGES });
    let module = module_of(package).unwrap_or(package);
    let at = |dice: &mut Dice, path: &str| format!("{path}@{}", query(dice, path));
    let words: Vec<String> = match dice.below(100) {
        _ if installs => vec!["install".into(), "-n".into(), at(dice, package)],
        0..34 => vec!["mod".into(), "download".into(), at(dice, module)],
        34..41 => vec!["mod".into(), "download".into()],
        41..53 => vec!["list".into(), "-m".into(), "-versions".into(), module.into()],
        53..63 => vec!["list".into(), "-m".into(), at(dice, module)],
        63..81 => vec!["get".into(), at(dice, package)],
        81..86 => vec!["get".into(), package.into()],
        _ => vec!["build".into(), "-n".into(), "./...".into()],
    };
    let is_build = words[0] == "build";
    let all = words.join(" ") == "mod download";
    case.command = words;
    // Outside of a module most of these work, too.
    if !is_build && !all && dice.percent(6) {
        return;
    }
    let go = *dice.weighted(&[
        (160, "go 1.20"),
        (8, "go 1.16"),
        (5, "go 1.21"),
        (5, "go 1.21.0"),
        (3, "go 1.99.0"),
        (3, "go 1.99"),
        (6, "go 1.20\n\ntoolchain go1.99.0"),
        (1, "go 1.20\n\ntoolchain nonsense"),
        (2, ""),
    ]);
    let mut go_mod = format!("module main.example\n\n{go}\n");
    let mut sums = String::new();
    if is_build || all || dice.percent(25) {
        for _ in 0..=dice.below(2) {
            let it = dice.one(&ALL);
            if it.path == "golang.org/toolchain" || go_mod.contains(&format!("require {} ", it.path)) {
                continue;
            }
            let version = if dice.percent(4) { "v1.9.9" } else { it.version };
            go_mod = format!("{go_mod}\nrequire {} {version}\n", it.path);
            sums += &it.sums();
            if dice.percent(30) {
                let source = format!("package main\n\nimport _ \"{}\"\n\nfunc main() {{}}\n", it.path);
                case.files.insert("main.go".to_owned(), source);
            }
        }
    }
    if is_build && !case.files.contains_key("main.go") || dice.percent(5) {
        let package = if dice.percent(60) { go_mod.lines().find_map(|it| it.strip_prefix("require ")) } else { None };
        let package = package.and_then(|it| it.split(' ').next()).unwrap_or(PACKAGES[dice.below(PACKAGES.len())]);
        // A command can't be imported, and what has no dot is looked for in the standard library.
        let package = package.trim_end_matches("/cmd/tool").replace("corp/", "corp.example/");
        let source = format!("package main\n\nimport _ \"{package}\"\n\nfunc main() {{}}\n");
        case.files.insert("main.go".to_owned(), source);
    }
    // What a build takes from a replacement that nothing requires is another story.
    if !is_build && dice.percent(4) {
        go_mod += "\nreplace corp.example/lib => corp.example/lib v1.1.0\n";
    }
    if dice.percent(2) {
        go_mod += "\nexclude corp.example/lib v1.1.0\n";
    }
    // Without the lines that it needs, a build ends before it asks anybody.
    if let Some(text) = go_sum(dice, module, sums, is_build, go_mod.contains("replace")) {
        case.files.insert("go.sum".to_owned(), text);
    }
    case.files.insert("go.mod".to_owned(), go_mod);
}

/// A go.sum with what is required and perhaps what is wanted, complete, in part, or wrong.
fn go_sum(dice: &mut Dice, module: &str, mut sums: String, mostly: bool, replaces: bool) -> Option<String> {
    if dice.percent(40) {
        sums.extend(catalogue::versions(module).map(catalogue::Module::sums));
    }
    if mostly && dice.percent(60) {
        return Some(ALL.iter().map(catalogue::Module::sums).collect());
    }
    Some(match dice.below(100) {
        0..55 => return None,
        55..80 => sums,
        80..86 => sums.replace("h1:", "h1:AAAA"),
        86..92 => sums.split_inclusive('\n').filter(|line| line.contains("/go.mod")).collect(),
        92..95 => sums.split_inclusive('\n').filter(|line| !line.contains("/go.mod")).collect(),
        95..97 if !replaces => sums + "a line of nonsense\n",
        97 => ALL.iter().map(catalogue::Module::sums).collect(),
        98 => String::new(),
        _ => sums.replace("h1:", "h2:"),
    })
}
