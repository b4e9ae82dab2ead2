#!/bin/bash
# Lets a real Podman make a container with each containers.conf: podman.sh FOLDER TREE, for each FOLDER/N/conf, and writes
# the container's variables into FOLDER/N/env. In namespaces of its own for network and mounts.
set -euo pipefail
folder=${1%/} tree=$2
libraries=$(dirname "$(echo "$tree"/usr/lib/*/ld-linux*.so.*)")
# The tree's programs start themselves again, which wants their libc where the system has its own.
system=/usr/lib/${libraries##*/}
mount -t overlay -o "lowerdir=$libraries:$system" overlay "$system"
mkdir -p "$folder/home/.config/containers"
echo '{"default":[{"type":"insecureAcceptAnything"}]}' >"$folder/home/.config/containers/policy.json"
cat >"$folder/base.conf" <<END
[engine]
cgroup_manager = "cgroupfs"
events_logger = "none"
helper_binaries_dir = ["$tree/usr/lib/podman", "$tree/usr/libexec/podman"]
conmon_path = ["$tree/usr/bin/conmon"]
runtime = "runc"
END
export PATH=$tree/usr/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=$folder/home CONTAINERS_CONF=$folder/base.conf
export PODMAN_IGNORE_CGROUPSV1_WARNING=1
podman() { command podman --root "$folder/root" --runroot "$folder/run" --tmpdir "$folder/tmp" --storage-driver vfs "$@"; }
# The end of an archive, and nothing before.
head -c 1024 /dev/zero >"$folder/nothing.tar"
podman import -q "$folder/nothing.tar" nothing >&2
for place in "$folder"/[0-9]*; do
    name=c${place##*/}
    CONTAINERS_CONF_OVERRIDE=$place/conf podman create --name "$name" --network none nothing x >"$place/said" 2>&1 || continue
    podman inspect "$name" --format '{{json .Config.Env}}' >"$place/env"
done
