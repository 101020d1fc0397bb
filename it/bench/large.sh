#!/bin/sh
# large.sh STORE [PORTS [TARGETS [MACHINES]]]: what a store that machines share holds and serves for many ports, from the sizes that entries of a real
# store have. Each kind's entries are packed as they are published. Prints a table for docs/large-builds.md.
set -eu
store=${1:?usage: large.sh STORE [PORTS [TARGETS [MACHINES]]]}
ports=${2:-200} targets=${3:-3} machines=${4:-20}
# Kinds of which each port has one entry a target, or one in all, or each target one, or the host one.
of_port='static-library shared-library port-test port sysroot archive bill licenses'
of_source='source'
of_target='toolchain python-build python-link python-description loading-program'
of_host='native-interpreter'
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for kind in $of_port $of_source $of_target $of_host; do
  for entry in "$store/$kind"/*/; do
    [ -d "$entry/tree" ] || continue
    packed=$(tar -C "$entry" -cf - tree inputs.txt manifest.txt | gzip -1 | wc -c)
    unpacked=$(tar -C "$entry" -cf - tree | wc -c)
    echo "$kind $packed $unpacked"
  done
done > "$work/sizes"
awk -v ports="$ports" -v targets="$targets" -v machines="$machines" -v ofPort="$of_port" -v ofSource="$of_source" -v ofTarget="$of_target" '
  { n[$1]++; packed[$1] += $2; unpacked[$1] += $3 }
  function has(list, kind) { return index(" " list " ", " " kind " ") > 0 }
  END {
    print "| kind | entries | one packed, kB | all packed, MB | all unpacked, MB |"
    print "| --- | ---: | ---: | ---: | ---: |"
    for (kind in n) order[++k] = kind
    for (i = 1; i <= k; i++) for (j = i + 1; j <= k; j++) if (order[j] < order[i]) { t = order[i]; order[i] = order[j]; order[j] = t }
    for (i = 1; i <= k; i++) {
      kind = order[i]
      count = has(ofPort, kind) ? ports * targets : has(ofSource, kind) ? ports : has(ofTarget, kind) ? targets : 1
      one = packed[kind] / n[kind]; whole = unpacked[kind] / n[kind]
      printf "| `%s` | %d | %.0f | %.0f | %.0f |\n", kind, count, one / 1e3, count * one / 1e6, count * whole / 1e6
      entries += count; bytes += count * one; disk += count * whole
    }
    printf "| all | %d | | %.0f | %.0f |\n\n", entries, bytes / 1e6, disk / 1e6
    printf "Published once: %d PUT (5 an entry). A machine that has nothing: %d GET (3 an entry), %.1f GB. All %d machines: %d GET, %.0f GB.\n", \
      5 * entries, 3 * entries, bytes / 1e9, machines, 3 * entries * machines, bytes * machines / 1e9
  }' "$work/sizes"
