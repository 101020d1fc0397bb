#!/bin/sh
# The plugin's cold job against the same steps by hand, measured in turns on one machine (A B A B), so that a slow hour
# hits both. Cold means: what was fetched is there (components, toolchains, links to the machine's tools, sources), hard
# links to a warm store; everything that is built is built anew. The plugin's time is that of the whole Maven call, with
# Maven's own start, verification, packing, smoke run and the links for the size table, none of which by-hand.sh counts.
# By hand, configure finds out everything itself, as it does for a porter, and headers are parsed as often as they are
# included; the plugin brings the answers and precompiles. What both make has the same bytes, or the script fails.
set -eu

usage() {
  cat <<'END'
usage: cold.sh [--pairs N] [--store DIR] [--work DIR]
  --pairs N    how many pairs (default: 5)
  --store DIR  the warm store (default: $XDG_CACHE_HOME/nanvix-maven, else ~/.cache/nanvix-maven)
  --work DIR   where to build; must not exist; on the store's file system (default: a new directory beside the store)
environment: MVN, the Maven to measure (default: mvn -o -B)
Deletes it/libffi/target and it/cpython/target, and installs the two example archives, as "mvn install" does.
END
}

bench=$(cd "$(dirname "$0")" && pwd)
it=$(cd "$bench/.." && pwd)
store=${XDG_CACHE_HOME:-$HOME/.cache}/nanvix-maven
pairs=5
work=
while [ $# -gt 0 ]; do
  case $1 in
    --pairs) pairs=$2; shift ;;
    --store) store=$2; shift ;;
    --work) work=$2; shift ;;
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
MVN=${MVN:-mvn -o -B}
export MVN
# The time of day at which each line was printed: that is when its step ended.
stamped="-Dorg.slf4j.simpleLogger.showDateTime=true -Dorg.slf4j.simpleLogger.dateTimeFormat=HH:mm:ss.SSS"

# Seconds since the machine started, in hundredths.
now() {
  read -r up _ </proc/uptime
  echo "${up%.*}${up#*.}"
}

# Each step with its seconds, which do not add up to the total where steps overlap; then the critical path: back from the
# end, always the step that ended last before the one that was found began. (A cross build holds its wait for the native
# interpreter, which it needs once configure is through.)
steps() {
  awk '
    function seconds(time,  part) { split(time, part, ":"); return part[1] * 3600 + part[2] * 60 + part[3] }
    $1 !~ /^[0-9]+:[0-9]+:[0-9.]+$/ || $2 != "[INFO]" { next }
    { last = seconds($1); if (!first) first = last }
    match($0, /\.\.\.+ [0-9.]+ s$/) {
      n++
      title[n] = substr($0, index($0, "[INFO] ") + 7, RSTART - index($0, "[INFO] ") - 8)
      split(substr($0, RSTART), word, " ")
      spent[n] = word[2] + 0
      end[n] = seconds($1)
      printf "  %-52s %8.1f s\n", title[n], spent[n]
    }
    END {
      at = last + 0.05
      path = ""
      between = 0
      for (;;) {
        best = 0
        for (i = 1; i <= n; i++)
          if (!used[i] && spent[i] >= 0.05 && end[i] <= at + 0.05 && (!best || end[i] > end[best])) best = i
        if (!best) break
        used[best] = 1
        between += at - end[best] > 0 ? at - end[best] : 0
        at = end[best] - spent[best]
        path = sprintf("%s %.1f s%s%s", title[best], spent[best], path == "" ? "" : " -> ", path)
      }
      printf "  critical path: %s; %.1f s of it in between, before and after (Maven, verification, smoke)\n", path, between + (at - first > 0 ? at - first : 0)
    }' "$1"
}

plugin() {
  log=$work/plugin-$1.log
  mkdir "$work/store"
  for kind in component toolchain host-tools source; do
    cp -al "$store/$kind" "$work/store/"
  done
  rm -rf "$it/libffi/target" "$it/cpython/target"
  before=$(now)
  MAVEN_OPTS="${MAVEN_OPTS:-} $stamped" $MVN -f "$it/pom.xml" install -Dnanvix.store="$work/store" >"$log" 2>&1 ||
    { tail -n 40 "$log" >&2; echo "cold.sh: the plugin's job failed; all of its output is in $log" >&2; exit 1; }
  plugin_total=$(($(now) - before))
  grep -q CTYPES_CHAIN_PASS "$log" || { echo "cold.sh: no CTYPES_CHAIN_PASS in $log" >&2; exit 1; }
  echo "plugin, pair $1"
  steps "$log"
  printf '  %-52s %8s s\n' "total (Maven's start to end)" "$(awk "BEGIN { printf \"%.2f\", $plugin_total / 100 }")"
  rm -rf "$work/store"
}

by_hand() {
  log=$work/by-hand-$1.log
  MVN="$MVN -q" "$bench/by-hand.sh" --store "$store" --work "$work/hand" --keep >"$log" 2>&1 ||
    { cat "$log" >&2; echo "cold.sh: by-hand.sh failed" >&2; exit 1; }
  grep -q CTYPES_CHAIN_PASS "$log" || { echo "cold.sh: no CTYPES_CHAIN_PASS in $log" >&2; exit 1; }
  # Whatever the plugin does to be faster, these are the files that plain commands make; _sysconfigdata alone names what
  # configure was told.
  diff -r --exclude=__pycache__ --exclude='_sysconfigdata_*' "$work/hand/sysroot" "$it/cpython/target/sysroot" >&2 ||
    { echo "cold.sh: the plugin's sysroot (>) is not the one that is made by hand (<)" >&2; exit 1; }
  rm -rf "$work/hand"
  by_hand_total=$(sed -n 's/^total *\([0-9]*\)\.\([0-9]*\) s$/\1\2/p' "$log")
  echo "by hand, pair $1"
  grep ' s$' "$log" | sed 's/^/  /'
}

echo "$(nproc) processors, load $(cut -d' ' -f1 /proc/loadavg) at the beginning, $pairs pairs"
pair=1
while [ "$pair" -le "$pairs" ]; do
  plugin "$pair"
  by_hand "$pair"
  echo "$plugin_total $by_hand_total" >>"$work/pairs"
  awk "BEGIN { printf \"pair %d: plugin / by hand = %.3f\n\n\", $pair, $plugin_total / $by_hand_total }"
  pair=$((pair + 1))
done
awk '{ printf "%.3f\n", $1 / $2 }' "$work/pairs" | sort -n | awk '
  { ratio[NR] = $1 }
  END {
    median = NR % 2 ? ratio[(NR + 1) / 2] : (ratio[NR / 2] + ratio[NR / 2 + 1]) / 2
    printf "plugin / by hand: median %.3f, from %.3f to %.3f in %d pairs\n", median, ratio[1], ratio[NR], NR
  }'
rm -rf "$work"
