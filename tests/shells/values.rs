//! Random values, printed by each shell's writer and read back by the shell itself.

use goproxy_wizard::base::Clean;
use goproxy_wizard::write::posix::{self, Word};
use goproxy_wizard::write::{Body, dockerfile, fish};

use super::hostile;
use super::room::Room;
use super::shell::Shell;

/// The system takes two megabytes of variables at once, and a hundred values stay well below.
const AT_ONCE: usize = 100;

fn in_shell(name: &'static str, check: impl Fn(&Shell, &[Clean])) {
    let Some(shell) = Shell::named(name) else { return };
    for values in hostile::texts().chunks(AT_ONCE) {
        check(&shell, values);
    }
}

/// Lets the shell read a script, and compares what stands in its environment then.
fn check_exports<F>(shell: &Shell, values: &[Clean], script: &Body<F, ()>) {
    let room = Room::new();
    room.write_out("script", &script.text());
    let env = shell.env_after(&room, &shell.source("script"));
    for (name, value) in hostile::names(values.len()).into_iter().zip(values) {
        assert_eq!(env.get(name).map(String::as_str), Some(value.as_str()), "{}", shell.name);
    }
}

/// Lets the shell run a script that prints words, each followed by a zero.
fn check_words(shell: &Shell, values: &[Clean], script: &str) {
    let room = Room::new();
    room.write_out("script", script);
    let printed = String::from_utf8(shell.run(&room, &shell.source("script"))).unwrap();
    let read: Vec<_> = printed.split_terminator('\0').collect();
    assert_eq!(read, values.iter().map(Clean::as_str).collect::<Vec<_>>(), "{}:\n{script}", shell.name);
}

#[test]
fn posix_shells_read_every_export_back() {
    for name in ["bash", "dash", "zsh"] {
        in_shell(name, |shell, values| {
            let pairs = hostile::names(values.len()).into_iter().zip(values);
            let script = pairs.fold(posix::Script::default(), |script, (name, value)| script.export(name, value, &()));
            check_exports(shell, values, &script.body());
        });
    }
}

#[test]
fn posix_shells_read_every_word_back() {
    for name in ["bash", "dash", "zsh"] {
        in_shell(name, |shell, values| {
            let one = |value: &Clean| ["printf".into(), "%s\\0".into(), Word::lit(value.clone())];
            let lines = values.iter().fold(posix::Script::default(), |script, value| script.run(one(value), &()));
            check_words(shell, values, &lines.body().text());
            let parts = values.iter().map(|value| (vec![Word::lit(value.clone())], ()));
            let start = (vec!["printf".into(), "%s\\0".into()], ());
            let long = posix::Script::default().run_lines(std::iter::once(start).chain(parts).collect());
            check_words(shell, values, &long.body().text());
        });
    }
}

#[test]
fn a_shell_reads_back_what_a_dockerfile_hands_to_it() {
    in_shell("dash", |shell, values| {
        let words = |value: &Clean| ["printf".into(), "%s\\0".into(), Word::lit(value.clone())];
        let recipe = dockerfile::Recipe::default();
        let recipe = values.iter().fold(recipe, |recipe, value| recipe.run(Vec::new(), words(value), &()));
        let file = recipe.body().text();
        let commands: Vec<_> = file.lines().map(|line| line.strip_prefix("RUN ").unwrap()).collect();
        check_words(shell, values, &commands.join("\n"));
    });
}

#[test]
fn fish_reads_every_export_back() {
    in_shell("fish", |shell, values| {
        let pairs = hostile::names(values.len()).into_iter().zip(values);
        let script = pairs.fold(fish::Script::default(), |script, (name, value)| script.export(name, value, &()));
        check_exports(shell, values, &script.body());
    });
}
