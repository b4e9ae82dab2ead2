//! Rows about the go command, wherever it runs.

use super::Symptom;
use crate::text::both;

pub(super) const ROWS: &[Symptom] = &[
    Symptom {
        seen: both(
            "`dial tcp …: i/o timeout` for proxy.golang.org",
            "访问 proxy.golang.org 时 `dial tcp …: i/o timeout`",
        ),
        check: "changed",
        helps: both(
            "Set a module proxy that can be reached, such as `GOPROXY=https://goproxy.cn,direct`; behind a company proxy, set `HTTPS_PROXY`.",
            "设置能访问到的模块代理，例如 `GOPROXY=https://goproxy.cn,direct`；在公司代理后面则设置 `HTTPS_PROXY`。",
        ),
        rules: &["mirror-unreachable"],
    },
    Symptom {
        seen: both(
            "The first entry answers 403, 429 or 5xx, or times out, and go stops",
            "第一个条目返回 403、429、5xx 或超时，go 就停了",
        ),
        check: "curl-proxy",
        helps: both(
            "After a comma only 404 and 410 move on. Mend that server, or write `|` behind it if the next one may learn the module's name.",
            "逗号之后只有 404 和 410 才会继续。修好那台服务器；如果允许下一个条目得知模块名，就把它后面改成 `|`。",
        ),
        rules: &["comma-stops"],
    },
    Symptom {
        seen: both("It hangs and prints nothing", "卡住不动，没有任何输出"),
        check: "download-x",
        helps: both(
            "go sets no limit for an answer, so `|` does not help against a silent server. The last `# get` line names it: take it out of the list.",
            "go 对应答没有时限，遇到不吭声的服务器 `|` 也没用。最后一个 `# get` 行就是它：从列表里去掉。",
        ),
        rules: &["mirror-unreachable", "comma-stops"],
    },
    Symptom {
        seen: both(
            "`404 Not Found` or `410 Gone` for a private module, with `could not read Username` in the server's words",
            "私有模块 `404 Not Found` 或 `410 Gone`，服务器消息里有 `could not read Username`",
        ),
        check: "changed",
        helps: both(
            "The public proxy was asked. Set `GOPRIVATE` to the path's prefix, such as `git.corp.example`.",
            "问了公共代理。把 `GOPRIVATE` 设为路径前缀，例如 `git.corp.example`。",
        ),
        rules: &["private-names-shown", "git-login"],
    },
    Symptom {
        seen: both(
            "`verifying module: … sum.golang.org/lookup/…: 404 Not Found` or `410 Gone`",
            "`verifying module: … sum.golang.org/lookup/…: 404 Not Found` 或 `410 Gone`",
        ),
        check: "changed",
        helps: both(
            "The checksum database was asked about a private module: `GOPRIVATE`, or `GONOSUMDB` if your own proxy serves it. For a public module read the lines of the server: the release itself is refused.",
            "向校验和数据库查询了私有模块：设置 `GOPRIVATE`；由自己的代理提供时设置 `GONOSUMDB`。公共模块要看服务器返回的说明：是这个版本本身不合格。",
        ),
        rules: &["sumdb-asked-about-private", "sumdb-lacks-it"],
    },
    Symptom {
        seen: both(
            "`verifying …: Get \"https://sum.golang.org/…\": … i/o timeout`",
            "`verifying …: Get \"https://sum.golang.org/…\": … i/o timeout`",
        ),
        check: "checksum-lookup",
        helps: both(
            "Take a module proxy that relays the database, or `GOSUMDB=sum.golang.google.cn`.",
            "换用会中继校验和数据库的模块代理，或设置 `GOSUMDB=sum.golang.google.cn`。",
        ),
        rules: &["sumdb-unreachable"],
    },
    Symptom {
        seen: both("`checksum mismatch`, `SECURITY ERROR`", "`checksum mismatch`、`SECURITY ERROR`"),
        check: "checksum-lookup",
        helps: both(
            "Compare with the database. If it agrees with `go.sum`, your mirror or origin is wrong; if it agrees with the download, `go.sum` has an older state of a moved tag. Never `GOSUMDB=off`.",
            "与校验和数据库比对。它与 `go.sum` 一致，说明镜像或源站不对；与下载内容一致，说明标签被移动过、`go.sum` 是旧的。不要用 `GOSUMDB=off`。",
        ),
        rules: &["checksum-mismatch"],
    },
    Symptom {
        seen: both(
            "`x509: certificate signed by unknown authority`",
            "`x509: certificate signed by unknown authority`",
        ),
        check: "issuer",
        helps: both(
            "Trust the authority that the issuer names, where go runs. `GOPRIVATE`, `GOSUMDB` and `GOINSECURE` do nothing about it.",
            "在 go 运行的地方信任签发者里的那个 CA。`GOPRIVATE`、`GOSUMDB`、`GOINSECURE` 都没有用。",
        ),
        rules: &["untrusted-authority", "inspected"],
    },
    Symptom {
        seen: both("`proxyconnect tcp: …`", "`proxyconnect tcp: …`"),
        check: "proxy-variables",
        helps: both(
            "The forward proxy itself can't be reached, or its address has the wrong scheme: nearly always `http://`.",
            "连不上正向代理本身，或地址的协议写错：几乎总是 `http://`。",
        ),
        rules: &["forward-proxy-unreachable", "proxy-speaks-plain"],
    },
    Symptom {
        seen: both("`connection reset by peer` or `EOF`", "`connection reset by peer` 或 `EOF`"),
        check: "download-x",
        helps: both(
            "Somebody on the way cuts the connection, often a firewall. Use a mirror that can be reached, or the forward proxy of the place.",
            "途中有设备切断了连接，常见于防火墙。换能访问的镜像，或使用当地的正向代理。",
        ),
        rules: &["mirror-unreachable"],
    },
    Symptom {
        seen: both("`Proxy Authentication Required` or 407", "`Proxy Authentication Required` 或 407"),
        check: "proxy-variables",
        helps: both(
            "Put user and password into the proxy's address, percent-encoded. NTLM needs a helper on your machine, such as `px` or `cntlm`.",
            "把用户名和密码写进代理地址并做百分号编码。NTLM 需要本机的辅助程序，例如 `px` 或 `cntlm`。",
        ),
        rules: &["proxy-login"],
    },
    Symptom {
        seen: both("`lookup http: no such host`", "`lookup http: no such host`"),
        check: "proxy-variables",
        helps: both(
            "No DNS problem: a character such as `#`, `/` or `\\` in the proxy's password. Percent-encode it.",
            "不是 DNS 问题：代理密码里有 `#`、`/`、`\\` 之类的字符。做百分号编码。",
        ),
        rules: &["address-cut", "reserved-characters"],
    },
    Symptom {
        seen: both(
            "`lookup direc: no such host`, `invalid proxy URL missing scheme`",
            "`lookup direc: no such host`、`invalid proxy URL missing scheme`",
        ),
        check: "changed",
        helps: both(
            "A misspelt entry or a wrong separator in `GOPROXY`. Only `,` and `|` separate.",
            "`GOPROXY` 里有拼错的条目或错误的分隔符。只有 `,` 和 `|` 能分隔。",
        ),
        rules: &["unknown-word", "separator", "list-refused"],
    },
    Symptom {
        seen: both(
            "`GOPROXY list is not the empty string, but contains no entries`",
            "`GOPROXY list is not the empty string, but contains no entries`",
        ),
        check: "go-env-file",
        helps: both(
            "`go env -u GOPROXY` takes the empty line away; on some distributions `$GOROOT/go.env` is missing.",
            "用 `go env -u GOPROXY` 删除空行；有的发行版缺少 `$GOROOT/go.env`。",
        ),
        rules: &["empty-list"],
    },
    Symptom {
        seen: both(
            "`could not read Username for 'https://…': terminal prompts disabled`",
            "`could not read Username for 'https://…': terminal prompts disabled`",
        ),
        check: "git",
        helps: both(
            "Give git a login for that host (netrc, a credential helper, or SSH by `insteadOf`). If the repository is public, look whether it still exists.",
            "为该主机给 git 凭据（netrc、凭据助手，或用 `insteadOf` 走 SSH）。如果是公共仓库，先看它还在不在。",
        ),
        rules: &["git-login", "gone-upstream"],
    },
    Symptom {
        seen: both(
            "`go.mod requires go >= …`, `toolchain not available`",
            "`go.mod requires go >= …`、`toolchain not available`",
        ),
        check: "changed",
        helps: both(
            "Install the Go that go.mod asks for (raise the tag of the image), or let go fetch it: `GOTOOLCHAIN=auto` and a module proxy that has toolchains.",
            "安装 go.mod 要求的 Go 版本（提高镜像标签），或让 go 自己下载：`GOTOOLCHAIN=auto` 加上提供工具链的模块代理。",
        ),
        rules: &["go-too-old", "toolchain-not-available"],
    },
    Symptom {
        seen: both(
            "`missing go.sum entry`, `no required module provides package`, `go.mod file not found`",
            "`missing go.sum entry`、`no required module provides package`、`go.mod file not found`",
        ),
        check: "changed",
        helps: both(
            "No proxy is at fault: run `go mod tidy` in the folder that has `go.mod`, and commit `go.mod` and `go.sum`. Programs are installed by `go install PATH@latest`.",
            "不是代理的问题：在有 `go.mod` 的目录里运行 `go mod tidy`，并提交 `go.mod` 和 `go.sum`。安装程序用 `go install 路径@latest`。",
        ),
        rules: &["sum-entry-missing", "import-not-required", "no-go-mod-here"],
    },
];
