#!/bin/sh
# Kills cold builds of libffi with SIGKILL, the whole process group, each at a random moment; the next build in the same store
# must succeed, its archive must have the bytes of an undisturbed build, and every entry must agree with its manifest.
# What was fetched is hard links to a warm store; in every fifth round the toolchain is assembled anew as well.
set -eu

usage() {
  cat <<'END'
usage: killed.sh [--rounds N] [--seed N] [--store DIR] [--work DIR]
  --rounds N   how many builds to kill (default: 50)
  --seed N     of the random moments (default: taken from the clock, and printed)
  --store DIR  the warm store (default: $XDG_CACHE_HOME/nanvix-maven, else ~/.cache/nanvix-maven)
  --work DIR   where to build; must not exist; on the store's file system (default: a new directory beside the store)
environment: MVN, the Maven to use (default: mvn -o -B)
END
}

it=$(cd "$(dirname "$0")/.." && pwd)
store=${XDG_CACHE_HOME:-$HOME/.cache}/nanvix-maven
rounds=50
seed=$(date +%s)
work=
while [ $# -gt 0 ]; do
  case $1 in
    --rounds) rounds=$2; shift ;;
    --seed) seed=$2; shift ;;
    --store) store=$2; shift ;;
    --work) work=$2; shift ;;
    --help) usage; exit 0 ;;
    *) usage >&2; exit 2 ;;
  esac
  shift
done
store=$(cd "$store" && pwd)
if [ -z "$work" ]; then
  work=$(mktemp -d "$(dirname "$store")/nanvix-killed.XXXXXX")
else
  mkdir "$work"
fi
work=$(cd "$work" && pwd)
MVN=${MVN:-mvn -o -B}
version=$(sed -n 's:.*<version>\(.*\)</version>.*:\1:p' "$it/../pom.xml" | head -n 1)
plugin=io.github.nanvix:nanvix-maven-plugin:$version
archive=target/libffi-3.4.4-i686-nanvix-hosted.tar.gz
cat >"$work/pom.xml" <<END
<project>
  <modelVersion>4.0.0</modelVersion>
  <groupId>io.github.nanvix.it</groupId>
  <artifactId>libffi</artifactId>
  <version>1</version>
  <packaging>nanvix-port</packaging>
  <build>
    <plugins>
      <plugin>
        <groupId>io.github.nanvix</groupId>
        <artifactId>nanvix-maven-plugin</artifactId>
        <version>$version</version>
        <extensions>true</extensions>
      </plugin>
    </plugins>
  </build>
</project>
END

# Seconds since the machine started, in hundredths.
now() {
  read -r up _ </proc/uptime
  echo "${up%.*}${up#*.}"
}

fail() {
  echo "killed.sh: $1; all of the output is in $work/$2" >&2
  tail -n 40 "$work/$2" >&2
  exit 1
}

# linked KIND...: a new store with these kinds of the warm one.
linked() {
  rm -rf "$work/store" "$work/target"
  mkdir "$work/store"
  for kind in "$@"; do
    cp -al "$store/$kind" "$work/store/"
  done
}

# Steps that a log says were made, not reused.
made() {
  grep -cE '^\[INFO\] .* \.{3,} [0-9.]+ s$' "$work/$1" || true
}

build() {
  $MVN -f "$work/pom.xml" package -Dnanvix.store="$work/store"
}

linked component toolchain host-tools source
before=$(now)
build >"$work/undisturbed.log" 2>&1 || fail "the undisturbed build failed" undisturbed.log
length=$(($(now) - before))
right=$(sha256sum <"$work/$archive")
echo "undisturbed: $(awk "BEGIN { print $length / 100 }") s, $(made undisturbed.log) steps made, sha256:${right%% *}; seed $seed, $rounds rounds"

round=1
ended=0
while [ "$round" -le "$rounds" ]; do
  case $round in
    *[05]) linked component source ;;
    *) linked component toolchain host-tools source ;;
  esac
  # One series of moments: consecutive seeds would give neighbours.
  moment=$(awk "BEGIN { srand($seed); for (n = 0; n < $round + $ended; n++) r = rand(); printf \"%.2f\", r * $length / 100 }")
  # A session of its own is a process group of its own.
  setsid $MVN -f "$work/pom.xml" package -Dnanvix.store="$work/store" >"$work/killed.log" 2>&1 &
  group=$!
  sleep "$moment"
  kill -9 "-$group" 2>"$work/kill.log" || true
  wait "$group" 2>"$work/kill.log" || true
  if grep -q 'BUILD SUCCESS' "$work/killed.log"; then
    # On a shared machine one build is faster than the other; from now on moments are earlier.
    length=$(awk "BEGIN { print int($moment * 100) }")
    ended=$((ended + 1))
    continue
  fi
  left=$(find "$work/store/tmp" "$work/store/work" -mindepth 1 -maxdepth 1 2>"$work/find.log" | wc -l)
  build >"$work/next.log" 2>&1 || fail "round $round: the build after one killed at $moment s failed" next.log
  found=$(sha256sum <"$work/$archive")
  [ "$found" = "$right" ] || fail "round $round: the archive after a build killed at $moment s is sha256:$found" next.log
  $MVN -f "$work/pom.xml" "$plugin:store-gc" -Dnanvix.store="$work/store" -Dnanvix.store.check -Dnanvix.dryRun \
    >"$work/check.log" 2>&1 || fail "round $round: the store cannot be checked" check.log
  ! grep -q ': damaged' "$work/check.log" || fail "round $round: entries are damaged after a build killed at $moment s" check.log
  echo "round $round: killed at $moment s, $(made killed.log) steps made, $left half-made; next build $(made next.log) made; the same bytes"
  round=$((round + 1))
done
echo "$rounds rounds: every next build succeeded with the same bytes; $ended more builds were too fast to be killed"
rm -rf "$work"
