#!/bin/bash
# All ports and a CPython that uses them, built cold by one "mvn verify" without -T: the wall time against what all its
# commands took of the processors, configure included. Cold means: what was fetched is there (components, toolchains, links
# to the machine's tools, sources), hard links to a warm store; everything that is built is built anew. Give the machine
# nothing else to do.
set -euo pipefail

usage() {
  cat <<'END'
usage: ports.sh [--store DIR] [--work DIR] [--processors N]
  --store DIR       the warm store (default: $XDG_CACHE_HOME/nanvix-maven, else ~/.cache/nanvix-maven)
  --work DIR        where to build; must not exist; on the store's file system (default: a new directory beside the store)
  --processors N    how many may be used (default: all)
environment: MVN, the Maven to measure (default: mvn -o -B)
END
}

it=$(cd "$(dirname "$0")/.." && pwd)
store=${XDG_CACHE_HOME:-$HOME/.cache}/nanvix-maven
processors=$(nproc)
work=
while [ $# -gt 0 ]; do
  case $1 in
    --store) store=$2; shift ;;
    --work) work=$2; shift ;;
    --processors) processors=$2; shift ;;
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
trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT

mkdir "$work/store"
for kind in component download toolchain host-tools source licenses; do
  [ ! -d "$store/$kind" ] || cp -al "$store/$kind" "$work/store/$kind"
done
(cd "$it/everything" && find . -name pom.xml -not -path '*/target/*' -exec cp --parents {} "$work" \;)
# The parent is in the repository, installed by the quick way of the README.
sed -i '/<relativePath>/s,>.*<,><,' "$work/pom.xml"

TIMEFORMAT='%R %U %S'
{ time taskset -c "0-$((processors - 1))" ${MVN:-mvn -o -B} -q -f "$work/pom.xml" verify \
  "-Dnanvix.store=$work/store" "-Dnanvix.jobs=$processors" >"$work/log" 2>&1; } 2>"$work/times" || {
  cat "$work/log" >&2
  exit 1
}
read -r wall user system <"$work/times"
awk -v wall="$wall" -v user="$user" -v system_time="$system" -v processors="$processors" 'BEGIN {
  busy = user + system_time
  printf "wall %.0f s; user + system of all commands %.0f s, by %d processors %.0f s; ratio %.2f\n",
    wall, busy, processors, busy / processors, wall * processors / busy
}'
