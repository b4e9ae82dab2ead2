#!/bin/bash
# Runs a command with generated files as a person would: own_root.sh FOLDER COMMAND PLACE..., in each FOLDER/N/out (the
# files), with FOLDER/N/home, and with the folder that FOLDER/N/tree names. What was said and the exit status stay in
# FOLDER/N. The root is one of its own, so that any name can exist in it; it has the system's programs and each PLACE.
# FOLDER/bin comes first on the path.
set -euo pipefail
folder=${1%/} command=$2 root=/mnt
mount -t tmpfs none $root
for name in bin dev etc lib lib32 lib64 libx32 proc sbin usr; do
    if [ -L /$name ]; then
        cp -P /$name $root/
    elif [ -d /$name ]; then
        mkdir $root/$name
        mount --rbind /$name $root/$name
    fi
done
for place in "${@:3}"; do
    mkdir -p "$root$place"
    mount --rbind "$place" "$root$place"
done
one() {
    cd "$1/out"
    if [ -s ../tree ]; then mkdir -p -- "$(cat ../tree)"; fi
    status=0
    HOME=$1/home sh -c "$COMMAND" >../said 2>&1 </dev/null || status=$?
    echo $status >../status
}
export -f one
export COMMAND=$command PATH=$folder/bin:/usr/bin:/bin
# shellcheck disable=SC2016 # the inner shell fills it in
printf '%s\0' "$folder"/[0-9]* | exec /usr/sbin/chroot $root xargs -0 -P "$(nproc)" -I{} bash -euc 'one "$1"' _ {}
