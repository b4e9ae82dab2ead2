//! The view in its address: the answers as Set up writes them, and behind them what is explained. Pure text.
//!
//! `…&view=explain&module=rsc.io/quote@v1.5.2&command=get&go=1.25&GOPROXY=…&netrc=…&os=…&read=now&place=ci&
//! world=mirror-down&hosts=goproxy.cn/404/no-relay`: only what differs from what the view opens with, the module aside.

use super::asked::{Asked, WELL};
use super::own::{Own, variable};
use crate::ask::{Answers, Ground, Question, link};
use crate::explain::{Command, PLACES, Pasted, Query, ReadyMade, World};
use crate::go::{Os, Release};
use crate::page::fragment::{self, View, own, with_lang};
use crate::page::notice::Notice;
use crate::text::{Lang, Msg};

/// What an address leads to.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Arrival {
    /// Whether it is this view's.
    pub(crate) is_here: bool,
    /// The answers.
    pub(crate) answers: Answers,
    /// The language, if the address names one.
    pub(crate) lang: Option<Lang>,
    /// What is explained, if the address says anything of it.
    pub(crate) asked: Option<Asked>,
    /// What could not be restored.
    pub(crate) notices: Vec<Notice>,
}

/// The fragment, without `#`.
pub(crate) fn write(ground: &Ground, answers: &Answers, lang: Option<Lang>, asked: &Asked) -> String {
    View::Explain.fragment(&with_lang(link::write_from(ground, answers), lang), &pairs(asked))
}

/// The view's own pairs for settings that were pasted elsewhere, and the module that a failure was about.
pub(crate) fn pasted(answers: &Answers, settings: Pasted, module: Option<&str>) -> String {
    let mut asked = Asked::first(answers);
    if let Some(Ok(query)) = module.map(|path| Query::parse(path, asked.query.command)) {
        asked.query = query;
    }
    asked.own = Some(Own::of(settings).0);
    asked.reads_own = true;
    pairs(&asked)
}

fn pairs(asked: &Asked) -> String {
    let mut out = String::new();
    let mut add = |key: &str, items: &[&str]| {
        let items: Vec<_> = items.iter().map(|item| link::encode(item)).collect();
        out.extend(["&", key, "=", &items.join(",")]);
    };
    add("module", &[&asked.path()]);
    if asked.query.command != Command::default() {
        add("command", &[asked.query.command.name()]);
    }
    if let Some(release) = asked.release {
        add("go", &[&line(release)]);
    }
    if let Some(own) = &asked.own {
        for (name, value) in &own.variables {
            add(name, &[value]);
        }
        for name in &own.emptied {
            add(name, &[""]);
        }
        if !own.machines.is_empty() {
            add("netrc", &own.machines.iter().map(String::as_str).collect::<Vec<_>>());
        }
        if own.os != Os::default() {
            add("os", &[os_name(own.os)]);
        }
        if let Some(release) = own.release {
            add("their-go", &[&release.to_string()]);
        }
        add("read", &[if asked.reads_own { "now" } else { "files" }]);
    }
    if asked.place != PLACES[0] {
        add("place", &[asked.place]);
    }
    if asked.ready != WELL {
        add("world", &[asked.ready]);
    }
    let hosts = asked.hosts.write();
    if !hosts.is_empty() {
        let hosts: Vec<_> = hosts.lines().map(|line| line.replacen(" =", "", 1).replace(' ', "/")).collect();
        add("hosts", &hosts.iter().map(String::as_str).collect::<Vec<_>>());
    }
    out
}

/// What a fragment leads to.
pub(crate) fn read(ground: &Ground, fragment: &str) -> Arrival {
    let (common, explained) = fragment::parts(fragment);
    let (answers, remarks) = link::read_from(ground, common, &[fragment::LANG]);
    let mut notices: Vec<_> = remarks
        .into_iter()
        .map(|remark| Notice { about: Question::named(&remark.key).map(|question| question.id), msg: remark.msg })
        .collect();
    let lang = own(common, fragment::LANG, Lang::from_tag, &mut notices);
    let mut asked = None;
    for (key, value) in link::pairs(explained) {
        let asked = asked.get_or_insert_with(|| Asked::first(&answers));
        if let Err(msg) = take(asked, key, value) {
            notices.push(Notice { about: None, msg });
        }
    }
    Arrival { is_here: View::of(fragment) == View::Explain, answers, lang, asked, notices }
}

fn take(asked: &mut Asked, key: &str, raw: &str) -> Result<(), Msg> {
    let value = link::decode(raw);
    let unknown = || Msg::new("link.unknown").with("key", link::short(&format!("{key}={value}")));
    let items = || raw.split(',').filter(|item| !item.is_empty()).map(link::decode);
    match key {
        "module" => asked.query = Query::parse(&value, asked.query.command)?,
        "command" => asked.query.command = Command::named(&value).ok_or_else(unknown)?,
        "go" => asked.release = Some(Release::parse(&value).ok_or_else(unknown)?),
        "read" => {
            asked.own.get_or_insert_default();
            asked.reads_own = value == "now";
        }
        "netrc" => asked.own.get_or_insert_default().machines = items().collect(),
        "os" => asked.own.get_or_insert_default().os = os_named(&value).ok_or_else(unknown)?,
        "their-go" => {
            asked.own.get_or_insert_default().release = Some(Release::parse(&value).ok_or_else(unknown)?);
        }
        "place" => asked.place = PLACES.into_iter().find(|name| *name == value).ok_or_else(unknown)?,
        "world" => asked.ready = ReadyMade::named(&value).ok_or_else(unknown)?.name,
        "hosts" => {
            let lines: String = items().map(|item| item.replacen('/', " = ", 1).replace('/', " ") + "\n").collect();
            asked.hosts = World::parse(&lines).map_err(|bad| bad.msg)?;
        }
        _ => {
            let name =
                variable(key).ok_or_else(|| Msg::new("link.unknown").with("key", link::short(&link::decode(key))))?;
            let own = asked.own.get_or_insert_default();
            own.set(name, &value);
            if value.is_empty() {
                own.emptied.push(name);
            }
        }
    }
    Ok(())
}

/// A release as `1.25`, if it is the newest known of its line.
pub(crate) fn line(release: Release) -> String {
    let short = format!("1.{}", release.minor);
    if Release::parse(&short) == Some(release) { short } else { release.to_string() }
}

const fn os_name(os: Os) -> &'static str {
    match os {
        Os::Linux => "linux",
        Os::Macos => "darwin",
        Os::Windows => "windows",
    }
}

fn os_named(name: &str) -> Option<Os> {
    [Os::Linux, Os::Macos, Os::Windows].into_iter().find(|os| os_name(*os) == name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ask::Preset;
    use crate::explain::Behaviour;

    fn back(asked: &Asked) -> Arrival {
        let answers = Preset::named("private-vcs").unwrap().answers();
        let fragment = write(&Ground::default(), &answers, Some(Lang::ZhCn), asked);
        let arrival = read(&Ground::default(), &format!("#{fragment}"));
        assert_eq!(
            (&arrival.answers, arrival.lang, arrival.notices.len()),
            (&answers, Some(Lang::ZhCn), 0),
            "{fragment}"
        );
        arrival
    }

    #[test]
    fn reads_back_what_it_writes() {
        let mut asked = Asked::first(&Answers::default());
        assert_eq!(back(&asked).asked.as_ref(), Some(&asked));
        let text = "GOPROXY=https://goproxy.cn|direct\nGOPRIVATE=*.corp.example,github.com/acme\nmachine git.corp.example login a password b\nset GOOS=windows\nGOVERSION=go1.24.11";
        let (own, _) = Own::read(text);
        asked.query = Query::parse("github.com/acme/lib@v1.2.3", Command::Get).unwrap();
        asked.release = Some(Release::KNOWN[0]);
        asked.own = Some(own);
        asked.reads_own = true;
        asked.place = "ci";
        asked.ready = "mirror-down";
        asked.hosts = World::parse("goproxy.cn = 404 no-relay\noutside = drops\ncompany-ca = trusted").unwrap();
        assert_eq!(back(&asked).asked, Some(asked));
        let asked = Asked {
            own: Some(Own::default()),
            hosts: World::default().with("a.example", Behaviour::Gone),
            ..Asked::first(&Answers::default())
        };
        assert_eq!(back(&asked).asked, Some(asked));
    }

    #[test]
    fn nothing_of_its_own_means_as_it_was() {
        let arrival = read(&Ground::default(), "#v=1&preset=china-mirror&view=explain");
        assert!(arrival.is_here && arrival.asked.is_none());
        assert!(!read(&Ground::default(), "#v=1&preset=china-mirror").is_here);
    }

    #[test]
    fn a_password_in_a_link_goes_no_further() {
        let arrival = read(
            &Ground::default(),
            "#v=1&view=explain&HTTPS_PROXY=http://wile:coyote@proxy.corp.example:3128&module=https://u:coyote@a.example/b",
        );
        assert!(!format!("{arrival:?}").contains("coyote"), "{arrival:?}");
        assert_eq!(arrival.notices.len(), 1);
    }

    #[test]
    fn says_what_it_does_not_know() {
        let arrival = read(
            &Ground::default(),
            "#v=1&view=explain&command=fly&world=flat&place=moon&hosts=a.example/418&colour=red&go=2.0",
        );
        assert_eq!(arrival.notices.len(), 6);
        assert_eq!(arrival.asked, Some(Asked::first(&Answers::default())));
    }
}
