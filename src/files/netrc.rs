//! The script that asks for logins and keeps them in `~/.netrc`; no login ever stands in the script.

use super::shell_env::{BEGIN, END};
use super::step::good;
use super::{Artifact, FileGroup, How, Place, Step, block_steps, sign_in};
use crate::ask::Works;
use crate::base::Clean;
use crate::plan::{Login, Plan, Reason, SignIn, Why};
use crate::text::Msg;
use crate::write::posix::{Script, Word, in_sh};

const PATH: &str = "netrc.sh";
const AT: &str = "~/.netrc";

/// The command that runs the script.
pub(super) const RUN: &str = "sh netrc.sh";

pub(super) fn make(plan: &Plan) -> Option<Artifact> {
    let logins: Vec<_> = plan.logins.iter().filter(|login| uses_netrc(plan, login)).collect();
    if logins.is_empty() {
        return None;
    }
    let mut check = vec![Step::run("check-netrc", "ls -l ~/.netrc").good(good("netrc"))];
    check.extend(sign_in::checks(plan));
    Some(Artifact {
        target: "netrc",
        group: FileGroup::Git,
        path: PATH,
        place: Place { how: How::Terminal, at: PATH },
        lines: script(&logins).body().erase(),
        choice: Some(Msg::new("choice.netrc")),
        apply: vec![Step::run("apply-netrc", RUN)],
        check,
        undo: vec![Step::run("undo-block-only", in_sh(&block_steps::undo(AT))).with("file", AT)],
    })
}

/// A build takes every login but a key from netrc.
fn uses_netrc(plan: &Plan, login: &Login) -> bool {
    let is_read = match login.sign_in {
        SignIn::Netrc | SignIn::Token => true,
        SignIn::GoAuth => plan.answers.works.has(Works::Build),
        SignIn::Ssh => false,
    };
    is_read && !login.machines.is_empty()
}

/// Our block goes first, because every reader takes the first entry of a host.
fn script(logins: &[&Login]) -> Script<Why> {
    let why = |reason: Reason| Why::from(reason);
    let (ask, blank, write) = (why(Reason::NetrcAsk), why(Reason::NetrcBlank), why(Reason::NetrcWrite));
    let mut script = Script::default()
        .script("set -eu", &why(Reason::NetrcStrict))
        .script("umask 077", &why(Reason::NetrcFile))
        .script("f=~/.netrc", &why(Reason::NetrcFile))
        .script("touch \"$f\"", &why(Reason::NetrcFile))
        .run([Word::script("kept=$(").and_script(block_steps::WITHOUT_BLOCK).and_script(")")], &why(Reason::NetrcKeep))
        .script("new=", &why(Reason::NetrcLine))
        .script("hush() { [ ! -t 0 ] || stty \"$1\"; }", &why(Reason::NetrcHidden))
        .script("trap 'hush echo' EXIT", &why(Reason::NetrcHidden))
        .script("ask() {", &ask)
        .script("  printf 'User for %s: ' \"$1\"", &ask)
        .script("  IFS= read -r user", &ask)
        .script("  printf 'Password or token: '", &ask)
        .script("  hush -echo", &why(Reason::NetrcHidden))
        .script("  IFS= read -r token", &ask)
        .script("  hush echo", &why(Reason::NetrcHidden))
        .script("  echo", &ask)
        .script("  case \"$user:$token\" in", &blank)
        .script(
            "    :* | *: | *[[:space:]]* | *:'#'*) echo 'Empty, with a blank in it, or with # first: netrc can not hold this.' >&2; exit 1 ;;",
            &blank,
        )
        .script("  esac", &blank)
        .script("  for machine; do", &why(Reason::NetrcLine))
        .script(
            "    new=\"${new}machine $machine login $user password $token$(printf '\\n.')\"",
            &why(Reason::NetrcLine),
        )
        .script("    new=${new%.}", &why(Reason::NetrcLine))
        .script("  done", &why(Reason::NetrcLine))
        .script("}", &ask);
    for login in logins {
        for names in by_login(login) {
            script = script.run(std::iter::once(Word::from("ask")).chain(names), &why(Reason::NetrcHosts));
        }
    }
    let begin = Word::lit(Clean::of("# ").then(&Clean::of(BEGIN)));
    let end = Word::lit(Clean::of("# ").then(&Clean::of(END)));
    let words = ["printf".into(), Word::lit(r"%s\n%s%s\n%s\n"), begin, Word::var("new"), end, Word::var("kept")];
    script
        .run(words.into_iter().chain([Word::script("> \"$f.new\"")]), &write)
        .script("cat \"$f.new\" > \"$f\"", &write)
        .script("rm \"$f.new\"", &write)
        .script("chmod 600 \"$f\"", &why(Reason::NetrcFile))
}

/// The names that one login goes by. go looks for the host with its port, curl and git for the host alone.
fn by_login(login: &Login) -> Vec<Vec<Word>> {
    let names = |machine: &Clean| {
        let host = machine.as_str().rsplit_once(':').filter(|(host, _)| !host.ends_with(':'));
        let alone = host.and_then(|(host, _)| Clean::new(host).ok());
        std::iter::once(machine.clone()).chain(alone).map(Word::lit).collect()
    };
    login.machines.iter().map(names).collect()
}
