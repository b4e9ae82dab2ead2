//! What is seen, what to check first, what helps: a row each.

use crate::text::{Both, both};

/// Where something is seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Where {
    /// Any go command.
    Go,
    /// An image build.
    Build,
    /// The engine and other daemons.
    Engine,
    /// CI.
    Ci,
    /// An editor.
    Editor,
    /// WSL.
    Wsl,
}

impl Where {
    /// Every place, in the order of the reference.
    pub const ALL: &[Where] = &[Where::Go, Where::Build, Where::Engine, Where::Ci, Where::Editor, Where::Wsl];

    /// Its heading.
    pub const fn name(self) -> Both {
        match self {
            Where::Go => both("go, in any place", "go 命令（任何地方）"),
            Where::Build => both("docker build", "docker build"),
            Where::Engine => both("Pulls and daemons", "拉取镜像与守护进程"),
            Where::Ci => both("GitHub Actions and runners", "GitHub Actions 与 runner"),
            Where::Editor => both("VS Code and gopls", "VS Code 与 gopls"),
            Where::Wsl => both("WSL2", "WSL2"),
        }
    }
}

/// A row.
#[derive(Debug)]
pub struct Symptom {
    /// Where it is seen.
    pub place: Where,
    /// What is seen.
    pub seen: Both,
    /// The first check, by its `id`.
    pub check: &'static str,
    /// What helps.
    pub helps: Both,
    /// The rules that know it, by name.
    pub rules: &'static [&'static str],
}

/// Every row, in the order of the reference.
pub const SYMPTOMS: &[Symptom] = &[
    Symptom {
        place: Where::Go,
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
        place: Where::Go,
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
        place: Where::Go,
        seen: both("It hangs and prints nothing", "卡住不动，没有任何输出"),
        check: "download-x",
        helps: both(
            "go sets no limit for an answer, so `|` does not help against a silent server. The last `# get` line names it: take it out of the list.",
            "go 对应答没有时限，遇到不吭声的服务器 `|` 也没用。最后一个 `# get` 行就是它：从列表里去掉。",
        ),
        rules: &["mirror-unreachable", "comma-stops"],
    },
    Symptom {
        place: Where::Go,
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
        place: Where::Go,
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
        place: Where::Go,
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
        place: Where::Go,
        seen: both("`checksum mismatch`, `SECURITY ERROR`", "`checksum mismatch`、`SECURITY ERROR`"),
        check: "checksum-lookup",
        helps: both(
            "Compare with the database. If it agrees with `go.sum`, your mirror or origin is wrong; if it agrees with the download, `go.sum` has an older state of a moved tag. Never `GOSUMDB=off`.",
            "与校验和数据库比对。它与 `go.sum` 一致，说明镜像或源站不对；与下载内容一致，说明标签被移动过、`go.sum` 是旧的。不要用 `GOSUMDB=off`。",
        ),
        rules: &["checksum-mismatch"],
    },
    Symptom {
        place: Where::Go,
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
        place: Where::Go,
        seen: both("`proxyconnect tcp: …`", "`proxyconnect tcp: …`"),
        check: "proxy-variables",
        helps: both(
            "The forward proxy itself can't be reached, or its address has the wrong scheme: nearly always `http://`.",
            "连不上正向代理本身，或地址的协议写错：几乎总是 `http://`。",
        ),
        rules: &["forward-proxy-unreachable", "proxy-speaks-plain"],
    },
    Symptom {
        place: Where::Go,
        seen: both("`connection reset by peer` or `EOF`", "`connection reset by peer` 或 `EOF`"),
        check: "download-x",
        helps: both(
            "Somebody on the way cuts the connection, often a firewall. Use a mirror that can be reached, or the forward proxy of the place.",
            "途中有设备切断了连接，常见于防火墙。换能访问的镜像，或使用当地的正向代理。",
        ),
        rules: &["mirror-unreachable"],
    },
    Symptom {
        place: Where::Go,
        seen: both("`Proxy Authentication Required` or 407", "`Proxy Authentication Required` 或 407"),
        check: "proxy-variables",
        helps: both(
            "Put user and password into the proxy's address, percent-encoded. NTLM needs a helper on your machine, such as `px` or `cntlm`.",
            "把用户名和密码写进代理地址并做百分号编码。NTLM 需要本机的辅助程序，例如 `px` 或 `cntlm`。",
        ),
        rules: &["proxy-login"],
    },
    Symptom {
        place: Where::Go,
        seen: both("`lookup http: no such host`", "`lookup http: no such host`"),
        check: "proxy-variables",
        helps: both(
            "No DNS problem: a character such as `#`, `/` or `\\` in the proxy's password. Percent-encode it.",
            "不是 DNS 问题：代理密码里有 `#`、`/`、`\\` 之类的字符。做百分号编码。",
        ),
        rules: &["address-cut", "reserved-characters"],
    },
    Symptom {
        place: Where::Go,
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
        place: Where::Go,
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
        place: Where::Go,
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
        place: Where::Go,
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
        place: Where::Go,
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
    Symptom {
        place: Where::Build,
        seen: both(
            "`go mod download` works outside and times out in `RUN`",
            "`go mod download` 在外面正常，在 `RUN` 里超时",
        ),
        check: "build-step",
        helps: both(
            "Nothing of the host reaches a build by itself: `ARG GOPROXY` in the stage and `--build-arg GOPROXY`; a forward proxy by `--build-arg HTTPS_PROXY` or `~/.docker/config.json`.",
            "宿主机的设置不会自动进入构建：在该阶段写 `ARG GOPROXY` 并传 `--build-arg GOPROXY`；正向代理用 `--build-arg HTTPS_PROXY` 或 `~/.docker/config.json`。",
        ),
        rules: &["setting-not-in-build"],
    },
    Symptom {
        place: Where::Build,
        seen: both("`one or more build args were not consumed`", "`one or more build args were not consumed`"),
        check: "build-step",
        helps: both(
            "Declare `ARG GOPROXY` in the stage that downloads, before its `RUN`.",
            "在下载模块的阶段里、`RUN` 之前声明 `ARG GOPROXY`。",
        ),
        rules: &["build-arg-not-declared", "arg-before-from"],
    },
    Symptom {
        place: Where::Build,
        seen: both("`x509` in the image only", "只有镜像里报 `x509`"),
        check: "issuer",
        helps: both(
            "Copy the company's CA into the stage that downloads and run `update-ca-certificates`; trusting it on the host is not enough.",
            "把公司 CA 复制进下载模块的阶段并运行 `update-ca-certificates`；只在宿主机信任不够。",
        ),
        rules: &["untrusted-authority"],
    },
    Symptom {
        place: Where::Build,
        seen: both("`127.0.0.1:…: connection refused` in a step", "构建步骤里 `127.0.0.1:…: connection refused`"),
        check: "build-step",
        helps: both(
            "Loopback is the container. Use `host.docker.internal` or the host's address, and let the proxy listen there.",
            "回环地址是容器自己。改用 `host.docker.internal` 或宿主机地址，并让代理监听在那里。",
        ),
        rules: &["loopback-in-build"],
    },
    Symptom {
        place: Where::Engine,
        seen: both("`docker pull` or `FROM` times out", "`docker pull` 或 `FROM` 超时"),
        check: "engine",
        helps: both(
            "The engine pulls, with its own proxy: `proxies` in `daemon.json` (Engine 23 and later) or a drop-in, then restart it.",
            "拉取由引擎完成，用它自己的代理：`daemon.json` 的 `proxies`（Engine 23 及以后）或 drop-in，然后重启引擎。",
        ),
        rules: &["pull-by-engine"],
    },
    Symptom {
        place: Where::Engine,
        seen: both("The engine doesn't start after `daemon.json` was changed", "修改 `daemon.json` 之后引擎起不来"),
        check: "engine",
        helps: both(
            "`dockerd --validate --config-file=/etc/docker/daemon.json` names the line. `default` and `httpProxy` belong into the client's `config.json`.",
            "用 `dockerd --validate --config-file=/etc/docker/daemon.json` 找出问题。`default` 和 `httpProxy` 属于客户端的 `config.json`。",
        ),
        rules: &["engine-says-invalid", "engine-keys"],
    },
    Symptom {
        place: Where::Engine,
        seen: both(
            "`failed to fetch oauth token`, or only buildx can't pull",
            "`failed to fetch oauth token`，或者只有 buildx 拉不下来",
        ),
        check: "builder",
        helps: both(
            "The token is fetched by the client and images by the builder: give each the proxy, the builder by `--driver-opt env.HTTPS_PROXY=…`.",
            "令牌由客户端获取，镜像由构建器拉取：两边都要给代理，构建器用 `--driver-opt env.HTTPS_PROXY=…`。",
        ),
        rules: &["token-by-client", "builder-without-proxy"],
    },
    Symptom {
        place: Where::Engine,
        seen: both("`Failed to resolve specifiers, ignoring`", "`Failed to resolve specifiers, ignoring`"),
        check: "engine",
        helps: both(
            "systemd reads `%`: double it, so that `%40` becomes `%%40`.",
            "systemd 会解释 `%`：写成两个，`%40` 写成 `%%40`。",
        ),
        rules: &["single-percent"],
    },
    Symptom {
        place: Where::Ci,
        seen: both("`Unexpected input(s) 'go-proxy'`", "`Unexpected input(s) 'go-proxy'`"),
        check: "changed",
        helps: both(
            "setup-go has no such input and ignores it. Put `GOPROXY` under `env` of the job.",
            "setup-go 没有这个输入，会忽略它。把 `GOPROXY` 写到作业的 `env` 下。",
        ),
        rules: &["unknown-input"],
    },
    Symptom {
        place: Where::Ci,
        seen: both(
            "A self-hosted runner or its containers can't reach anything",
            "自托管 runner 或它的容器什么都访问不了",
        ),
        check: "proxy-variables",
        helps: both(
            "Write the proxy into the runner's `.env` and restart it; job containers get no `GOPROXY` from there.",
            "把代理写进 runner 的 `.env` 并重启；作业容器不会从那里得到 `GOPROXY`。",
        ),
        rules: &["runner-without-proxy", "runner-proxy-in-containers"],
    },
    Symptom {
        place: Where::Ci,
        seen: both(
            "Private modules fail in pull requests of forks or of Dependabot only",
            "只有来自 fork 或 Dependabot 的合并请求拉不到私有模块",
        ),
        check: "git",
        helps: both(
            "Those runs don't get the secrets. Skip the step there, or add the secret to Dependabot's own store.",
            "这些运行拿不到密钥。在那里跳过该步骤，或把密钥加到 Dependabot 的密钥库。",
        ),
        rules: &["secret-of-fork"],
    },
    Symptom {
        place: Where::Editor,
        seen: both("gopls: `module lookup disabled by GOPROXY=off`", "gopls：`module lookup disabled by GOPROXY=off`"),
        check: "editor",
        helps: both(
            "gopls sets that itself. Run `go mod download` or `go mod tidy` in a terminal.",
            "这是 gopls 自己设置的。在终端运行 `go mod download` 或 `go mod tidy`。",
        ),
        rules: &["lookup-disabled"],
    },
    Symptom {
        place: Where::Editor,
        seen: both("Tools fail to install: `17 tools failed to install`", "工具安装失败：`17 tools failed to install`"),
        check: "editor",
        helps: both(
            "The editor's processes don't see your setting: `go env -w GOPROXY=…`, or `go.toolsEnvVars`.",
            "编辑器的进程看不到你的设置：用 `go env -w GOPROXY=…`，或写进 `go.toolsEnvVars`。",
        ),
        rules: &["tools-not-installed"],
    },
    Symptom {
        place: Where::Editor,
        seen: both("`no matching versions for query`", "`no matching versions for query`"),
        check: "download-x",
        helps: both(
            "An answer, not an editor's fault: that module has no such version where go asked. Look at the list that the proxy gives.",
            "这是查询结果，不是编辑器的问题：go 问的地方没有这个版本。看看代理给出的版本列表。",
        ),
        rules: &["version-not-there"],
    },
    Symptom {
        place: Where::Wsl,
        seen: both(
            "`127.0.0.1:7890: connection refused`, though the proxy runs on Windows",
            "代理在 Windows 上运行，却报 `127.0.0.1:7890: connection refused`",
        ),
        check: "wsl",
        helps: both(
            "In NAT mode that is the Linux machine. Use the Windows address and the proxy's allow-LAN switch, or mirrored networking.",
            "NAT 模式下那是 Linux 虚拟机自己。用 Windows 的地址并打开代理的“允许局域网”，或启用镜像网络模式。",
        ),
        rules: &["loopback-in-wsl"],
    },
    Symptom {
        place: Where::Wsl,
        seen: both(
            "`wsl: A localhost proxy configuration was detected but not mirrored into WSL`",
            "`wsl: 检测到 localhost 代理配置，但未镜像到 WSL`",
        ),
        check: "wsl",
        helps: both(
            "A notice, and the reason why no variable is set: as above.",
            "这是提示，也说明了为什么没有变量：处理方法同上。",
        ),
        rules: &["wsl-loopback-proxy"],
    },
];
