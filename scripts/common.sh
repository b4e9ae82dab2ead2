# shellcheck shell=bash
# What every script shares: pinned tool versions, the cache outside the tree, progress lines, the search for a browser.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

trunk_version=0.21.14
typos_version=1.52.0
binaryen_version=132.0.0
geckodriver_version=0.37.1
# The glue and the tool that writes it must be of one version: the lock file's.
bindgen_version=$(awk '/^name = "wasm-bindgen"$/ { getline; gsub(/[^0-9.]/, "", $3); print $3; exit }' Cargo.lock)

cache=${GOPROXY_WIZARD_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/goproxy-wizard}
tools=$cache/tools
# shellcheck disable=SC2034 # for the scripts that build
target=${CARGO_TARGET_DIR:-target}
PATH=$tools/trunk-$trunk_version/bin:$tools/wasm-bindgen-$bindgen_version/bin:$tools/typos-$typos_version/bin:$tools/geckodriver-$geckodriver_version/bin:$PATH:$tools/binaryen-$binaryen_version/node_modules/.bin
export PATH

say() { printf '==> %s\n' "$*"; }

die() {
    printf 'error: %s\n' "$*" >&2
    exit 1
}

have() { command -v "$1" >/dev/null 2>&1; }

# A root shell on a Debian-like system may install packages; nobody else is asked for a password.
may_install() { [ "$(id -u)" -eq 0 ] && have apt-get; }

# Prints the first of these programs that is there; an empty name is none.
first_there() {
    local name
    for name; do
        if [ -n "$name" ] && have "$name"; then
            command -v "$name"
            return
        fi
    done
    return 1
}

# Prints the browser to test with; CHROMIUM names another.
find_chromium() {
    first_there "${CHROMIUM:-}" chromium google-chrome google-chrome-stable chromium-browser \
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" \
        "/Applications/Chromium.app/Contents/MacOS/Chromium"
}

# Prints the driver of that browser; CHROMEDRIVER names another.
find_chromedriver() {
    command -v "${CHROMEDRIVER:-chromedriver}"
}

# Prints the Firefox to test with; FIREFOX names another.
find_firefox() {
    first_there "${FIREFOX:-}" firefox-esr firefox "/Applications/Firefox.app/Contents/MacOS/firefox"
}

# Prints its driver; GECKODRIVER names another.
find_geckodriver() {
    command -v "${GECKODRIVER:-geckodriver}"
}
