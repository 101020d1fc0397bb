#!/bin/sh
# Damages one random file of one random entry of a store, in turns by flipping a bit, cutting it, deleting it, a link in its place,
# taking its permissions away, and a manifest that lies; then builds libffi. In every second round the target is deleted, in every third
# also what was made, so that damaged tools and sources are used. Then the same with files of target/, and, for a port that needs libffi,
# with files of a local Maven repository: libffi's, and what the toolchain is made of. What a build ends well with must have the bytes of an
# undisturbed one, and no entry may differ from its manifest; one that fails must name what is damaged and a command.
set -eu

usage() {
  cat <<'END'
usage: damaged.sh [--rounds N] [--targets N] [--artifacts N] [--seed N] [--store DIR] [--repository DIR] [--work DIR]
  --rounds N         how many files of the store to damage (default: 50)
  --targets N        how many files of target/ to damage (default: 20)
  --artifacts N      how many files of Maven's repository to damage (default: 20)
  --seed N           of the random choices (default: taken from the clock, and printed)
  --store DIR        the warm store (default: $XDG_CACHE_HOME/nanvix-maven, else ~/.cache/nanvix-maven); only read
  --repository DIR   the warm local repository (default: ~/.m2/repository); only read
  --work DIR         where to build; must not exist (default: a new directory beside the store)
environment: MVN, the Maven to use (default: mvn -o -B)
END
}

it=$(cd "$(dirname "$0")/.." && pwd)
store=${XDG_CACHE_HOME:-$HOME/.cache}/nanvix-maven
repository=$HOME/.m2/repository
rounds=50
targets=20
artifacts=20
seed=$(date +%s)
work=
while [ $# -gt 0 ]; do
  case $1 in
    --rounds) rounds=$2; shift ;;
    --targets) targets=$2; shift ;;
    --artifacts) artifacts=$2; shift ;;
    --seed) seed=$2; shift ;;
    --store) store=$2; shift ;;
    --repository) repository=$2; shift ;;
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
version=$(sed -n 's:.*<version>\(.*\)</version>.*:\1:p' "$it/../pom.xml" | head -n 1)
plugin=io.github.nanvix:nanvix-maven-plugin:$version

# project NAME [MORE]: a port's project.
project() {
  mkdir "$work/$1"
  cat >"$work/$1/pom.xml" <<END
<project>
  <modelVersion>4.0.0</modelVersion>
  <groupId>io.github.nanvix.it</groupId>
  <artifactId>$1</artifactId>
  <version>1</version>
  <packaging>nanvix-port</packaging>
  ${2:-}
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
}

fail() {
  echo "damaged.sh: $1; all of the output is in $work/$2" >&2
  tail -n 40 "$work/$2" >&2
  exit 1
}

# maven PROJECT ARGUMENT...
maven() {
  project=$1
  shift
  ${MVN:-mvn -o -B} -f "$work/$project/pom.xml" -Dmaven.repo.local="$work/repository" -Dnanvix.store="$work/store" "$@"
}

# bytes PROJECT: what it has built, in one digest.
bytes() {
  (cd "$work/$1/target" && find sysroot ./*.tar.gz -type f -exec sha256sum {} + | sort -k 2) | sha256sum | cut -c 1-64
}

# One series of numbers: random N gives one below N.
draws=0
random() {
  draws=$((draws + 1))
  drawn=$(awk "BEGIN { srand($seed); for (n = 0; n < $draws; n++) r = rand(); printf \"%d\", r * $1 }")
}

# choose LIST: one of its lines.
choose() {
  random "$(wc -l <"$work/$1")"
  chosen=$(sed -n "$((drawn + 1))p" "$work/$1")
}

# damage FILE HOW: one file, in place; restore puts it back.
damage() {
  size=$(stat -c %s "$1")
  rm -rf "$work/before" "$work/elsewhere"
  cp -a "$1" "$work/before"
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
    link) mv "$1" "$work/elsewhere"; ln -s "$work/elsewhere" "$1" ;;
    mode) chmod 000 "$1" ;;
    manifest) sed -i 's/sha256:[0-9a-f]\{8\}/sha256:00000000/' "$1" ;;
  esac
}

# restore FILE: what nobody has asked for may stay damaged until somebody does, and is not to be met again here.
restore() {
  if [ -d "$(dirname "$1")" ] && { [ -L "$1" ] || ! cmp -s "$1" "$work/before" || [ "$(stat -c %a "$1")" != "$(stat -c %a "$work/before")" ]; }; then
    rm -f "$1"
    cp -a "$work/before" "$1"
  fi
}

# try PROJECT WHAT NAMED: builds after a damage.
healed=0
told=0
try() {
  if maven "$1" package >"$work/build.log" 2>&1; then
    found=$(bytes "$1")
    [ "$found" = "$(cat "$work/$1.right")" ] || fail "after $2 other bytes are built" build.log
    healed=$((healed + 1))
    outcome=$(grep -q 'changed since it was made' "$work/build.log" && echo 'made again' || echo 'not needed')
  else
    grep -q "$3" "$work/build.log" && grep -Eq 'nanvix[:.]|mvn |Delete |install' "$work/build.log" ||
      fail "after $2 the build fails without naming \"$3\" and a command" build.log
    told=$((told + 1))
    outcome='told'
  fi
}

# again PROJECT WHAT: the next build succeeds.
again() {
  maven "$1" package >"$work/next.log" 2>&1 || fail "after $2 the next build fails, too" next.log
  [ "$(bytes "$1")" = "$(cat "$work/$1.right")" ] || fail "after $2 the next build makes other bytes" next.log
}

# No entry but the damaged one differs from its manifest: check WHAT [ENTRY]
check() {
  maven libffi "$plugin:store-gc" -Dnanvix.store.check -Dnanvix.dryRun >"$work/check.log" 2>&1 || fail "after $1 the store cannot be checked" check.log
  ! grep ': damaged' "$work/check.log" || fail "after $1 entries are damaged" check.log
}

project libffi
project user '<dependencies><dependency><groupId>io.github.nanvix.it</groupId><artifactId>libffi</artifactId><version>1</version><type>nanvix-port</type></dependency></dependencies>'
mkdir -p "$work/user/src/nanvix/recipes" "$work/user/src/nanvix/sources" "$work/user-1"
echo '#include <ffi.h>
int user_align(void) { return ffi_type_sint32.alignment; }' >"$work/user-1/user.c"
echo 'int user_align(void);' >"$work/user-1/user.h"
tar -czf "$work/user-1.tar.gz" -C "$work" user-1
cat >"$work/user/src/nanvix/sources/user.toml" <<END
default = "1"
[version."1"]
file = "user-1.tar.gz"
sha256 = "$(sha256sum <"$work/user-1.tar.gz" | cut -c 1-64)"
[[version."1".locator]]
url = "file://$work/user-1.tar.gz"
END
cat >"$work/user/src/nanvix/recipes/user.toml" <<'END'
source = "user"
needs = ["libffi"]
licenses = ["user.h"]
[build]
kind = "compile"
sources = ["user.c"]
[install]
include = ["user.h"]
[[library]]
name = "user"
needed = ["libffi.so"]
END

cp -a "$repository" "$work/repository"
# Links first: what such a build uses is copied then, so that damage stays here.
mkdir "$work/store"
for kind in component toolchain host-tools source licenses configure-answers; do
  if [ -d "$store/$kind" ]; then
    cp -al "$store/$kind" "$work/store/"
  fi
done
touch "$work/begin"
for project in libffi user; do
  maven $project install >"$work/undisturbed.log" 2>&1 || fail "the undisturbed build of $project failed" undisturbed.log
  bytes $project >"$work/$project.right"
done
mv "$work/store" "$work/linked"
mkdir "$work/store"
# Whatever a toolchain is made of again is not asked for as long as it is there.
(cd "$work/linked" && find . -mindepth 3 -maxdepth 3 -name inputs.txt \( -newer "$work/begin" -o -path './component/*' \) | sed 's:/inputs.txt$::; s:^\./::') >"$work/used"
# In one go: files that entries share stay shared.
(cd "$work/linked" && tar -cf - -T "$work/used") | tar -xf - -C "$work/store"
rm -rf "$work/linked"
echo "undisturbed: libffi $(cat "$work/libffi.right"), user $(cat "$work/user.right"); $(wc -l <"$work/used") entries; seed $seed"

round=1
while [ "$round" -le "$rounds" ]; do
  if [ $((round % 3)) = 0 ]; then
    for kind in static-library shared-library port sysroot archive port-test loading-program; do rm -rf "${work:?}/store/$kind"; done
  fi
  [ $((round % 2)) = 1 ] || rm -rf "$work/libffi/target"
  (cd "$work/store" && find . -mindepth 2 -maxdepth 2 -type d | grep -E '/[0-9a-f]{64}$' | sort) >"$work/entries"
  choose entries
  entry=$chosen
  (cd "$work/store" && find "$entry" -type f ! -name states.txt | sort) >"$work/files"
  choose files
  file=$chosen
  case $((round % 6)) in
    0) how=flip ;; 1) how=cut ;; 2) how=delete ;; 3) how=link ;; 4) how=mode ;; 5) how=manifest; file=$entry/manifest.txt ;;
  esac
  damage "$work/store/$file" $how
  what="round $round, $how of $file,"
  try libffi "$what" "$(basename "$entry" | cut -c1-12)"
  restore "$work/store/$file"
  [ "$outcome" != told ] || again libffi "$what"
  [ $((round % 10)) != 0 ] || check "$what"
  echo "round $round: $how of $file: $outcome"
  round=$((round + 1))
done

round=1
while [ "$round" -le "$targets" ]; do
  (cd "$work/libffi" && find target -type f | sort) >"$work/files"
  choose files
  case $((round % 5)) in 0) how=flip ;; 1) how=cut ;; 2) how=delete ;; 3) how=link ;; 4) how=mode ;; esac
  damage "$work/libffi/$chosen" $how
  what="target $round, $how of $chosen,"
  try libffi "$what" target
  [ "$outcome" != told ] || again libffi "$what"
  echo "target $round: $how of $chosen: the same bytes"
  round=$((round + 1))
done

# Not the plugin itself: what Java and Maven say of a damaged jar is not ours.
round=1
while [ "$round" -le "$artifacts" ]; do
  if [ $((round % 5)) = 0 ]; then
    # Unpacked anew from that jar.
    (cd "$work/store" && grep -l '= bin/clang$' component/*/inputs.txt | sed 's:/inputs.txt$::' | xargs rm -rf toolchain)
    (cd "$work/repository" && sed -n 's/^maven = "\([^:]*\):\([^:]*\):.*/\1 \2/p' "$it"/../toolchain/src/main/resources/components/*.toml |
      while read -r group artifact; do find "$(echo "$group" | tr . /)/$artifact" -name '*.jar'; done | sort) >"$work/files"
  else
    (cd "$work/repository" && find io/github/nanvix/it/libffi -type f | sort) >"$work/files"
  fi
  rm -rf "$work/store/installed-port" "$work/user/target"
  choose files
  case $((round % 4)) in 0) how=flip ;; 1) how=cut ;; 2) how=delete ;; 3) how=link ;; esac
  damage "$work/repository/$chosen" $how
  what="artifact $round, $how of $chosen,"
  try user "$what" "$(echo "$chosen" | sed 's:.*\(libffi\|llvm\).*:\1:')"
  restore "$work/repository/$chosen"
  [ "$outcome" != told ] || again user "$what"
  echo "artifact $round: $how of $chosen: $([ "$outcome" = told ] && echo told || echo 'the same bytes')"
  round=$((round + 1))
done
check "all of it"
echo "$healed builds with the right bytes, $told told what to do"
rm -rf "$work"
