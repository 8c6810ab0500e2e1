# Sourced by each engine's try: the dataset, the same export by the plain command line, what is measured, killed and compared,
# and an end that leaves no process and no file behind. What the engine writes goes below $scratch.
# shellcheck shell=bash
set -euo pipefail
if [[ ${1-} == -* ]] || (($# > 1)); then
    sed -n '2,/^source/s/^# //p' "$0" | sed '/^shellcheck/d'
    [[ ${1-} == --help || ${1-} == -h ]] && exit 0 || exit 2
fi
engines=$(realpath "$(dirname "${BASH_SOURCE[0]}")")
root=$(realpath "$engines/../..")
dataset=${1-${CONTOURCHECK_REAL_DATA:+$CONTOURCHECK_REAL_DATA/scd}}
dataset=${dataset:+$(realpath "$dataset")}
started=()

# needs ENGINE COMMAND   Ends the try as skipped where the command fails: the engine is not installed.
needs() {
    "${@:2}" >/dev/null 2>&1 && return
    local setup="packaging/setup $1"
    [[ -e $engines/$1/setup ]] && setup="packaging/engines/$1/setup"
    echo "skipped: not installed; $setup does it, with $(paste -sd ' ' "$root/packaging/packages/$1.txt")"
    exit 77
}

# start COMMAND…   In a session of its own, whose id is left in $session.
start() {
    setsid "$@" >>"$scratch/log" 2>&1 &
    session=$!
    disown # the shell does not tell of what is killed
    started+=("$session")
}

# stop SESSION   Its leader is asked, what is left is killed.
stop() {
    kill -TERM "$1" 2>/dev/null || true
    for _ in {1..100}; do
        pgrep --session "$1" >/dev/null || return 0
        sleep 0.1
    done
    pkill -KILL --session "$1" || true
}

# stop_all   What was started, the last first.
stop_all() {
    local each
    for ((each = ${#started[@]} - 1; each >= 0; --each)); do
        stop "${started[each]}"
    done
    started=()
}

finish() {
    local status=$?
    unset CONTOURCHECK_TRY
    stop_all
    ((status == 0 || status == 77)) || tail -n 40 "$scratch/log" >&2 || true
    # What left its session, as daemons do, is known by its environment.
    grep -lszx "CONTOURCHECK_TRY=$scratch" /proc/[0-9]*/environ | cut -d / -f 3 | xargs --no-run-if-empty kill -KILL || true
    rm -rf "$scratch"
    exit "$status"
}

fail() {
    echo "$1" >&2
    exit 1
}

# until_true COMMAND…   Whatever is waited for comes in seconds; a machine that is busy takes longer.
until_true() {
    local end=$((SECONDS + 600))
    until "$@" >/dev/null 2>&1; do
        ((SECONDS < end)) || fail "after ten minutes still not: $*"
        sleep 0.05
    done
}

# kill_first PGREP-ARGUMENT…   Fails where there is none, or it ended meanwhile.
kill_first() {
    local first
    first=$(pgrep "$@" | head -n 1) && kill -KILL "$first"
}

# kill_one WHAT PGREP-ARGUMENT…   SIGKILL to the first such process, as soon as there is one.
kill_one() {
    until_true kill_first "${@:2}"
    echo "killed: $1"
}

free_port() {
    /usr/bin/python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}

listens() {
    (: <"/dev/tcp/127.0.0.1/$1")
}

# measured LABEL COMMAND…   Prints the command's pairs a second.
measured() {
    local begin=$EPOCHREALTIME
    "${@:2}" >>"$scratch/log" 2>&1
    awk -v label="$1" -v pairs="$pairs" -v begin="$begin" -v end="$EPOCHREALTIME" 'BEGIN {
        printf "%-36s %7.2f s %8.1f pairs/s\n", label, end - begin, pairs / (end - begin)}'
}

# tasks DATASET FOLDER   The export's tasks, a line and patient each.
tasks() {
    /usr/bin/python3 "$engines/shards.py" "$1" "$2" --max-patients 1 "${options[@]}"
}

# merge FOLDER
merge() {
    contourcheck-cli merge "$1"/*-of-* -o "$1/manifest.json" --quiet
}

# export_alone DATASET FOLDER   On this machine, by one process: in shards of a patient.
export_alone() {
    tasks "$1" "$2" | contourcheck-cli worker --jobs 1 >>"$scratch/log"
    merge "$2" >>"$scratch/log"
}

# equal FOLDER   Fails where a byte in it differs from the shards that one process wrote, or a pair from the whole export's.
equal() {
    diff -r "$scratch/alone" "$1"
    /usr/bin/python3 "$engines/same.py" "$scratch/whole/manifest.json" "$1/manifest.json"
    echo "equal: $pairs pairs in $(find "$1" -type f | wc -l) files, none lost, none twice"
}

# no_ids FOLDER…   Fails where an id of the dataset is in what was written, sent or logged; not where the dataset or its index lies.
# Ends what was started: files that come and go could not all be read.
no_ids() {
    stop_all
    tail -q -n +2 "$dataset"/{link,scd_patientdata}.csv 2>/dev/null | tr -s ',\r\n' '\n' >"$scratch/ids" || true
    [[ -s $scratch/ids ]] || fail "the dataset has no ids"
    local status=0
    grep -raqF --exclude-dir demo --exclude-dir cache --exclude ids -f "$scratch/ids" "$@" || status=$?
    ((status == 1)) || fail "an id of the dataset got out, or not all could be read"
    echo "pseudonyms: no id of the dataset in files, logs and messages"
}

"$root/packaging/build" release off contourcheck-cli >&2
scratch=$(mktemp -d "${TMPDIR:-/tmp}/contourcheck-try-XXXXXX")
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP
export CONTOURCHECK_TRY=$scratch HOME=$scratch XDG_DATA_HOME=$scratch/data XDG_CACHE_HOME=$scratch/cache
export PATH=$root/build/release/bin:$PATH PYTHONDONTWRITEBYTECODE=1
head -c 32 /dev/urandom >"$scratch/key"
options=(--kinds "inner,outer" --seed 7 --pseudonym --pseudonym-key "$scratch/key")
unset CONTOURCHECK_DECISIONS CONTOURCHECK_INDEX CONTOURCHECK_CLI

# prepare   The dataset, and its export on this machine alone.
prepare() {
    if [[ -z $dataset ]]; then
        dataset=$scratch/demo
        contourcheck-cli demo "$dataset" --patients 6 --quiet >>"$scratch/log"
    fi
    # shellcheck disable=SC2034 # the tries read it
    count=$(tasks "$dataset" "$scratch" | wc -l)
    pairs=$(contourcheck-cli plan "$dataset" --shards 1 "${options[@]}" --quiet | cut -f3)
    local threads
    for threads in 1 2; do
        rm -rf "$scratch/whole"
        measured "plain command line, --jobs $threads" \
            contourcheck-cli export "$dataset" "${options[@]}" -o "$scratch/whole" --jobs "$threads" --quiet
    done
    measured "in shards of a patient, 1 worker" export_alone "$dataset" "$scratch/alone"
}
