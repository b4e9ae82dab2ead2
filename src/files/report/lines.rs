//! The report's script, part by part: POSIX shell and awk of our own, where nothing from outside is put in.

/// Who runs it, and how.
pub(super) const START: &str = r#"#!/bin/sh
# sh report/report.sh [MODULE@VERSION]: tries it in a clean container, without and with the settings
# shellcheck disable=SC2016 # what stands in single quotes is for the shell in the container
set -u
module=${1-}
image=goproxy-wizard-report
login=$HOME/.config/goproxy-wizard/proxy-url
fail() {
  echo "$1" >&2
  exit 1
}
context=report
if [ -z "$module" ]; then
  context=.
  [ -f go.mod ] || fail 'Run it beside go.mod, or name a MODULE@VERSION.'
fi"#;

/// The engine and the image.
pub(super) const ENGINE: &str = r#"engine=
for it in docker podman; do
  if [ -z "$engine" ] && "$it" info >/dev/null 2>&1; then engine=$it; fi
done
[ -n "$engine" ] || fail 'Neither docker nor podman answers here.'
echo "Building the image with $engine" >&2
"$engine" build -t "$image" -f report/Dockerfile "$context" >&2 || fail 'No image: the engine did not get that far, and go was not asked yet.'"#;

/// Takes every known secret, and every login in an address, out of what is printed. Passwords reach awk by its
/// environment, where no character has a meaning, and are compared as they are, never as patterns.
pub(super) const MASK: &str = r#"quoted() {
  sed "s/'/'\\\\''/g; 1s/^/'/; \$s/\$/'/"
}
secrets() {
  if [ -r "$login" ]; then
    sed -n 's|^[^:]*:[/][/]\(.*\)@[^@]*$|\1|p' "$login"
    echo
  fi
  if [ -r "$HOME/.netrc" ]; then
    tr -s ' \t\r\n' '\n' <"$HOME/.netrc" | awk 'before == "password" { print ":" $0 } { before = $0 }'
  fi
}
mask() {
  SECRETS=$(secrets) LC_ALL=C awk '
    function digit(text, at) {
      return index("0123456789abcdef", tolower(substr(text, at, 1))) - 1
    }
    function plain(text,  out, at) {
      while ((at = match(text, /%[0-9A-Fa-f][0-9A-Fa-f]/)) > 0) {
        out = out substr(text, 1, at - 1) sprintf("%c", 16 * digit(text, at + 1) + digit(text, at + 2))
        text = substr(text, at + 3)
      }
      return out text
    }
    function hide(text, secret,  out, at) {
      while ((at = index(text, secret)) > 0) {
        out = out substr(text, 1, at - 1) "***"
        text = substr(text, at + length(secret))
      }
      return out text
    }
    function know(secret) {
      if (length(secret) > 3) known[++count] = secret
    }
    BEGIN {
      lines = split(ENVIRON["SECRETS"], line, "\n")
      for (i = 1; i <= lines; i++) {
        password = substr(line[i], index(line[i], ":") + 1)
        know(line[i])
        know(plain(line[i]))
        know(password)
        know(plain(password))
      }
    }
    {
      for (i = 1; i <= count; i++) $0 = hide($0, known[i])
      gsub("://[^/ ]*@", "://" "***" "@")
      print
    }'
}"#;

/// The head of what the container reads in the run with settings.
pub(super) const SETTINGS: &str = r"settings() {
  cat <<'GOPROXY_WIZARD'";

/// The address with user and password.
pub(super) const LOGIN: &str = r#"  if [ -r "$login" ]; then
    printf 'export HTTPS_PROXY=%s\n' "$(quoted <"$login")"
    echo 'export HTTP_PROXY="$HTTPS_PROXY" https_proxy="$HTTPS_PROXY" http_proxy="$HTTPS_PROXY"'
  fi"#;

/// The logins of modules.
pub(super) const NETRC: &str = r#"  if [ -r "$HOME/.netrc" ]; then
    printf 'printf "%%s\\n" %s >"$HOME/.netrc"\n' "$(quoted <"$HOME/.netrc")"
  fi"#;

/// What can't be tried.
pub(super) const SSH: &str = r#"  echo 'echo "SSH keys stay outside: modules that come over SSH fail here."'"#;

/// The company's CA, added to the roots of go and git.
pub(super) const CA: &str = r#"  printf 'printf "%%s\\n" %s | cat /etc/ssl/certs/ca-certificates.crt - >"$HOME/roots.pem"\n' "$ca"
  echo 'export SSL_CERT_FILE="$HOME/roots.pem" GIT_SSL_CAINFO="$HOME/roots.pem"'"#;

/// What is tried, up to the packages that the image lacks.
pub(super) const PROBE: &str = r"probe() {
  cat <<'GOPROXY_WIZARD'
try() {";

/// What there is, and the download.
pub(super) const DOWNLOAD: &str = r#"  echo "os: $(. /etc/os-release && echo "$PRETTY_NAME") $(uname -m)"
  echo "libc: $(ldd --version 2>&1 | head -n 1)"
  go version
  git --version || echo 'git: not there'
  go env -changed
  env | grep -iE '^(https?|no)_proxy='
  code=0
  work=$(mktemp -d)
  if [ -n "$module" ]; then cd "$work" || return; fi
  if [ -z "$module" ] && [ -d vendor ]; then
    echo 'There is a vendor folder: nothing is downloaded.'
  else
    timeout 300 go mod download -x ${module:+"$module"} >"$work/log" 2>&1
    code=$?
    tail -n 40 "$work/log"
  fi"#;

/// What became of the build, and which libraries the program asks for.
pub(super) const BUILT: &str = r#"code=$?
tail -n 40 "$work/log"
[ "$code" != 0 ] || ldd "$work/app" 2>&1"#;

/// The end of what is tried. Nothing reads the script's own standard input away.
pub(super) const PROBE_END: &str = r#"  echo "exit code: $code"
}
try 2>&1 </dev/null
GOPROXY_WIZARD
}"#;

/// A run: first, nothing that the engine's client may have handed to the container.
pub(super) const RUN: &str = r#"run() {
  {
    printf 'module=%s\n' "$(printf '%s\n' "$module" | quoted)"
    echo 'unset HTTP_PROXY HTTPS_PROXY NO_PROXY ALL_PROXY http_proxy https_proxy no_proxy all_proxy'
    if [ "$1" = with ]; then settings; fi
    probe"#;

/// The end of a run, and what this machine sets itself: of a value with an @ only what follows it is shown.
pub(super) const RUN_END: &str = r"}
here() {
  {
    GOTOOLCHAIN=local go env -changed 2>/dev/null
    env | grep -E '^(GO[A-Z0-9]*|[Hh][Tt][Tt][Pp][Ss]?_[Pp][Rr][Oo][Xx][Yy]|[Nn][Oo]_[Pp][Rr][Oo][Xx][Yy])='
  } | sed 's/=.*@/=***@/' | mask
}";

/// Both runs, the report, and what the difference means.
pub(super) const VERDICT: &str = r#"is_good() {
  case $1 in *'exit code: 0') return 0 ;; *) return 1 ;; esac
}
echo 'Trying without the settings' >&2
clean=$(run clean)
echo 'Trying with the settings' >&2
configured=$(run with)
if is_good "$clean" && is_good "$configured"; then
  means='It works both ways in a clean container. If it fails on this machine, something that this machine sets itself is in the way; see the first list.'
elif is_good "$configured"; then
  means='It fails without the settings and works with them: the settings are right. If it still fails on this machine, they do not reach the program there.'
elif is_good "$clean"; then
  means='It works without the settings and fails with them: one of the settings is wrong, or not needed here.'
else
  means='It fails both ways, far from what this machine sets itself: the network, the settings above or the module are the cause. The last lines of the two runs say which.'
fi
cat <<REPORT
# ${module:-$(sed -n 's/^module //p' go.mod)}

Engine: $("$engine" version --format '{{.Client.Version}}' 2>/dev/null) ($engine)

## What this machine sets itself

~~~text
$(here)
~~~

## In a clean container, without the settings

~~~text
$clean
~~~

## In a clean container, with the settings

~~~text
$configured
~~~

## What it means

$means
REPORT"#;
