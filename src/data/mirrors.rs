//! Public module mirrors that are reached from mainland China.

use super::{Date, Stated};

/// What is known of a mirror.
#[derive(Clone, Copy, Debug)]
pub struct MirrorFacts {
    /// Its stable name in links and answer files, and what it is called where no catalogue says otherwise.
    pub name: &'static str,
    /// Its entry in `GOPROXY`.
    pub url: &'static str,
    /// Whether its operator says that it relays sum.golang.org (`/sumdb/sum.golang.org/supported` answers 200). Where
    /// nobody says so, the files name a checksum database that is reached directly.
    pub relays_sumdb: bool,
    /// Where that can be read, and since when we know.
    pub facts: &'static [Stated],
}

/// Every mirror that is offered, the default first.
pub const MIRRORS: &[MirrorFacts] = &[
    MirrorFacts {
        name: "goproxy.cn",
        url: "https://goproxy.cn",
        relays_sumdb: true,
        facts: &[
            Stated {
                what: "goproxy.cn is a public module proxy for users in mainland China; its own instructions say GOPROXY=https://goproxy.cn,direct.",
                source: "https://github.com/goproxy/goproxy.cn/blob/master/README.md",
                checked: Date::new(2026, 11, 22),
            },
            Stated {
                what: "goproxy.cn relays sum.golang.org; GOSUMDB can keep its default.",
                source: "https://github.com/goproxy/goproxy.cn/issues/183",
                checked: Date::new(2026, 11, 22),
            },
        ],
    },
    MirrorFacts {
        name: "goproxy.io",
        url: "https://goproxy.io",
        relays_sumdb: false,
        facts: &[Stated {
            what: "goproxy.io is a public module proxy; whether it relays sum.golang.org was not confirmed, and one of its archives once differed from it.",
            source: "https://github.com/goproxy/goproxy.cn/issues/183",
            checked: Date::new(2026, 11, 22),
        }],
    },
    MirrorFacts {
        name: "aliyun",
        url: "https://mirrors.aliyun.com/goproxy",
        relays_sumdb: false,
        facts: &[Stated {
            what: "Alibaba Cloud serves a public module proxy at mirrors.aliyun.com/goproxy/; whether it relays sum.golang.org was not confirmed.",
            source: "https://developer.aliyun.com/mirror/goproxy",
            checked: Date::new(2026, 11, 22),
        }],
    },
];
