#!/bin/sh
# Damages one random file of one random entry of a store, in turns by flipping a bit, cutting it, deleting it, a link in its place,
# taking its permissions away, and a manifest that lies; then builds libffi. In every second round the target is deleted, in every third
# also what was made, so that damaged tools and sources are used. The archive must have the bytes of an undisturbed build, and no entry
# may differ from its manifest; a build that fails must name the damaged entry and a command. Then the same with files of target/.
set -eu

usage() {
  cat <<'END'
usage: damaged.sh [--rounds N] [--targets N] [--seed N] [--store DIR] [--work DIR]
  --rounds N   how many files of the store to damage (default: 50)
  --targets N  how many files of target/ to damage (default: 20)
  --seed N     of the random choices (default: taken from the clock, and printed)
  --store DIR  the warm store (default: $XDG_CACHE_HOME/nanvix-maven, else ~/.cache/nanvix-maven); only read
  --work DIR   where to build; must not exist (default: a new directory beside the store)
environment: MVN, the Maven to use (default: mvn -o -B)
END
}

it=$(cd "$(dirname "$0")/.." && pwd)
store=${XDG_CACHE_HOME:-$HOME/.cache}/nanvix-maven
rounds=50
targets=20
seed=$(date +%s)
work=
while [ $# -gt 0 ]; do
  case $1 in
    --rounds) rounds=$2; shift ;;
    --targets) targets=$2; shift ;;
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
  work=$(mktemp -d "$(dirname "$store")/nanvix-damaged.XXXXXX")
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

fail() {
  echo "damaged.sh: $1; all of the output is in $work/$2" >&2
  tail -n 40 "$work/$2" >&2
  exit 1
}

build() {
  $MVN -f "$work/pom.xml" package -Dnanvix.store="$work/store"
}

# One series of numbers: random N gives one below N.
draws=0
random() {
  draws=$((draws + 1))
  drawn=$(awk "BEGIN { srand($seed); for (n = 0; n < $draws; n++) r = rand(); printf \"%d\", r * $1 }")
}

# damage FILE HOW: one file, in place.
damage() {
  size=$(stat -c %s "$1")
  case $2 in
    flip)
      random $((size + 1))
      [ "$drawn" -lt "$size" ] || drawn=0
      byte=$(od -An -tu1 -j "$drawn" -N 1 "$1" | tr -d ' ')
      # shellcheck disable=SC2059 # the format is the byte
      printf "\\$(printf %03o $((${byte:-0} ^ 4)))" | dd of="$1" bs=1 seek="$drawn" conv=notrunc 2>"$work/dd.log"
      ;;
    cut) truncate -s $((size / 2)) "$1"; [ "$size" -gt 0 ] || echo >>"$1" ;;
    delete) rm -f "$1" ;;
    link)
      rm -f "$work/elsewhere"
      mv "$1" "$work/elsewhere"
      ln -s "$work/elsewhere" "$1"
      ;;
    mode) chmod 000 "$1" ;;
  esac
}

# Links first: what such a build uses is copied then, so that damage stays here.
mkdir "$work/store"
for kind in component toolchain host-tools source licenses; do
  if [ -d "$store/$kind" ]; then
    cp -al "$store/$kind" "$work/store/"
  fi
done
touch "$work/begin"
build >"$work/undisturbed.log" 2>&1 || fail "the undisturbed build failed" undisturbed.log
right=$(sha256sum <"$work/$archive")
mv "$work/store" "$work/linked"
mkdir "$work/store"
(cd "$work/linked" && find . -mindepth 3 -maxdepth 3 -name inputs.txt -newer "$work/begin" | sed 's:/inputs.txt$::; s:^\./::') >"$work/used"
# In one go: files that entries share stay shared.
(cd "$work/linked" && tar -cf - -T "$work/used") | tar -xf - -C "$work/store"
rm -rf "$work/linked"
echo "undisturbed: sha256:${right%% *}; $(wc -l <"$work/used") entries; seed $seed"

# try ROUND WHAT: builds after a damage.
healed=0
told=0
try() {
  if build >"$work/build.log" 2>&1; then
    found=$(sha256sum <"$work/$archive")
    [ "$found" = "$right" ] || fail "round $1: after $2 the archive is sha256:$found" build.log
    healed=$((healed + 1))
  else
    grep -q "$3" "$work/build.log" && grep -Eq 'nanvix[:.]' "$work/build.log" ||
      fail "round $1: after $2 the build fails without naming the entry and a command" build.log
    told=$((told + 1))
    build >"$work/next.log" 2>&1 || fail "round $1: after $2 the second build fails too" next.log
  fi
}

round=1
while [ "$round" -le "$rounds" ]; do
  if [ $((round % 3)) = 0 ]; then
    for kind in static-library shared-library port sysroot archive port-test; do rm -rf "${work:?}/store/$kind"; done
  fi
  [ $((round % 2)) = 1 ] || rm -rf "$work/target"
  (cd "$work/store" && find . -mindepth 2 -maxdepth 2 -path './[a-z]*/*' -type d | grep -E '/[0-9a-f]{64}$' | sort) >"$work/entries"
  random "$(wc -l <"$work/entries")"
  entry=$(sed -n "$((drawn + 1))p" "$work/entries")
  (cd "$work/store" && find "$entry" -type f ! -name states.txt | sort) >"$work/files"
  random "$(wc -l <"$work/files")"
  file=$(sed -n "$((drawn + 1))p" "$work/files")
  case $((round % 6)) in
    0) how=flip ;; 1) how=cut ;; 2) how=delete ;; 3) how=link ;; 4) how=mode ;; 5) how=manifest ;;
  esac
  if [ $how = manifest ]; then
    file=$entry/manifest.txt
    sed -i 's/sha256:[0-9a-f]\{8\}/sha256:00000000/' "$work/store/$file"
  else
    damage "$work/store/$file" $how
  fi
  try "$round" "$how of $file" "$(basename "$entry" | cut -c1-12)"
  # What was not asked for may stay damaged until it is: a build that makes everything asks for all.
  $MVN -f "$work/pom.xml" "$plugin:store-gc" -Dnanvix.store="$work/store" -Dnanvix.store.check -Dnanvix.dryRun \
    >"$work/check.log" 2>&1 || fail "round $round: the store cannot be checked" check.log
  if grep ': damaged' "$work/check.log" | grep -v "$(basename "$entry")"; then
    fail "round $round: after $how of $file other entries are damaged" check.log
  fi
  echo "round $round: $how of $file: $(grep -q 'changed since it was made' "$work/build.log" && echo 'made again' || echo 'not needed'); the same bytes"
  round=$((round + 1))
done

round=1
while [ "$round" -le "$targets" ]; do
  (cd "$work" && find target -type f | sort) >"$work/files"
  random "$(wc -l <"$work/files")"
  file=$(sed -n "$((drawn + 1))p" "$work/files")
  case $((round % 5)) in 0) how=flip ;; 1) how=cut ;; 2) how=delete ;; 3) how=link ;; 4) how=mode ;; esac
  damage "$work/$file" $how
  try "$round" "$how of $file" "target"
  echo "target $round: $how of $file: the same bytes"
  round=$((round + 1))
done
echo "$healed builds with the right bytes, $told told what to do"
rm -rf "$work"
