#!/bin/sh
# Compiles the plugin and its tests and prints their class path, for the programs among the test classes.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
paths=$root/nanvix-maven-plugin/target/test-classpath
log=$root/nanvix-maven-plugin/target/test-classpath.log
mkdir -p "$root/nanvix-maven-plugin/target"
${MVN:-mvn -B} -q -f "$root/pom.xml" -pl toolchain,nanvix-maven-plugin test-compile dependency:build-classpath \
  -Dspotless.check.skip -DincludeScope=test -Dmdep.outputFile="$paths" >"$log" 2>&1 ||
  {
    cat "$log" >&2
    if grep -q 'offline mode' "$log"; then
      echo "test-classpath.sh: Maven is offline and lacks what its output names; run once with MVN='mvn -B'" >&2
    elif grep -q 'COMPILATION ERROR' "$log"; then
      echo "test-classpath.sh: the plugin's tests do not compile" >&2
    else
      echo "test-classpath.sh: Maven failed; its output stands above" >&2
    fi
    exit 1
  }
echo "$root/nanvix-maven-plugin/target/classes:$root/nanvix-maven-plugin/target/test-classes:$(cat "$paths")"
