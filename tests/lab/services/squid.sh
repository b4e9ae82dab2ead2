# shellcheck shell=bash
# What both of squid's services share.
. "$(dirname "$0")/../common.sh"

# squid_start WORLD: with the lines on standard input beside what every squid here needs.
squid_start() {
    local world=$1
    {
        cat
        cat <<END
pid_filename none
cache_log stdio:$world/log/squid-cache
access_log stdio:$world/log/proxy
cache deny all
cache_effective_user proxy
visible_hostname proxy.corp.example
shutdown_lifetime 0
dns_nameservers 127.0.0.1
END
    } > "$world/squid.conf"
    : > "$world/log/proxy"
    : > "$world/log/squid-cache"
    chown proxy "$world/log/proxy" "$world/log/squid-cache"
    start "$world" squid gateway squid -N -f "$world/squid.conf"
    wait_for 10 listens "$world" "$gateway" 3128
}
