#!/bin/sh
# Runs the same Maven on each of NUMBER sides at the same time (docs/decisions/sides.md); a scenario belongs to the side whose
# selector claims it first.
# usage: sides.sh TARGET NUMBER offline=false settings=FILE MAVEN ARGUMENT...
set -eu
target=$1
number=$2
offline=${3#offline=}
settings=${4#settings=}
shift 4

rm -rf "$target/claims" "$target"/side-*/reports
[ "$offline" = false ] || set -- "$@" -o
[ ! -f "$settings" ] || set -- "$@" -s "$settings"
# What nobody has set was left as it is.
left=$#
while [ "$left" -gt 0 ]; do
  argument=$1
  shift
  case $argument in
    *'=${'*) ;;
    *) set -- "$@" "$argument" ;;
  esac
  left=$((left - 1))
done

pids=
trap 'kill $pids' INT TERM
side=1
while [ "$side" -le "$number" ]; do
  "$@" "-Dside=side-$side" &
  pids="$pids $!"
  side=$((side + 1))
done
code=0
for pid in $pids; do
  wait "$pid" || code=$?
done
exit "$code"
