#!/bin/sh
# What one changed line in libffi costs: until the verified, staged and packaged image of CPython is there, and run. Each
# round patches another constant into it (the source is a new one, so all of libffi is compiled again), in turns with the
# same reactor with -Dnanvix.skip, which is what Maven and its own plugins take.
set -eu

usage() {
  cat <<'END'
usage: one-line.sh [--rounds N] [--store DIR] [--limit SECONDS]
  --rounds N       how many changes, in turns with skipped builds (default: 5)
  --store DIR      the warm store (default: the plugin's)
  --limit SECONDS  how large the median difference may be (default: 6)
environment: MVN, the Maven to measure (default: mvn -o -B)
END
}

it=$(cd "$(dirname "$0")/.." && pwd)
rounds=5
limit=6
store=
while [ $# -gt 0 ]; do
  case $1 in
    --rounds) rounds=$2; shift ;;
    --store) store=-Dnanvix.store=$2; shift ;;
    --limit) limit=$2; shift ;;
    --help) usage; exit 0 ;;
    *) usage >&2; exit 2 ;;
  esac
  shift
done
work=$(mktemp -d "${TMPDIR:-/tmp}/nanvix-one-line.XXXXXX")

# Seconds since the machine started, in hundredths.
now() {
  read -r up _ </proc/uptime
  echo "${up%.*}${up#*.}"
}

# Sets spent: measure LOG OPTION…
measure() {
  log=$work/$1
  shift
  before=$(now)
  # shellcheck disable=SC2086 # words
  ${MVN:-mvn -o -B} -f "$it/pom.xml" install $store "$@" >"$log" 2>&1 ||
    { tail -n 40 "$log" >&2; echo "one-line.sh: failed; all of its output is in $log" >&2; exit 1; }
  spent=$(($(now) - before))
}

# What is unpatched is there, and Maven's own files are read once.
measure first.log
round=1
while [ "$round" -le "$rounds" ]; do
  # A value that no earlier run has had: the source is a new one.
  value=$(date +%s)$round
  cat >"$work/$round.patch" <<END
--- a/src/prep_cif.c
+++ b/src/prep_cif.c
@@ -271,7 +271,7 @@
 ffi_get_struct_offsets (ffi_abi abi, ffi_type *struct_type, size_t *offsets)
 {
   if (! (abi > FFI_FIRST_ABI && abi < FFI_LAST_ABI))
-    return FFI_BAD_ABI;
+    return (ffi_status) (${value}u % 1000003);
   if (struct_type->type != FFI_TYPE_STRUCT)
     return FFI_BAD_TYPEDEF;
 
END
  measure "changed-$round.log" -Dnanvix.libffi.patches="$work/$round.patch"
  changed=$spent
  grep -q CTYPES_CHAIN_PASS "$log" || { echo "one-line.sh: no CTYPES_CHAIN_PASS in $log" >&2; exit 1; }
  grep -q 'everything will load' "$log" || { echo "one-line.sh: not verified: $log" >&2; exit 1; }
  if ! grep -qE 'unbundled _ctypes \.+ reused' "$log" || ! grep -qE 'cross build \.+ reused' "$log"; then
    echo "one-line.sh: more was linked or compiled than libffi: $log" >&2
    exit 1
  fi
  sed -n 's/^\[INFO\] \([^.].*[^.]\) \.\.\.\.* \([0-9.]*\) s$/\1|\2/p' "$log" | awk -F'|' '{ printf "  %-52s %8s s\n", $1, $2 }'
  measure "skip-$round.log" -Dnanvix.skip
  awk "BEGIN { printf \"round %d: %.2f s, with -Dnanvix.skip %.2f s, difference %.2f s\n\", $round, $changed / 100, $spent / 100, ($changed - $spent) / 100 }"
  echo $((changed - spent)) >>"$work/differences"
  round=$((round + 1))
done
measure last.log
sort -n "$work/differences" | awk -v limit="$limit" '
  { value[NR] = $1 / 100 }
  END {
    median = NR % 2 ? value[(NR + 1) / 2] : (value[NR / 2] + value[NR / 2 + 1]) / 2
    printf "difference: median %.2f s, from %.2f to %.2f s in %d rounds; the limit is %s s\n", median, value[1], value[NR], NR, limit
    exit median > limit
  }'
rm -rf "$work"
