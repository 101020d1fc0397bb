#!/bin/sh
# Prints the program that runs a target's programs on this machine, and nothing where the kernel does, as nanvix:runner
# finds it: emulator.sh TOOLCHAIN [OPTION...], the options being Maven's.
# environment: MVN, the Maven to ask (default: mvn -o -B)
set -eu
it=$(cd "$(dirname "$0")" && pwd)
toolchain=$1
shift
output=$(mktemp -d)
trap 'rm -rf "$output"' EXIT
${MVN:-mvn -o -B} -q -f "$it/pom.xml" -N nanvix:runner -Dnanvix.toolchain="$toolchain" -Dnanvix.output="$output" "$@" \
  >"$output/log" 2>&1 || { cat "$output/log" >&2; echo "emulator.sh: Maven failed" >&2; exit 1; }
sed -n 's/^ *"emulator": "\(.*\)",$/\1/p' "$output/runner.json"
