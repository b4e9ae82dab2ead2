//! What is read from the messages of go, git, docker, curl and others.

use super::failures;
use crate::facts::{Doing, Trouble};

#[track_caller]
fn one(text: &str) -> crate::facts::Failure {
    let found = failures(text);
    assert_eq!(found.len(), 1, "{found:#?}");
    found.into_iter().next().unwrap()
}

#[test]
fn go_tells_what_it_asked_and_what_went_wrong() {
    for (text, doing, trouble, host, peer, module) in [
        (
            "go: corp.test/lib@v1.0.0: Get \"https://refused.test/corp.test/lib/@v/v1.0.0.info\": dial tcp 10.1.9.9:443: connect: connection refused",
            Doing::ModuleProxy,
            Trouble::Refused,
            "refused.test",
            Some("10.1.9.9"),
            "corp.test/lib",
        ),
        (
            "go: module corp.test/lib: Get \"https://tlshang.test/corp.test/lib/@v/list\": net/http: TLS handshake timeout",
            Doing::ModuleProxy,
            Trouble::TlsTimeout,
            "tlshang.test",
            None,
            "corp.test/lib",
        ),
        (
            "go: corp.test/lib@v1.0.0: Get \"https://proxya.test/corp.test/lib/@v/v1.0.0.info\": proxyconnect tcp: dial tcp: lookup none on 10.1.0.53:53: no such host",
            Doing::ModuleProxy,
            Trouble::NoSuchHost,
            "proxya.test",
            Some("none"),
            "corp.test/lib",
        ),
        (
            "go: corp.test/lib@v1.0.0: Get \"https://proxya.test/corp.test/lib/@v/v1.0.0.info\": Forbidden",
            Doing::ModuleProxy,
            Trouble::ProxyRefuses,
            "proxya.test",
            None,
            "corp.test/lib",
        ),
        (
            "go: corp.test/lib@v1.0.0: verifying go.mod: corp.test/lib@v1.0.0/go.mod: reading https://proxya.test/sumdb/sumdb.test/supported: 403 Forbidden",
            Doing::SumSupported,
            Trouble::Status(403),
            "proxya.test",
            None,
            "corp.test/lib",
        ),
        (
            "go: github.com/gin-gonic/gin@v1.6.3/go.mod: verifying module: Get \"https://sum.golang.org/lookup/github.com/gin-gonic/gin@v1.6.3\": dial tcp: lookup sum.golang.org on [::1]:53: read udp [::1]:46780->[::1]:53: read: connection refused",
            Doing::SumLookup,
            Trouble::NameServer,
            "sum.golang.org",
            None,
            "github.com/gin-gonic/gin",
        ),
        (
            "go: refused.test/x@v1.0.0: unrecognized import path \"refused.test/x\": https fetch: Get \"https://refused.test/x?go-get=1\": dial tcp 10.1.9.9:443: connect: connection refused",
            Doing::Discovery,
            Trouble::Refused,
            "refused.test",
            Some("10.1.9.9"),
            "refused.test/x",
        ),
        (
            "go: download go1.99.0: golang.org/toolchain@v0.0.1-go1.99.0.linux-amd64: reading https://proxya.test/golang.org/toolchain/@v/v0.0.1-go1.99.0.linux-amd64.zip: 403 Forbidden",
            Doing::Toolchain,
            Trouble::Status(403),
            "proxya.test",
            None,
            "golang.org/toolchain",
        ),
        (
            "go get x.test/a: Get https://goproxy.cn/x.test/a/@v/list: dial tcp 35.186.235.12:443: connectex: No connection could be made because the target machine actively refused it.",
            Doing::ModuleProxy,
            Trouble::Refused,
            "goproxy.cn",
            Some("35.186.235.12"),
            "x.test/a",
        ),
    ] {
        let it = one(text);
        assert_eq!((it.doing, it.trouble, it.host()), (doing, trouble, host), "{text}");
        assert_eq!((it.peer.as_deref(), it.module_path()), (peer, module), "{text}");
    }
}

#[test]
fn messages_within_one_line_are_read_alike() {
    let text = r#"{"stderr": "go install: a: module rsc.io/a: Get \"https://proxy.golang.org/rsc.io/a/@v/list\": dial tcp 142.251.43.17:443: i/o timeout\n", "x": "y"}"#;
    let it = one(text);
    assert_eq!((it.doing, it.trouble, it.host()), (Doing::ModuleProxy, Trouble::Timeout, "proxy.golang.org"));
    assert_eq!(it.module_path(), "rsc.io/a");
}

#[test]
fn other_programs_tell_it_too() {
    for (text, doing, trouble, target) in [
        (
            "fatal: unable to access 'https://github.com/a/b/': Failed to connect to 127.0.0.1 port 8118: Connection refused",
            Doing::Git,
            Trouble::Refused,
            "127.0.0.1",
        ),
        ("curl: (6) Could not resolve host: example.com", Doing::Other, Trouble::NoSuchHost, "example.com"),
        ("Error: connect ETIMEDOUT 140.82.121.4:443", Doing::Other, Trouble::Timeout, "140.82.121.4"),
        (
            "Error response from daemon: Get \"https://registry-1.docker.io/v2/\": net/http: request canceled while waiting for connection (Client.Timeout exceeded while awaiting headers)",
            Doing::Registry,
            Trouble::Timeout,
            "registry-1.docker.io",
        ),
        (
            "Error response from daemon: Get https://registry-1.docker.io/v2/: Proxy Authentication Required",
            Doing::Registry,
            Trouble::ProxyLogin,
            "registry-1.docker.io",
        ),
        (
            "failed to fetch oauth token: Post \"https://auth.docker.io/token\": dial tcp 104.244.43.136:443: i/o timeout",
            Doing::RegistryToken,
            Trouble::Timeout,
            "104.244.43.136",
        ),
        (
            "  Could not connect to localhost:3128 (127.0.0.1). - connect (111: Connection refused)",
            Doing::Other,
            Trouble::Refused,
            "localhost",
        ),
    ] {
        let it = one(text);
        assert_eq!((it.doing, it.trouble, it.target()), (doing, trouble, target), "{text}");
    }
}

#[test]
fn what_is_no_failure_is_none() {
    for text in [
        "export HTTPS_PROXY=http://proxy.corp.example:3128",
        "# get https://proxy.golang.org/x/@v/list: 404 Not Found (0.302s)",
        "cat > x << EOF\nEOF\n",
        "go: downloading golang.org/x/net v0.1.0",
    ] {
        assert!(failures(text).is_empty(), "{:?}", failures(text));
    }
}
