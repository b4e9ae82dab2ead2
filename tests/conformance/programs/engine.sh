#!/bin/bash
# Becomes a Docker engine: engine.sh FOLDER TREE, in namespaces of its own for network and mounts. All that it keeps is
# below FOLDER; TREE has Docker's programs.
set -euo pipefail
folder=${1%/} tree=$2
ip link set lo up
# What the system's own engine may have there is none of its business.
mkdir -p /run/docker
mount -t tmpfs none /run/docker
echo '{}' >"$folder/daemon.json"
PATH=$tree/usr/bin:$tree/usr/sbin:/usr/sbin:/usr/bin:/sbin:/bin
# The tree's own runc may want a newer libc.
exec dockerd --config-file "$folder/daemon.json" --data-root "$folder/data" --exec-root "$folder/exec" \
    --pidfile "$folder/pid" --host "unix://$folder/docker.sock" --group root --bridge none --iptables=false \
    --ip6tables=false --userland-proxy=false --add-runtime system=/usr/sbin/runc --default-runtime system
