//! Module proxies that serve everybody, by host, and those that are no more.

/// Hosts that serve public modules to everybody, and nothing else in `GOPROXY`.
const PUBLIC: &[&str] = &[
    "proxy.golang.org",
    "goproxy.cn",
    "goproxy.io",
    "goproxy.com.cn",
    "proxy.golang.com.cn",
    "mirrors.aliyun.com",
    "mirrors.cloud.tencent.com",
    "mirrors.tencent.com",
    "mirrors.tencentyun.com",
    "repo.huaweicloud.com",
    "mirrors.huaweicloud.com",
    "goproxy.baidu.com",
    "goproxy.dev",
    "gocenter.io",
];

/// An address that serves modules no more.
#[derive(Clone, Copy, Debug)]
pub struct Gone {
    /// The address, without scheme.
    pub address: &'static str,
    /// What took its place; empty if nothing did.
    pub instead: &'static str,
    /// Where that can be read.
    pub source: &'static str,
}

/// Addresses that serve modules no more.
const GONE: &[Gone] = &[
    Gone {
        address: "gocenter.io",
        instead: "",
        source: "https://jfrog.com/blog/into-the-sunset-bintray-jcenter-gocenter-and-chartcenter/",
    },
    Gone {
        address: "mirrors.huaweicloud.com/goproxy",
        instead: "https://mirrors.huaweicloud.com/repository/goproxy",
        source: "https://github.com/RubyMetric/chsrc/issues/227",
    },
];

/// Whether a host is a module proxy for everybody.
pub fn is_public(host: &str) -> bool {
    PUBLIC.contains(&host.to_ascii_lowercase().as_str())
}

/// What is known of an address (without scheme) that serves modules no more.
pub fn gone(address: &str) -> Option<&'static Gone> {
    let address = address.trim_end_matches('/');
    GONE.iter().find(|it| it.address.eq_ignore_ascii_case(address))
}
