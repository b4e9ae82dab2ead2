#!/bin/sh
# Puts the files of this folder where they belong. It shows first what would change, asks, keeps what was there, and
# takes all of it back with --undo. What it knows stands in apply.tsv: files, steps that are left to people, its words.
# Exit status: 0 nothing is left to do, 1 shown only, 2 wrong use, 3 something was left as it was.
# shellcheck disable=SC2317,SC2329 # each_kept calls what it is given
set -u
export LC_ALL=C
tab=$(printf '\t')
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P) || exit 2
data=$here/apply.tsv
cat "$data" >/dev/null || exit 2

mode=ask undo='' repo='' only='' sysroot='' status=0 is_guess=''

say() { awk -F "$tab" -v key="$1" '$1 == "word" && $2 == key { print $3; exit }' "$data"; }

# About a file or a word that was given.
tell() { printf '%s: %s\n' "$1" "$(say "$2")"; }

wrong() {
    tell "$1" "$2" >&2
    exit 2
}

while [ $# -gt 0 ]; do
    case $1 in
    --yes) mode=yes ;;
    --diff) mode='diff' ;;
    --undo) undo=1 ;;
    --repo | --root)
        [ -d "${2-}" ] || wrong "$1 ${2-}" no-folder
        folder=$(CDPATH='' cd -- "$2" && pwd -P) || wrong "$2" no-folder
        case $1 in --repo) repo=$folder ;; *) sysroot=${folder%/} ;; esac
        shift
        ;;
    --only)
        while [ $# -gt 1 ]; do
            case $2 in -*) break ;; esac
            only="$only $2"
            shift
        done
        [ -n "$only" ] || wrong --only no-target
        ;;
    --help | -h)
        awk -F "$tab" '$1 == "help" { print $2 }' "$data"
        exit 0
        ;;
    *) wrong "$1" no-option ;;
    esac
    shift
done

[ -d "${HOME-}" ] || wrong "HOME=${HOME-}" no-folder
home=$(CDPATH='' cd -- "$HOME" && pwd -P) || wrong "$HOME" no-folder
# Without a word about it, only what looks like a repository is taken for one, and what is taken back is so everywhere.
named_repo=$repo
if [ -z "$repo" ]; then
    repo=$(pwd -P)
    [ -e "$repo/.git" ] || [ -e "$repo/go.mod" ] || is_guess=1
fi
case $home$repo$sysroot in *"
"*) wrong "$home$repo$sysroot" line-end ;; esac

work=$(umask 077 && mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
trap 'exit 3' HUP INT TERM
for list in todo left placed gone; do : >"$work/$list"; done

# The names after --only, targets and groups, one a line.
printf '%s' "$only" | tr ', ' '[\n*]' | grep . >"$work/only"
named() { [ -z "$only" ] || grep -Fqx -e "$1" -e "$2" "$work/only"; }

# --- where a file goes, and whether this script may write there ---

locate() {
    case $root in
    home) file=$home/$to state=$home/.local/state/goproxy-wizard ;;
    repo) file=$repo/$to state=$home/.local/state/goproxy-wizard ;;
    system) file=$sysroot/$to state=$sysroot/var/lib/goproxy-wizard ;;
    *) file=$to state='' ;;
    esac
}

# Whether a file that is not there yet can be made.
can_make() {
    at=$1
    while [ ! -e "$at" ]; do at=$(dirname -- "$at"); done
    [ -w "$at" ] && [ -d "$at" ]
}

# A repository may come from strangers: none of its links leads out of it.
leads_out() {
    [ "$root" = repo ] || return
    [ ! -L "$file" ] || return 0
    at=$(dirname -- "$file")
    while [ ! -e "$at" ] && [ ! -L "$at" ]; do at=$(dirname -- "$at"); done
    at=$(CDPATH='' cd -- "$at" 2>/dev/null && pwd -P) || return 0
    case $at/ in "${repo%/}"/*) return 1 ;; esac
}

# Fails with the reason why a person has to do it.
may() {
    why=''
    if [ "$root" = hand ]; then
        why=by-hand
    elif [ "$root" != system ] && [ "$(id -u)" = 0 ] && [ -n "${SUDO_USER-}" ] && [ "$SUDO_USER" != root ]; then
        why=not-you
    elif [ "$root" = repo ] && [ -z "$undo" ] && { [ "$repo" = "$here" ] || [ -n "$is_guess" ]; }; then
        why=no-repo
    elif leads_out; then
        why='link'
    elif [ -e "$file" ] || [ -L "$file" ]; then
        if ! [ -f "$file" ]; then
            why=not-file
        elif ! { [ -r "$file" ] && [ -w "$file" ]; }; then
            why=read-only
        fi
    elif [ "$how" = lines ] && ! [ -d "$(dirname -- "$file")" ]; then
        why=no-program
    elif ! can_make "$file"; then
        why=read-only
    fi
    [ "$root $why" != "system read-only" ] || why=not-root
    [ -z "$why" ]
}

quoted() { printf "'%s'" "$(printf %s "$1" | sed "s/'/'\\\\''/g")"; }

by_root() { printf '  sudo sh %s%s%s\n' "$(quoted "$here/apply.sh")" "${undo:+ --undo}" "$1"; }

# Says why a file is left as it is.
leave() {
    [ "$why" = by-hand ] && return
    tell "$file" "$why"
    status=3
    if [ "$why" = not-root ]; then
        by_root " --only $target"
    elif [ "$why" = no-merge ]; then
        printf '%s\n' "$target" >>"$work/left"
    fi
}

# --- what a file is to hold ---

# The same as in the steps of the files: a block whose end was taken away by hand is left alone.
without_block() {
    awk '/^# --- goproxy-wizard begin ---$/ { if (on) print b; b = $0; on = 1; next } on { b = b "\n" $0; if (/^# --- goproxy-wizard end ---$/) on = 0; next } { print } END { if (on) print b }' "$1"
}

# The file without lines of the names that our lines set.
without_lines() {
    names=$(sed -n 's/^\([A-Za-z_][A-Za-z_0-9]*\)=.*/\1/p' "$2" | tr '\n' '|')
    grep -vE "^(${names%|})=" "$1" || [ $? = 1 ]
}

# The JSON file with our keys, by whichever program is here; none of them puts an object in the place of something else.
# jq and python3 know neither comments nor places: they get only what they give back unharmed.
merged() {
    there=$1 ours=$2
    grep -q '[^[:space:]]' "$there" || { cat "$ours" && return; }
    set --
    [ "$how" = merge ] || set -- --comments
    if command -v goproxy-wizard >/dev/null &&
        goproxy-wizard merge "$@" "$there" "$ours" >"$work/merged" 2>/dev/null; then
        cat "$work/merged"
        return
    fi
    [ "$(awk 'NF { print substr($1, 1, 1); exit }' "$there")" = '{' ] || return
    ! grep -Eq "[0-9]{16}|$(printf '\r')" "$there" || return
    blanks=$(sed -n 's/^\( \{1,7\}\)[^ ].*/\1/p' "$there" | head -n 1)
    set -- --indent "${#blanks}"
    if grep -q "^$tab" "$there"; then set -- --tab; elif [ -z "$blanks" ]; then set -- --indent 2; fi
    if jq "$@" . "$there" >"$work/as-is" 2>/dev/null &&
        jq "$@" -n --slurpfile a "$there" --slurpfile b "$ours" '
            def put($o): reduce ($o | keys_unsorted[]) as $k (.;
                if ($o[$k] | type) == "object" and has($k) then
                    if (.[$k] | type) == "object" then .[$k] |= put($o[$k]) else error("kind") end
                else .[$k] = $o[$k] end);
            if ($a | length) == 1 then $a[0] | put($b[0]) else error("more") end' >"$work/merged" 2>/dev/null; then
        :
    elif ! python3 -c '
import json, sys
def once(pairs):
    if len(dict(pairs)) < len(pairs): sys.exit(1)
    return dict(pairs)
def put(there, ours):
    for key, value in ours.items():
        if isinstance(value, dict) and key in there:
            if not isinstance(there[key], dict): sys.exit(1)
            put(there[key], value)
        else: there[key] = value
def write(value, path):
    with open(path, "w", encoding="utf-8") as out:
        out.write(json.dumps(value, indent=indent, ensure_ascii=False) + "\n")
indent = "\t" if sys.argv[1] == "--tab" else int(sys.argv[2])
there, ours, as_is, merged = sys.argv[-4:]
read = lambda path: json.load(open(path, encoding="utf-8"), object_pairs_hook=once)
there = read(there)
write(there, as_is)
put(there, read(ours))
write(there, merged)
' "$@" "$there" "$ours" "$work/as-is" "$work/merged" 2>/dev/null; then
        return 1
    fi
    if cmp -s "$work/as-is" "$work/merged"; then cat "$there"; else cat "$work/merged"; fi
}

# Writes into $work/new what the file is to hold.
meant() {
    case $how in
    block)
        [ ! -e "$file" ] || without_block "$file"
        cat "$here/$from"
        ;;
    lines)
        [ ! -e "$file" ] || without_lines "$file" "$here/$from"
        cat "$here/$from"
        ;;
    merge*) if [ -e "$file" ]; then merged "$file" "$here/$from"; else cat "$here/$from"; fi ;;
    *) cat "$here/$from" ;;
    esac >"$work/new" && return
    why=no-merge
    return 1
}

# Lines that go and lines that come, without logins and without what a terminal would obey.
difference() {
    diff -u "$1" "$2" >"$work/diff" 2>/dev/null
    if [ $? -gt 1 ]; then
        say no-diff
        return
    fi
    sed -E -e 1,2d -e 's,://[^/@[:blank:]]*@,://***@,g' \
        -e 's/"(auth|identitytoken|registrytoken|password)"( *: *)"[^"]*"/"\1"\2"***"/g' "$work/diff" |
        tr -d '\000-\010\013-\037\177'
}

# --- what is kept, so that it can be taken back ---

# Each change has a folder: `file` says which, `before` is what was there, `after` what was put there, `made` the
# folders that were made for it. They are numbered in the order in which they were made.

# The newest change of the file, if there is one.
find_kept() {
    kept='' last=100000
    for at in "$state"/1?????; do
        [ -d "$at" ] || continue
        last=${at##*/}
        if [ "$(cat "$at/file")" = "$file" ]; then kept=$at; fi
    done
}

# Makes a folder with those above it, and notes which it made in $work/made.
make_folder() {
    [ ! -d "$1" ] || return 0
    make_folder "$(dirname -- "$1")" && mkdir -- "$1" && printf '%s\n' "$1" >>"$work/made"
}

remove_folders() {
    [ -f "$1" ] || return 0
    awk '{ line[NR] = $0 } END { for (i = NR; i; i--) print line[i] }' "$1" >"$work/remove"
    while IFS= read -r at <&4; do rmdir -- "$at" 2>/dev/null || :; done 4<"$work/remove"
}

keep() {
    find_kept
    # What was put there by this script alone is no loss: what was there before it is kept already.
    if [ -n "$kept" ] && [ -e "$file" ] && cmp -s "$file" "$kept/after"; then
        cp "$work/new" "$kept/after"
        return
    fi
    : >"$work/made"
    make_folder "$state" || return
    if [ -s "$work/made" ]; then chmod 700 "$state" && cp "$work/made" "$state/made" || return; fi
    kept=$state/$((last + 1))
    (umask 077 && mkdir "$kept" && cp "$work/new" "$kept/after") || return
    printf '%s\n' "$target" >"$kept/target"
    printf '%s\n' "$group" >"$kept/group"
    printf '%s\n' "$root" >"$kept/root"
    printf '%s\n' "$repo" >"$kept/repo"
    printf '%s\n' "$how" >"$kept/how"
    if [ -e "$file" ]; then cp -p "$file" "$kept/before" || return; fi
    printf '%s\n' "$file" >"$kept/file"
}

# --- putting in place ---

look() {
    locate
    if ! { may && meant; }; then
        leave
        return
    fi
    if [ ! -e "$file" ]; then
        tell "$file" is-new
        difference /dev/null "$work/new"
    elif cmp -s "$file" "$work/new"; then
        tell "$file" is-same
        return
    else
        tell "$file" changes
        difference "$file" "$work/new"
    fi
    printf '%s\t%s\t%s\t%s\t%s\t%s\n' "$target" "$group" "$how" "$root" "$from" "$to" >>"$work/todo"
}

# Writes into a file that is there: a link stays a link, owner and mode stay.
put() {
    locate
    is_new=''
    [ -e "$file" ] || is_new=1
    if may && meant && keep && write; then
        tell "$file" "done"
        [ ! -f "$kept/before" ] || printf '  %s %s\n' "$(say kept)" "$kept/before"
        printf '%s\n' "$target" >>"$work/placed"
    else
        tell "$file" failed
        status=3
    fi
}

write() {
    if [ -n "$is_new" ]; then
        : >"$work/made"
        make_folder "$(dirname -- "$file")" && cp "$work/made" "$kept/made" || return
    fi
    cat "$work/new" >"$file" || return
    # A runner's variables may get a login; the steps do the same.
    [ "$how" != lines ] || chmod 600 "$file" || return
    if [ -n "$is_new" ] && [ "$how" = whole ] && [ -x "$here/$from" ]; then chmod +x "$file"; fi
}

# --- taking back ---

# What is to be done about a change: `gone` is nothing, `back`, `remove`, `cut` the block; else the reason why not.
judge() {
    if [ ! -e "$file" ]; then
        if [ -f "$kept/before" ]; then verdict=removed-since; else verdict=gone; fi
    elif cmp -s "$file" "$kept/after"; then
        if [ -f "$kept/before" ]; then verdict=back; else verdict=remove; fi
        [ "$verdict" = back ] || [ ! -L "$file" ] || verdict=changed-since
    elif [ -f "$kept/before" ] && cmp -s "$file" "$kept/before"; then
        verdict=gone
    elif [ "$how" = block ]; then
        without_block "$file" >"$work/new"
        if cmp -s "$file" "$work/new"; then verdict=gone; else verdict='cut'; fi
    else
        verdict=changed-since
    fi
}

# Hands the changes that are asked for to a function, newest first.
each_kept() {
    : >"$work/seen"
    for state in "$home/.local/state/goproxy-wizard" "$sysroot/var/lib/goproxy-wizard"; do
        [ -d "$state" ] || continue
        if ! ls "$state" >"$work/found" 2>/dev/null; then
            tell "$state" not-root
            by_root ''
            status=3
            continue
        fi
        grep '^1.....$' "$work/found" | sort -r >"$work/kept"
        while IFS= read -r kept <&3; do
            kept=$state/$kept
            [ -f "$kept/file" ] || continue
            target=$(cat "$kept/target") group=$(cat "$kept/group") root=$(cat "$kept/root")
            how=$(cat "$kept/how") repo=$(cat "$kept/repo") file=$(cat "$kept/file")
            named "$target" "$group" || continue
            ! grep -Fqx -e "$file" "$work/seen" || continue
            if [ "$root" = repo ] && [ -n "$named_repo" ] && [ "$named_repo" != "$repo" ]; then
                tell "$file" other-repo
            else
                "$1"
            fi
        done 3<"$work/kept"
    done
}

# Shows what taking back would do. What an older change of the same file does, shows when this one is taken back.
look_back() {
    judge
    case $verdict in
    gone) printf '%s\n' "$target" >>"$work/gone" ;;
    *-since) refuse ;;
    *)
        printf '%s\n' "$file" >>"$work/seen"
        if ! may; then
            leave
            return
        fi
        tell "$file" "$verdict"
        case $verdict in
        back) difference "$file" "$kept/before" ;;
        cut) difference "$file" "$work/new" ;;
        esac
        printf '%s\n' "$target" >>"$work/todo"
        ;;
    esac
}

refuse() {
    printf '%s\n' "$file" >>"$work/seen"
    tell "$file" "$verdict"
    [ ! -f "$kept/before" ] || printf '  %s %s\n' "$(say kept)" "$kept/before"
    status=3
}

take_back() {
    judge
    case $verdict in *-since)
        printf '%s\n' "$file" >>"$work/seen"
        return
        ;;
    esac
    if may && case $verdict in
        back) cp -p "$kept/before" "$file" ;;
        remove) rm -- "$file" ;;
        cut) cat "$work/new" >"$file" ;;
        esac; then
        [ "$verdict" != remove ] || remove_folders "$kept/made"
        rm -r -- "$kept"
        [ "$verdict" = gone ] || tell "$file" undone
        [ "$verdict" = gone ] || printf '%s\n' "$target" >>"$work/placed"
    else
        printf '%s\n' "$file" >>"$work/seen"
        tell "$file" failed
        status=3
    fi
}

# --- the whole ---

is_agreed() {
    [ "$mode" != yes ] || return 0
    [ "$mode" = ask ] && [ -t 0 ] && [ -t 1 ] || return
    printf '%s ' "$(say ask)"
    read -r answer && case $answer in y* | Y* | 是*) ;; *) false ;; esac
}

# Steps that are left to a person, each once: of the files in a list; with `all` those too that this script takes.
steps() {
    awk -F "$tab" -v kind="$1" -v all="${3-}" '
        FILENAME == ARGV[1] { wanted[$1] = 1; next }
        $1 == "step" && $3 == kind && ($2 in wanted) && (all || $4 == "-") && !told[$5, $6]++ {
            if ($2 != of) print "  " $2
            of = $2
            print "    " $5
            if ($6 != "-") print "      " $6
        }
    ' "$2" "$data" >"$work/steps"
    [ -s "$work/steps" ] || return 0
    printf '\n%s\n' "$(say "$4") $here"
    cat "$work/steps"
}

if [ -n "$undo" ]; then
    each_kept look_back
else
    awk -F "$tab" '$1 == "file" { print $2; print $3 }' "$data" | sort -u >"$work/names"
    unknown=$(grep -Fvx -f "$work/names" "$work/only" | head -n 1)
    [ -z "$unknown" ] || wrong "$unknown" no-target
    awk -F "$tab" -v OFS="$tab" '
        FILENAME == ARGV[1] { wanted[$1] = 1; any = 1; next }
        $1 == "file" && (!any || $2 in wanted || $3 in wanted) { print $2, $3, $4, $5, $6, $7 }
    ' "$work/only" "$data" >"$work/files"
    awk -F "$tab" '$4 == "hand" { print $1 }' "$work/files" >"$work/left"
    while IFS=$tab read -r target group how root from to <&3; do look; done 3<"$work/files"
fi

if ! [ -s "$work/todo" ]; then
    say nothing
    # What others took back already needs no more keeping.
    if [ "$mode" = yes ] && [ -s "$work/gone" ]; then each_kept take_back; fi
elif ! is_agreed; then
    say shown
    exit 1
elif [ -n "$undo" ]; then
    each_kept take_back
else
    while IFS=$tab read -r target group how root from to <&3; do put; done 3<"$work/todo"
fi

if [ -n "$undo" ]; then
    for state in "$home/.local/state/goproxy-wizard" "$sysroot/var/lib/goproxy-wizard"; do
        if [ -f "$state/made" ] && ! find "$state" -name '1?????' | grep -q .; then
            mv "$state/made" "$work/made" && remove_folders "$work/made"
        fi
    done
    steps undo "$work/placed" '' left-undo
else
    steps apply "$work/placed" '' left-done
    steps apply "$work/left" all by-hand
fi
exit "$status"
