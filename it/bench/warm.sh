#!/bin/sh
# A warm store and a fresh clone: "mvn install" of the example projects in a new checkout restores everything that was built
# before, in a small part of the time that building took. Cold means: what is fetched is there, everything that is built is
# built (see cold.sh). Both in one run; no compiler may start in the second.
set -eu

usage() {
  cat <<'END'
usage: warm.sh [--store DIR] [--work DIR] [--limit PERCENT]
  --store DIR      the store that what is fetched is taken from (default: the plugin's)
  --work DIR       where to build; must not exist; on the store's file system (default: a new directory beside the store)
  --limit PERCENT  of the cold time that the warm build may take (default: 6)
environment: MVN, the Maven to measure (default: mvn -o -B)
The clones have the last commit; the plugin is the installed one.
END
}

root=$(cd "$(dirname "$0")/../.." && pwd)
store=${XDG_CACHE_HOME:-$HOME/.cache}/nanvix-maven
limit=6
work=
while [ $# -gt 0 ]; do
  case $1 in
    --store) store=$2; shift ;;
    --work) work=$2; shift ;;
    --limit) limit=$2; shift ;;
    --help) usage; exit 0 ;;
    *) usage >&2; exit 2 ;;
  esac
  shift
done
store=$(cd "$store" && pwd)
if [ -z "$work" ]; then
  work=$(mktemp -d "$(dirname "$store")/nanvix-bench.XXXXXX")
else
  mkdir "$work"
fi
work=$(cd "$work" && pwd)

# Seconds since the machine started, in hundredths.
now() {
  read -r up _ </proc/uptime
  echo "${up%.*}${up#*.}"
}

# Sets spent: build CLONE LOG
build() {
  git clone -q "$root" "$work/$1"
  before=$(now)
  ${MVN:-mvn -o -B} -f "$work/$1/it/pom.xml" install -Dnanvix.store="$work/store" >"$work/$1.log" 2>&1 ||
    { tail -n 40 "$work/$1.log" >&2; echo "warm.sh: failed; all of its output is in $work/$1.log" >&2; exit 1; }
  spent=$(($(now) - before))
  grep -q CTYPES_CHAIN_PASS "$work/$1.log" || { echo "warm.sh: no CTYPES_CHAIN_PASS in $work/$1.log" >&2; exit 1; }
}

mkdir "$work/store"
for kind in component toolchain host-tools source; do
  cp -al "$store/$kind" "$work/store/"
done
build cold
cold=$spent
build warm
warm=$spent
if grep -E '^\[INFO\] .* \.{3,} [0-9.]+ s$' "$work/warm.log"; then
  echo "warm.sh: these steps were done again" >&2
  exit 1
fi
for archive in libffi/target/libffi-*.tar.gz cpython/target/cpython-*.tar.gz; do
  for file in "$work"/cold/it/$archive; do
    cmp "$file" "$work/warm/${file#"$work"/cold/}"
  done
done
awk -v cold=$cold -v warm=$warm -v limit="$limit" 'BEGIN {
  percent = 100 * warm / cold
  printf "cold %.2f s, warm in a fresh clone %.2f s: %.1f %%; the limit is %s %%\n", cold / 100, warm / 100, percent, limit
  exit percent > limit
}'
rm -rf "$work"
