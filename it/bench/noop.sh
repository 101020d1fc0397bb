#!/bin/sh
# What a second "mvn install" without any change costs: the example projects built again, against the same reactor with
# -Dnanvix.skip, in turns (A B A B). Fails where a step did anything but reuse, or where the difference is too large.
set -eu

usage() {
  cat <<'END'
usage: noop.sh [--pairs N] [--store DIR] [--limit SECONDS]
  --pairs N        how many pairs (default: 3)
  --store DIR      the store (default: the plugin's)
  --limit SECONDS  how large the median difference may be (default: 1.5)
environment: MVN, the Maven to measure (default: mvn -o -B)
END
}

it=$(cd "$(dirname "$0")/.." && pwd)
pairs=3
limit=1.5
store=
while [ $# -gt 0 ]; do
  case $1 in
    --pairs) pairs=$2; shift ;;
    --store) store=-Dnanvix.store=$2; shift ;;
    --limit) limit=$2; shift ;;
    --help) usage; exit 0 ;;
    *) usage >&2; exit 2 ;;
  esac
  shift
done
work=$(mktemp -d "${TMPDIR:-/tmp}/nanvix-noop.XXXXXX")

# Seconds since the machine started, in hundredths.
now() {
  read -r up _ </proc/uptime
  echo "${up%.*}${up#*.}"
}

# Sets spent: measure LOG [OPTION]
measure() {
  before=$(now)
  # shellcheck disable=SC2086 # words
  ${MVN:-mvn -o -B} -f "$it/pom.xml" install $store ${2:-} >"$work/$1" 2>&1 ||
    { tail -n 40 "$work/$1" >&2; echo "noop.sh: failed; all of its output is in $work/$1" >&2; exit 1; }
  spent=$(($(now) - before))
}

measure first.log
pair=1
while [ "$pair" -le "$pairs" ]; do
  measure "noop-$pair.log"
  noop=$spent
  # A step's line ends with "reused" or with the seconds that it took.
  if grep -E '^\[INFO\] .* \.{3,} [0-9.]+ s$' "$work/noop-$pair.log"; then
    echo "noop.sh: these steps were done again" >&2
    exit 1
  fi
  measure "skip-$pair.log" -Dnanvix.skip
  awk "BEGIN { printf \"pair %d: %.2f s, with -Dnanvix.skip %.2f s, difference %.2f s\n\", $pair, $noop / 100, $spent / 100, ($noop - $spent) / 100 }"
  echo $((noop - spent)) >>"$work/differences"
  pair=$((pair + 1))
done
sort -n "$work/differences" | awk -v limit="$limit" '
  { value[NR] = $1 / 100 }
  END {
    median = NR % 2 ? value[(NR + 1) / 2] : (value[NR / 2] + value[NR / 2 + 1]) / 2
    printf "difference: median %.2f s, from %.2f to %.2f s in %d pairs; the limit is %s s\n", median, value[1], value[NR], NR, limit
    exit median > limit
  }'
rm -rf "$work"
