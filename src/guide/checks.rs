//! The diagnosing commands, each with a good and a bad answer as the real programs print them.

use crate::text::{Both, both};

/// A command that shows what counts, and how to read its answer. It changes nothing.
#[derive(Debug)]
pub struct Check {
    /// Its name in links.
    pub id: &'static str,
    /// What it answers, as a question.
    pub asks: Both,
    /// The command, for a POSIX shell.
    pub command: &'static str,
    /// A good answer.
    pub good: &'static str,
    /// What it means.
    pub good_means: Both,
    /// A bad answer.
    pub bad: &'static str,
    /// What it means.
    pub bad_means: Both,
}

/// Every check, in the order in which they are tried.
pub const CHECKS: &[Check] = &[
    Check {
        id: "changed",
        asks: both("Which settings does go use here?", "go 在这里用的是哪些设置？"),
        command: "GOTOOLCHAIN=local go env -changed\nGOTOOLCHAIN=local go env GOPROXY GOPRIVATE GONOPROXY GOSUMDB GONOSUMDB",
        good: "GOPROXY='https://goproxy.cn,direct'",
        good_means: both(
            "What you set is what go uses. `-changed` needs Go 1.23 and shows only what differs from the default; with older releases use the second line.",
            "设置的值就是 go 使用的值。`-changed` 需要 Go 1.23，只显示与默认值不同的变量；更早的版本用第二行。",
        ),
        bad: "",
        bad_means: both(
            "Nothing is printed: your setting doesn't reach this process. Look for another user (`sudo`), another container or step, a variable that was not exported, or a misspelt name.",
            "什么都没有输出：设置没有到达这个进程。检查是否换了用户（`sudo`）、换了容器或步骤、变量没有 export，或者变量名拼错。",
        ),
    },
    Check {
        id: "go-env-file",
        asks: both("Does a line of the user's `go/env` file spoil it?", "用户的 `go/env` 文件里有没有坏掉的行？"),
        command: "cat \"$(GOTOOLCHAIN=local go env GOENV)\"",
        good: "GOPROXY=https://goproxy.cn,direct",
        good_means: both(
            "These are the values of `go env -w`. A variable of the environment beats them.",
            "这些是 `go env -w` 写入的值。同名环境变量优先于它们。",
        ),
        bad: "GOPROXY=",
        bad_means: both(
            "An empty line is no default: go stops with `GOPROXY list is not the empty string, but contains no entries`. `go env -u GOPROXY` takes it away.",
            "空值不等于默认值：go 会报 `GOPROXY list is not the empty string, but contains no entries`。用 `go env -u GOPROXY` 删除。",
        ),
    },
    Check {
        id: "proxy-variables",
        asks: both("Which forward proxy does this process see?", "这个进程看到的正向代理是什么？"),
        command: "env | grep -i _proxy",
        good: "HTTPS_PROXY=http://proxy.corp.example:3128\nHTTP_PROXY=http://proxy.corp.example:3128\nNO_PROXY=localhost,127.0.0.1,.corp.example",
        good_means: both(
            "Go takes `HTTPS_PROXY` for every `https://` address; the value itself begins with `http://` for almost every proxy.",
            "访问 `https://` 地址时 Go 只看 `HTTPS_PROXY`；几乎所有代理的值本身都以 `http://` 开头。",
        ),
        bad: "HTTP_PROXY=http://proxy.corp.example:3128\nALL_PROXY=socks5://127.0.0.1:1080",
        bad_means: both(
            "`HTTPS_PROXY` is missing: Go goes directly to every `https://` address. It never reads `ALL_PROXY`.",
            "缺少 `HTTPS_PROXY`：Go 会直连所有 `https://` 地址。它从不读取 `ALL_PROXY`。",
        ),
    },
    Check {
        id: "download-x",
        asks: both("Which requests does go make, and what comes back?", "go 发出哪些请求，得到什么应答？"),
        command: "cd \"$(mktemp -d)\" && GOTOOLCHAIN=local go mod init check\nGOFLAGS=-modcacherw GOMODCACHE=\"$(mktemp -d)\" GOTOOLCHAIN=local go mod download -x rsc.io/quote@v1.5.2",
        good: "# get https://goproxy.cn/rsc.io/quote/@v/v1.5.2.info\n# get https://goproxy.cn/rsc.io/quote/@v/v1.5.2.info: 200 OK (0.132s)",
        good_means: both(
            "Each `# get` line is a request, with its status. Passwords are printed as `xxxxx`.",
            "每个 `# get` 行是一次请求及其状态码。密码显示为 `xxxxx`。",
        ),
        bad: "# get https://goproxy.corp.example/rsc.io/quote/@v/v1.5.2.info: 403 Forbidden (0.021s)",
        bad_means: both(
            "The first status that is neither 200, 404 nor 410 ends a comma-separated list. The address in that line is the one to look into.",
            "在逗号分隔的列表里，第一个既不是 200、404 也不是 410 的状态码就会终止。要查的就是那一行里的地址。",
        ),
    },
    Check {
        id: "curl-proxy",
        asks: both(
            "Does the module proxy answer, and does it relay the checksum database?",
            "模块代理有没有应答？是否中继校验和数据库？",
        ),
        command: "for p in $(GOTOOLCHAIN=local go env GOPROXY | tr ',|' '  '); do\n  case $p in direct|off) break ;; file:*) continue ;; *://*) ;; *) p=https://$p ;; esac\n  for x in github.com/google/uuid/@v/list sumdb/sum.golang.org/supported; do\n    printf '%s %s\\n' \"$(curl -sS -o /dev/null -w '%{http_code}' \"${p%/}/$x\")\" \"$p $x\"\n  done\ndone",
        good: "200 https://goproxy.cn github.com/google/uuid/@v/list\n200 https://goproxy.cn sumdb/sum.golang.org/supported",
        good_means: both(
            "200 and 200: modules and checksums come from there. 200 and 404: modules do, and go asks sum.golang.org itself for checksums; that host must be reachable too.",
            "两个 200：模块和校验和都来自这里。200 加 404：模块来自这里，校验和由 go 直接向 sum.golang.org 查询，该主机也必须可达。",
        ),
        bad: "000 https://proxy.golang.org github.com/google/uuid/@v/list\n403 https://nexus.corp.example sumdb/sum.golang.org/supported",
        bad_means: both(
            "000: no connection at all (curl says why). 403 or 500 for `supported`: every new module fails; the server must answer 200, 404 or 410. curl reads the proxy variables a little differently from Go, so a 200 here proves the server, not go's way to it.",
            "000：完全连不上（curl 会说明原因）。`supported` 返回 403 或 500：所有新模块都会失败，服务器必须返回 200、404 或 410。curl 读取代理变量的规则与 Go 略有不同，这里的 200 只证明服务器正常，不代表 go 能走通。",
        ),
    },
    Check {
        id: "checksum-lookup",
        asks: both("Can the checksum database be reached?", "能访问校验和数据库吗？"),
        command: "curl -sS https://sum.golang.org/lookup/rsc.io/quote@v1.5.2 | grep h1:\ncurl -sS https://sum.golang.google.cn/lookup/rsc.io/quote@v1.5.2 | grep h1:",
        good: "rsc.io/quote v1.5.2 h1:w5fcysjrx7yqtD/aO+QwRjYZOKnaM9Uh2b40tElTs3Y=\nrsc.io/quote v1.5.2/go.mod h1:LzX7hefJvL54yjefDEDHNONDjII0t9xZLPXsUe+TKr0=",
        good_means: both(
            "The module's checksums, as they will stand in `go.sum`. If only the second host answers, set `GOSUMDB=sum.golang.google.cn`.",
            "模块的校验和，与将写入 `go.sum` 的一致。如果只有第二个主机有应答，设置 `GOSUMDB=sum.golang.google.cn`。",
        ),
        bad: "curl: (28) Failed to connect to sum.golang.org port 443 after 30001 ms: Timeout was reached",
        bad_means: both(
            "It is blocked: take a module proxy that relays it, or `sum.golang.google.cn`. Turning it off with `GOSUMDB=off` also breaks toolchain downloads.",
            "被封锁了：换用会中继它的模块代理，或用 `sum.golang.google.cn`。用 `GOSUMDB=off` 关掉还会导致工具链无法下载。",
        ),
    },
    Check {
        id: "issuer",
        asks: both("Who signed the certificate that comes back?", "返回的证书是谁签发的？"),
        command: "openssl s_client -connect proxy.golang.org:443 -servername proxy.golang.org </dev/null 2>/dev/null | openssl x509 -noout -issuer\n# behind a forward proxy: openssl s_client -proxy proxy.corp.example:3128 -connect …",
        good: "issuer=C = US, O = Google Trust Services, CN = WR2",
        good_means: both(
            "A public authority: nobody opens the connection. A forward proxy that only tunnels changes nothing here.",
            "公共 CA：没有人解密连接。只做隧道的正向代理不会改变证书。",
        ),
        bad: "issuer=O = Example Corp, CN = Example Corp Web Gateway CA",
        bad_means: both(
            "A proxy opens TLS and signs anew. Its authority must be trusted where go runs, in the image too. No header tells this; the issuer does.",
            "代理解密了 TLS 并重新签发证书。go 运行的地方（包括镜像里）必须信任这个 CA。响应头看不出来，要看签发者。",
        ),
    },
    Check {
        id: "build-step",
        asks: both("What does a build step see?", "构建步骤看到的是什么？"),
        command: "printf 'FROM golang:1.27\\nARG GOPROXY\\nRUN go env GOPROXY; env | grep -i _proxy || true\\n' |\n  docker build --no-cache --progress=plain --build-arg GOPROXY -",
        good: "#5 0.412 https://goproxy.cn,direct",
        good_means: both(
            "The value reaches the stage. `--build-arg GOPROXY` without a value takes it from your shell.",
            "值到达了这个阶段。不带值的 `--build-arg GOPROXY` 取自你的终端。",
        ),
        bad: "#5 0.398 https://proxy.golang.org,direct",
        bad_means: both(
            "The default: the shell had no `GOPROXY`, or the stage has no `ARG GOPROXY` before the `RUN`. No image takes over variables of the host by itself.",
            "还是默认值：终端里没有 `GOPROXY`，或者该阶段的 `RUN` 之前没有 `ARG GOPROXY`。镜像不会自动继承宿主机的变量。",
        ),
    },
    Check {
        id: "engine",
        asks: both("Which proxy does the Docker engine use for pulls?", "Docker 引擎拉取镜像时用哪个代理？"),
        command: "docker info | grep -i proxy\nsystemctl show --property=Environment docker",
        good: " HTTP Proxy: http://proxy.corp.example:3128\n HTTPS Proxy: http://proxy.corp.example:3128",
        good_means: both(
            "Pulls by the engine go through it. Builds and containers get nothing from here.",
            "引擎的拉取会走它。构建和容器不会从这里得到任何设置。",
        ),
        bad: "Environment=",
        bad_means: both(
            "The engine has no proxy: set it in `daemon.json` or a drop-in, then `systemctl daemon-reload` and restart. A value with a single `%` is dropped by systemd.",
            "引擎没有代理：写到 `daemon.json` 或 drop-in 里，然后 `systemctl daemon-reload` 并重启。带单个 `%` 的值会被 systemd 丢弃。",
        ),
    },
    Check {
        id: "builder",
        asks: both("Which builder builds, and does it have a proxy?", "用的是哪个构建器？它有代理吗？"),
        command: "docker buildx inspect",
        good: "Driver:          docker",
        good_means: both(
            "Base images are pulled by the engine, with the engine's proxy.",
            "基础镜像由引擎拉取，用引擎的代理。",
        ),
        bad: "Driver:          docker-container",
        bad_means: both(
            "The builder is a container of its own and needs `--driver-opt env.HTTPS_PROXY=…` when it is made.",
            "构建器是单独的容器，创建时需要 `--driver-opt env.HTTPS_PROXY=…`。",
        ),
    },
    Check {
        id: "git",
        asks: both("Can git reach the repository without asking?", "git 能否不经询问访问仓库？"),
        command: "GIT_TERMINAL_PROMPT=0 git ls-remote https://git.corp.example/team/lib HEAD",
        good: "3f1c9a0e5b7d4c2a8e6f0b1d2c3a4e5f60718293\tHEAD",
        good_means: both("Address and login are right.", "地址和凭据都没问题。"),
        bad: "fatal: could not read Username for 'https://git.corp.example': terminal prompts disabled",
        bad_means: both(
            "git has no login for that host here. On GitHub a repository that doesn't exist gives the same words: look at its page first.",
            "这里的 git 没有该主机的凭据。在 GitHub 上，仓库不存在也会报同样的错：先打开仓库页面看看。",
        ),
    },
    Check {
        id: "editor",
        asks: both("What do the editor's tools see?", "编辑器的工具看到的是什么？"),
        command: "Ctrl+Shift+P → Go: Locate Configured Go Tools",
        good: "GOPROXY: https://goproxy.cn,direct",
        good_means: both(
            "The tools, gopls among them, use this value. The editor's terminal may have another.",
            "包括 gopls 在内的工具使用这个值。编辑器里的终端可能不同。",
        ),
        bad: "GOPROXY: https://proxy.golang.org,direct",
        bad_means: both(
            "The editor was started without your variable. Set it with `go env -w`, or in `go.toolsEnvVars`.",
            "编辑器启动时没有这个变量。用 `go env -w` 设置，或写进 `go.toolsEnvVars`。",
        ),
    },
    Check {
        id: "wsl",
        asks: both("How is WSL connected to Windows?", "WSL 以什么方式连接 Windows？"),
        command: "wslinfo --networking-mode\nip -4 route show default",
        good: "mirrored",
        good_means: both(
            "`127.0.0.1` is Windows as well: a proxy on its loopback can be used.",
            "`127.0.0.1` 也是 Windows：可以直接用它回环地址上的代理。",
        ),
        bad: "nat\ndefault via 172.28.16.1 dev eth0 proto kernel",
        bad_means: both(
            "`127.0.0.1` is the Linux machine alone. Use the address behind `via`, and let the proxy accept connections from the local network; or turn on mirrored networking.",
            "`127.0.0.1` 只是 Linux 虚拟机自己。用 `via` 后面的地址，并让代理允许局域网连接；或者启用镜像网络模式。",
        ),
    },
];
