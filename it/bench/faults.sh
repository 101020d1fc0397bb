#!/bin/bash
# One-line faults in the main Java code, one after the other, and whether the unit tests catch each: for two versions with the
# same lines and the same seed, whether tests were lost on the way. The copy is changed; throw it away afterwards.
set -euo pipefail

if [ $# -lt 3 ]; then
  cat <<'END'
usage: faults.sh COPY SEED COUNT [SINCE]   COPY is a clone; with the name of a commit only lines of files that have not
                                           changed since it are chosen, so that the same seed gives the same faults there
END
  exit 2
fi
copy=$1 seed=$2 count=$3 since=${4:-}
main=nanvix-maven-plugin/src/main/java
cd "$copy"
[ -z "$(git status --porcelain)" ] || { echo "$copy has changes; give a fresh clone." >&2; exit 1; }

files() {
  git ls-files -- "$main" | grep -v package-info | LC_ALL=C sort | while read -r file; do
    [ -z "$since" ] || git diff --quiet "$since" HEAD -- "$file" && echo "$file"
  done
}

# Each line that one of the changes below fits, as FILE:LINE:CHANGE, in an order that the seed gives.
chosen() {
  files | while read -r file; do
    awk -v file="$file" '
      /^ *(\*|\/\/|import|package)/ || /"/ { next }
      / == /                { print file ":" FNR ":s/ == / != /" }
      / != /                { print file ":" FNR ":s/ != / == /" }
      / && /                { print file ":" FNR ":s/ && / || /" }
      / \|\| /              { print file ":" FNR ":s/ || / \\&\\& /" }
      / >= /                { print file ":" FNR ":s/ >= / > /" }
      / <= /                { print file ":" FNR ":s/ <= / < /" }
      / [<] [a-z0-9]/       { print file ":" FNR ":s/ < / <= /" }
      /return true;/        { print file ":" FNR ":s/return true/return false/" }
      /return false;/       { print file ":" FNR ":s/return false/return true/" }
      / \+ 1[^0-9]/         { print file ":" FNR ":s/ + 1/ + 2/" }
      / - 1[^0-9]/          { print file ":" FNR ":s/ - 1/ - 2/" }
      /\.isEmpty\(\)/       { print file ":" FNR ":s/\\.isEmpty()/.equals(null)/" }
      /^ +[a-z][A-Za-z.]+\.(add|put)\(.*\);$/ { print file ":" FNR ":s/^ .*$/;/" }
    ' "$file"
  done | awk -v seed="$seed" 'BEGIN { srand(seed) } { printf "%.9f\t%s\n", rand(), $0 }' | LC_ALL=C sort | cut -f2-
}

# Whether the tests of a selection fail, or wait for ever; a fault that does not compile is none.
tests() {
  mvn -o -B -q -pl toolchain,nanvix-maven-plugin test -Dtest="$1" -Dsurefire.failIfNoSpecifiedTests=false \
    -Dsurefire.skipAfterFailureCount=1 -Dsurefire.timeout=1800 -Dspotless.check.skip=true >"$log" 2>&1
}
log=$(mktemp)
trap 'rm -f "$log"; git checkout -q -- .' EXIT

done=0 caught=0
while [ "$done" -lt "$count" ] && IFS=: read -r -u3 file line change; do
  git checkout -q -- .
  sed -i "${line}${change}" "$file"
  package=$(dirname "${file#"$main"/}" | tr / .)
  result=missed
  for selection in "$package.*Test" '*Test'; do
    if ! tests "$selection"; then
      grep -q 'COMPILATION ERROR\|maven-compiler-plugin' "$log" && result=nothing || result=caught
      break
    fi
  done
  [ "$result" = nothing ] && continue
  done=$((done + 1))
  [ "$result" = missed ] || caught=$((caught + 1))
  printf '%-7s %s:%s %s\n' "$result" "${file##*/}" "$line" "$change"
done 3< <(chosen)
echo "$caught of $done faults were caught by unit tests"
