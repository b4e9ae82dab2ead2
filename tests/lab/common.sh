# shellcheck shell=bash
# What the lab's scripts share: where it lies, its addresses and logins, and how a thing is started and waited for.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
tools=${CONFORMANCE_TOOLS:-${GOPROXY_WIZARD_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/goproxy-wizard}/conformance}
# shellcheck disable=SC2034 # for the scripts that read this
{
    # What `prepare` makes once: the far side's program, keys, a Go that trusts them, images.
    lab=$tools/lab
    developer=10.77.0.2   # the developer's machines
    gateway=10.77.0.1     # the name server and the forward proxies
    company=10.77.0.10    # the company's own servers
    internet=203.0.113.10 # everybody else's
    refused=203.0.113.66  # an address that refuses every connection
}
# User and password of the forward proxy, then of the company's servers, as they are: nothing here has to quote them.
{
    IFS= read -r proxy_user
    IFS= read -r proxy_password
    IFS= read -r company_user
    IFS= read -r company_password
} < "$here/logins"
export proxy_user proxy_password company_user company_password

die() {
    printf 'lab: %s\n' "$*" >&2
    exit 1
}

# network_of WORLD NAME: the name of a network namespace; labs in other folders have others.
network_of() { printf 'gpw-%s-%s' "$(printf %s "$1" | cksum | cut -d' ' -f1)" "$2"; }

# enter WORLD NAME COMMAND...: becomes the command in that network, with its name server and shared memory of its own.
enter() {
    local world=$1 name=$2
    shift 2
    # shellcheck disable=SC2016 # expanded inside
    exec nsenter --net="/run/netns/$(network_of "$world" "$name")" unshare --mount --propagation private bash -c '
        mount --bind "$1" /etc/resolv.conf
        mount -t tmpfs tmpfs /dev/shm
        shift
        exec "$@"' _ "$world/resolv.$name" "$@"
}

# start WORLD SERVICE NETWORK COMMAND...: in the background; `down` ends it by its number.
start() {
    local world=$1 service=$2 network=$3
    shift 3
    enter "$world" "$network" "$@" > "$world/log/$service" 2>&1 < /dev/null &
    echo $! > "$world/pids/$service"
}

# wait_for SECONDS COMMAND...: until it succeeds.
wait_for() {
    local tries=$(($1 * 20))
    shift
    until "$@" 2> /dev/null; do
        tries=$((tries - 1))
        [ $tries -gt 0 ] || die "waited in vain for: $*"
        sleep 0.05
    done
}

# listens WORLD ADDRESS PORT: whether something does, seen from the developer's side.
listens() { (enter "$1" developer bash -c "exec 3<> /dev/tcp/$2/$3"); }
