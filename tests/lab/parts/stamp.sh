# shellcheck shell=bash
# What a part was made from is remembered, so that it is made once and again only where that changed.
. "$(dirname "$0")/../common.sh"
mkdir -p "$lab/stamps"

# changed PART FILE...: whether these, or the part itself, are others than when `made PART` was said.
changed() {
    local part=$1
    shift
    stamp=$(find -L "$0" "$@" -type f -print0 | sort -z | xargs -0 cat | sha256sum)
    [ "$(cat "$lab/stamps/$part" 2> /dev/null)" != "$stamp" ]
}
made() { printf '%s' "$stamp" > "$lab/stamps/$1"; }
