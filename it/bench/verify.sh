#!/bin/sh
# What nanvix:verify costs on a staged image, called without a project: the whole Maven call, from the shell's point of view,
# beside a call that only starts and finds the plugin, and one in which Maven validates an empty project and finds nothing. The
# same call with the quick compiler only, as in .mvn/jvm.config of this checkout, and with an archive of loaded classes besides
# (docs/goals.md): most of such a short run is the Java machine warming up.
set -eu

usage() {
  cat <<'END'
usage: verify.sh [--runs N] [--sysroot DIR] [--limit SECONDS]
  --runs N         how many calls of each kind, in turns (default: 7)
  --sysroot DIR    the staged image (default: it/cpython/target/sysroot, which "mvn install" has made)
  --limit SECONDS  fails where the median call takes longer (default: 1.5)
environment: MVN, the Maven to measure (default: mvn -o -B -q)
END
}

it=$(cd "$(dirname "$0")/.." && pwd)
runs=7
sysroot=$it/cpython/target/sysroot
limit=1.5
while [ $# -gt 0 ]; do
  case $1 in
    --runs) runs=$2; shift ;;
    --sysroot) sysroot=$2; shift ;;
    --limit) limit=$2; shift ;;
    --help) usage; exit 0 ;;
    *) usage >&2; exit 2 ;;
  esac
  shift
done
[ -d "$sysroot" ] || { echo "verify.sh: no directory $sysroot; run \"mvn install\", or give --sysroot" >&2; exit 2; }
sysroot=$(cd "$sysroot" && pwd)
version=$(sed -n 's|^ *<version>\(.*\)</version>.*|\1|p' "$it/../pom.xml" | head -n 1)
plugin=io.github.nanvix:nanvix-maven-plugin:$version
work=$(mktemp -d "${TMPDIR:-/tmp}/nanvix-verify.XXXXXX")
trap 'rm -rf "$work"' EXIT
cd "$work"

# timed NAME ARGUMENT…: hundredths of seconds of a Maven call, appended to a file.
timed() {
  name=$1
  shift
  read -r before _ </proc/uptime
  # shellcheck disable=SC2086 # words
  ${MVN:-mvn -o -B -q} "$@" >"$name.log" 2>&1 || { cat "$name.log" >&2; echo "verify.sh: Maven failed" >&2; exit 1; }
  read -r after _ </proc/uptime
  echo $((${after%.*}${after#*.} - ${before%.*}${before#*.})) >>"$name.times"
}

# The middle of what was measured, in seconds.
median() {
  sort -n "$1.times" | awk '{ t[NR] = $1 } END { print (NR % 2 ? t[(NR + 1) / 2] : (t[NR / 2] + t[NR / 2 + 1]) / 2) / 100 }'
}

# As in the README: the loader is named, so that no toolchain has to be read for it.
named="-Dnanvix.executable=bin/python.elf -Dnanvix.loader=nanvix-2026-07 -Dnanvix.output=$work/out"
quick='-XX:TieredStopAtLevel=1 -XX:+UseSerialGC'
echo '<project><modelVersion>4.0.0</modelVersion><groupId>g</groupId><artifactId>empty</artifactId>
<version>1</version><packaging>pom</packaging></project>' >empty.xml
unset MAVEN_OPTS
# flagged FLAGS NAME ARGUMENT…: the same with Java flags.
flagged() {
  MAVEN_OPTS=$1
  export MAVEN_OPTS
  shift
  timed "$@"
  unset MAVEN_OPTS
}
flagged "$quick -XX:ArchiveClassesAtExit=$work/classes.jsa" archiving "$plugin:verify" -Dnanvix.sysroot="$sysroot" $named
run=0
while [ "$run" -lt "$runs" ]; do
  timed verify "$plugin:verify" -Dnanvix.sysroot="$sysroot" $named
  timed nothing "$plugin:verify" -Dnanvix.skip
  timed maven -f empty.xml validate
  flagged "$quick" quick "$plugin:verify" -Dnanvix.sysroot="$sysroot" $named
  flagged "$quick -XX:SharedArchiveFile=$work/classes.jsa" archived "$plugin:verify" -Dnanvix.sysroot="$sysroot" $named
  run=$((run + 1))
done
grep -q '"filesExamined"' out/verify.json || { echo "verify.sh: no verify.json was written" >&2; exit 1; }
awk -v v="$(median verify)" -v n="$(median nothing)" -v m="$(median maven)" -v q="$(median quick)" -v a="$(median archived)" \
  -v limit="$limit" -v runs="$runs" 'BEGIN {
  printf "verify: %.2f s, with -Dnanvix.skip %.2f s, so %.2f s for the work; medians of %d; the limit is %s s\n", v, n, v - n, runs, limit
  printf "Maven alone, validate of an empty project: %.2f s%s\n", m, (m > limit) ? ", above the limit: this machine cannot tell" : ""
  printf "verify with -XX:TieredStopAtLevel=1 -XX:+UseSerialGC: %.2f s, with an archive of classes besides %.2f s\n", q, a
  exit v > limit
}'
