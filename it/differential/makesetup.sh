#!/bin/sh
# What the plugin reads in generated Setup files against what a real makesetup makes of them, run by dash and by bash; then
# what rewriting changes. A scenario does a little of this; here the number is free. A difference is printed with the files
# and the seed, which makes the same files again.
set -eu

usage() {
  cat <<'END'
usage: makesetup.sh [--count N] [--seed N] CPYTHON
  CPYTHON    sources of CPython, with Include/patchlevel.h and Modules/makesetup
  --count N  files for each shell (default: 20000; a thousand take about half a minute)
  --seed N   the first seed (default: the time)
END
}

count=20000
seed=$(date +%s)
while [ $# -gt 1 ]; do
  case $1 in
    --count) count=$2; shift 2 ;;
    --seed) seed=$2; shift 2 ;;
    *) usage >&2; exit 2 ;;
  esac
done
case ${1--h} in
  -*) usage; exit 2 ;;
esac

version=$(sed -n 's/^#define PY_VERSION[ \t]*"\(.*\)".*/\1/p' "$1/Include/patchlevel.h")
classpath=$("$(dirname "$0")/../test-classpath.sh")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0
echo "CPython $version, $count files from seed $seed"
for shell in dash bash; do
  command -v "$shell" >/dev/null || { echo "no $shell here, not compared"; continue; }
  for what in generated rewritten-generated; do
    java -cp "$classpath" io.github.nanvix.maven.cpython.setup.MakesetupComparison \
      "$what" "$1/Modules/makesetup" "$version" "$shell" "$work" "$count" "$seed" || failed=1
  done
done
exit $failed
