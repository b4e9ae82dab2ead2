//! Ready-made examples: each shows one thing that people get wrong about go and its proxies; links, nothing else.

use super::address::{self, Arrival};
use super::asked::Asked;
use crate::ask::Ground;
use crate::page::fragment::View;
use crate::text::Lang;

/// An example. Its texts are `example.NAME` and `example.NAME.help`.
#[derive(Debug)]
pub(crate) struct Example {
    /// Its name in the catalogues.
    pub(crate) name: &'static str,
    /// The answers, as a link has them.
    answers: &'static str,
    /// What is explained, as a link has it.
    own: &'static str,
}

/// Examples that belong together. Their heading is `examples.NAME`.
#[derive(Debug)]
pub(crate) struct Group {
    /// Its name in the catalogues.
    pub(crate) name: &'static str,
    /// The examples.
    pub(crate) examples: &'static [Example],
}

const fn example(name: &'static str, answers: &'static str, own: &'static str) -> Example {
    Example { name, answers, own }
}

/// A network without troubles of its own.
const PLAIN: &str = "v=1&preset=private-vcs";

/// Every example.
pub(crate) const GROUPS: &[Group] = &[
    Group {
        name: "separators",
        examples: &[
            example(
                "comma-404",
                PLAIN,
                "&module=rsc.io/quote&GOPROXY=https://goproxy.cn,direct&read=now&world=mirror-404",
            ),
            example("comma", PLAIN, "&module=rsc.io/quote&GOPROXY=https://goproxy.cn,direct&read=now&world=mirror-500"),
            example("bar", PLAIN, "&module=rsc.io/quote&GOPROXY=https://goproxy.cn%7Cdirect&read=now&world=mirror-500"),
        ],
    },
    Group {
        name: "keywords",
        examples: &[
            example("direct", PLAIN, "&module=rsc.io/quote&GOPROXY=direct&read=now"),
            example("off", PLAIN, "&module=rsc.io/quote&GOPROXY=off&read=now"),
            example(
                "proxy-off",
                PLAIN,
                "&module=rsc.io/quote&GOPROXY=https://goproxy.cn,off&read=now&world=mirror-404",
            ),
        ],
    },
    Group {
        name: "failures",
        examples: &[
            example(
                "network",
                PLAIN,
                "&module=rsc.io/quote&GOPROXY=https://goproxy.cn,direct&read=now&world=mirror-down",
            ),
            example(
                "certificate",
                "v=1&preset=tls-inspection",
                "&module=rsc.io/quote&HTTPS_PROXY=http://proxy.corp.example:3128&read=now&world=inspection-untrusted",
            ),
            example(
                "variable",
                "v=1&preset=forward-proxy",
                "&module=rsc.io/quote&HTTP_PROXY=http://proxy.corp.example:3128&read=now&world=only-through-proxy",
            ),
            example("cache", PLAIN, "&module=rsc.io/quote@v1.5.2&GOPROXY=https://goproxy.cn&read=now&world=mirror-404"),
            example(
                "release",
                PLAIN,
                "&module=rsc.io/quote&go=1.22&GOPROXY=https://goproxy.cn,direct&GOTOOLCHAIN=go1.27.3&read=now&world=mirror-403",
            ),
        ],
    },
    Group {
        name: "private",
        examples: &[
            example("leak", PLAIN, "&module=git.corp.example/team/lib&read=now&world=origin-login"),
            example("kept", PLAIN, "&module=git.corp.example/team/lib"),
            example("company", "v=1&preset=private-module-proxy", "&module=git.corp.example/team/lib"),
        ],
    },
    Group {
        name: "proxies",
        examples: &[
            example("straight", PLAIN, "&module=rsc.io/quote&read=now"),
            example("inspecting", "v=1&preset=tls-inspection", "&module=rsc.io/quote&world=inspection-trusted"),
            example("forward", "v=1&preset=forward-proxy", "&module=rsc.io/quote&world=only-through-proxy"),
            example("module-proxy", "v=1&preset=private-module-proxy", "&module=rsc.io/quote"),
        ],
    },
    Group {
        name: "stages",
        examples: &[
            example(
                "download-stage",
                "v=1&preset=china-mirror",
                "&module=rsc.io/quote&command=build&place=build-download",
            ),
            example(
                "compile-stage",
                "v=1&preset=china-mirror",
                "&module=rsc.io/quote&command=build&place=build-compile",
            ),
        ],
    },
];

impl Example {
    /// The fragment that leads to it, without `#`, as the view itself would write it.
    pub(crate) fn link(&self, ground: &Ground, lang: Option<Lang>) -> String {
        let Arrival { answers, asked, .. } = address::read(&Ground::default(), &self.short());
        let asked = asked.unwrap_or_else(|| Asked::first(&answers));
        address::write(ground, &ground.hold(answers), lang, &asked)
    }

    fn short(&self) -> String {
        View::Explain.fragment(self.answers, self.own)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::explain::End;
    use crate::page::explain::board::Board;
    use crate::text::Catalogue;

    #[test]
    fn every_example_is_understood_whole() {
        for example in GROUPS.iter().flat_map(|group| group.examples) {
            let arrival = address::read(&Ground::default(), &example.short());
            assert_eq!(arrival.notices, [], "{}", example.name);
            assert_eq!(
                address::read(&Ground::default(), &example.link(&Ground::default(), None)),
                arrival,
                "{}",
                example.name
            );
        }
    }

    /// The end of each example: `works`, or the kind of failure; behind it the hosts that learn of a private path.
    fn ends() -> Vec<(&'static str, String)> {
        let end = |example: &Example| {
            let arrival = address::read(&Ground::default(), &example.short());
            let board = Board::of(&arrival.answers, &arrival.asked.unwrap());
            let side = board.read().unwrap();
            let end = match &side.explained.story.end {
                End::Done => "works",
                End::Failed(failed) => failed.kind,
            };
            let leaks: Vec<String> =
                side.explained.leaks.iter().map(|leak| format!(", {} learns", leak.host)).collect();
            let leaks = leaks.concat();
            (example.name, format!("{end}{leaks}"))
        };
        GROUPS.iter().flat_map(|group| group.examples).map(end).collect()
    }

    #[test]
    fn every_example_is_said() {
        for words in Lang::ALL.map(Catalogue::of) {
            for group in GROUPS {
                assert!(words.has(&format!("examples.{}", group.name)), "{}", group.name);
                for example in group.examples {
                    let key = format!("example.{}", example.name);
                    assert!(words.has(&key) && words.has(&format!("{key}.help")), "{key}");
                }
            }
        }
    }

    #[test]
    fn every_example_ends_as_it_is_meant() {
        let expected = [
            ("comma-404", "works"),
            ("comma", "server-error-5xx"),
            ("bar", "works"),
            ("direct", "works"),
            ("off", "goproxy-off"),
            ("proxy-off", "goproxy-off"),
            ("network", "connection-refused"),
            ("certificate", "tls-unknown-authority"),
            ("variable", "timeout"),
            ("cache", "not-found-404"),
            ("release", "forbidden-403"),
            ("leak", "terminal-prompts-disabled, proxy.golang.org learns"),
            ("kept", "works"),
            ("company", "works"),
            ("straight", "works"),
            ("inspecting", "works"),
            ("forward", "works"),
            ("module-proxy", "works"),
            ("download-stage", "works"),
            ("compile-stage", "works"),
        ];
        assert_eq!(ends(), expected.map(|(name, end)| (name, end.to_owned())));
    }
}
