#!/bin/bash
# The load plans of a staged image whose loader is glibc's, beside what that very loader lists: for each file the libraries
# that are opened for it, in their order, without those that the program has opened before.
set -euo pipefail

if [ $# -ne 1 ]; then
  cat <<'END'
usage: image.sh SYSROOT   SYSROOT is a staged image of i686-linux-gnu, for example it/cpython/target/sysroot
environment: NANVIX, the short command (default: java -jar of nanvix-maven-plugin/target), MVN
END
  exit 2
fi
it=$(cd "$(dirname "$0")/.." && pwd)
sysroot=$(cd "$1" && pwd)
jar=$(ls "$it"/../nanvix-maven-plugin/target/nanvix-maven-plugin-*-cli.jar | head -n 1)
work=$(mktemp -d "${TMPDIR:-/tmp}/nanvix-image.XXXXXX")
trap 'rm -rf "$work"' EXIT
emulator=$("$it/emulator.sh" i686-linux-gnu)

# shellcheck disable=SC2086 # words
${NANVIX:-java -jar $jar} tree --loader glibc --json "$sysroot" >"$work/tree.json"
# MODULE FILE… a line, in the order of the plan.
awk -F'"' '
  $2 == "module" { if (line) print line; line = $4 }
  $2 == "path" { line = line " " $4 }
  END { print line }
' "$work/tree.json" >"$work/plans"
program=$(awk 'NR == 1 { $1 = ""; print }' "$work/plans")

checked=0 different=0
while read -r module planned; do
  case $module in lib/ld-linux*) continue ;; esac
  # shellcheck disable=SC2086 # words
  $emulator "$sysroot/lib/ld-linux.so.2" --inhibit-cache --library-path "$sysroot/lib" --list "$sysroot/$module" |
    awk -v root="$sysroot/" '/linux-gate|vdso/ { next }
      { file = $2 == "=>" ? $3 : $1; sub(root, "", file); print file }' >"$work/listed"
  listed=
  while read -r file; do
    [ "$checked" -gt 0 ] && case " $program " in *" $file "*) continue ;; esac
    listed="$listed $file"
  done <"$work/listed"
  own=
  for file in $planned; do
    [ "$file" = "$module" ] && continue
    [ "$checked" -gt 0 ] && case " $program " in *" $file "*) continue ;; esac
    own="$own $file"
  done
  if [ "$own" != "$listed" ]; then
    different=$((different + 1))
    printf '%s\n  planned:%s\n  ld.so:  %s\n' "$module" "$own" "$listed"
  fi
  checked=$((checked + 1))
done <"$work/plans"
echo "$checked files, $different of them planned otherwise than ld.so loads them"
[ "$checked" -gt 0 ] && [ "$different" -eq 0 ]
