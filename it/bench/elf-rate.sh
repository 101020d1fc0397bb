#!/bin/sh
# How fast ELF files are read: headers, dynamic array, dynamic symbols with versions, relocations with type and symbol. The plugin,
# as nanvix:verify -Dnanvix.files does it with all checks and reports, and its reader alone (each a whole Java process, 256 MB of
# heap) against one readelf process per file and against pyelftools, in turns on the same files, so that a slow hour hits all.
# Fails unless the plugin with its checks has 5 times the rate of readelf and 15 times that of pyelftools.
set -eu

usage() {
  cat <<'END'
usage: elf-rate.sh [--files N] [--rounds N] [--loader L] [--without-pyelftools] [DIR...]
  --files N   how many ELF files at most (default: 2000), the first by name
  --rounds N  how often (default: 3); the medians are compared
  --loader L  the loader profile to check for (default: glibc, whose machines most files of a Debian system are for)
  DIR         where to look for them, links not followed (default: /usr/lib /usr/bin)
environment: MVN, the Maven to compile with (default: mvn -B); JAVA_FLAGS (default: those of .mvn/jvm.config that begin with -XX:); PYTHON (default: /usr/bin/python3); TMPDIR
Needs binutils, a JDK, Maven, Python 3 and, unless told otherwise, its package elftools (python3-pyelftools in Debian).
END
}

it=$(cd "$(dirname "$0")/.." && pwd)
files=2000
rounds=3
loader=glibc
pyelftools=yes
# Debian's packages for Python are seen by Debian's Python only.
python=${PYTHON:-/usr/bin/python3}
while [ $# -gt 0 ]; do
  case $1 in
    --files) files=$2; shift 2 ;;
    --rounds) rounds=$2; shift 2 ;;
    --loader) loader=$2; shift 2 ;;
    --without-pyelftools) pyelftools=; shift ;;
    --help) usage; exit 0 ;;
    -*) usage >&2; exit 2 ;;
    *) break ;;
  esac
done
[ $# -gt 0 ] || set -- /usr/lib /usr/bin
if [ -n "$pyelftools" ]; then
  "$python" -c 'import elftools' 2>/dev/null ||
    { echo "elf-rate.sh: no pyelftools; install python3-pyelftools or give --without-pyelftools" >&2; exit 2; }
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$python" - "$files" "$@" >"$work/list" <<'END'
import os, sys
found = []
for top in sys.argv[2:]:
    for directory, _, names in os.walk(top):
        for name in names:
            path = os.path.join(directory, name)
            if os.path.isfile(path) and not os.path.islink(path):
                with open(path, "rb") as file:
                    if file.read(4) == b"\x7fELF":
                        found.append(path)
for path in sorted(found)[: int(sys.argv[1])]:
    print(path)
END
cat >"$work/read.py" <<'END'
import sys
from elftools.elf.elffile import ELFFile
from elftools.elf.dynamic import DynamicSection
from elftools.elf.relocation import RelocationSection
from elftools.elf.gnuversions import GNUVerSymSection
files = symbols = relocations = 0
for line in sys.stdin:
    with open(line.rstrip("\n"), "rb") as stream:
        elf = ELFFile(stream)
        for section in elf.iter_sections():
            if isinstance(section, DynamicSection):
                for tag in section.iter_tags():
                    getattr(tag, "needed", None)
            elif section["sh_type"] == "SHT_DYNSYM":
                for symbol in section.iter_symbols():
                    symbols += symbol.name is not None
            elif isinstance(section, GNUVerSymSection):
                for version in section.iter_symbols():
                    version["ndx"]
            elif isinstance(section, RelocationSection):
                for relocation in section.iter_relocations():
                    relocations += relocation["r_info_type"] >= 0
    files += 1
print(files, "files,", symbols, "dynamic symbols,", relocations, "relocations")
END
classpath=$("$it/test-classpath.sh")

# Runs a command on the list; its wall-clock time in hundredths of a second goes to the file named first, its processor time
# (user and system, of all its children) to that file's .cpu.
timed() {
  name=$1
  shift
  read -r before _ </proc/uptime
  (
    "$@" <"$work/list" >"$work/$name.out" 2>"$work/$name.err" || true
    times >"$work/times"
  )
  read -r after _ </proc/uptime
  echo "$((${after%.*}${after#*.} - ${before%.*}${before#*.}))" >>"$work/$name"
  tail -n 1 "$work/times" | tr 'ms' '  ' | awk '{ print ($1 * 60 + $2 + $3 * 60 + $4) * 100 }' >>"$work/$name.cpu"
}

median() {
  sort -n "$work/$1" | awk '{ t[NR] = $1 } END { print NR % 2 ? t[(NR + 1) / 2] : (t[NR / 2] + t[NR / 2 + 1]) / 2 }'
}

# As Maven itself runs in this checkout; "JAVA_FLAGS=" measures with the Java machine's own defaults.
flags=${JAVA_FLAGS-$(grep '^-XX:' "$it/../.mvn/jvm.config" | tr '\n' ' ')}

echo "$(wc -l <"$work/list") files, $(xargs -d '\n' stat -c %s <"$work/list" | awk '{ s += $1 } END { printf "%.2f", s / 1e9 }') GB," \
  "$(nproc) processors, load $(cut -d' ' -f1 /proc/loadavg) at the beginning, $rounds rounds"
round=0
while [ "$round" -lt "$rounds" ]; do
  # shellcheck disable=SC2086 # words
  timed checks java -Xmx256m $flags -cp "$classpath" io.github.nanvix.maven.pipeline.FileRate "$loader" "$work/reports"
  # shellcheck disable=SC2086
  timed reader java -Xmx256m $flags -cp "$classpath" io.github.nanvix.maven.elf.ReadRate
  timed readelf xargs -d '\n' -n 1 readelf -dW --dyn-syms -rW
  [ -z "$pyelftools" ] || timed pyelftools "$python" "$work/read.py"
  round=$((round + 1))
done
cat "$work/checks.out" "$work/checks.err" "$work/reader.out" "$work/reader.err"
[ -s "$work/reports/verify.json" ] || { echo "elf-rate.sh: the plugin wrote no verify.json" >&2; exit 1; }
[ -z "$pyelftools" ] || { cat "$work/pyelftools.out"; tail -n 1 "$work/pyelftools.err"; }
for name in checks reader readelf ${pyelftools:+pyelftools}; do
  awk -v name="$name" -v t="$(median "$name")" -v c="$(median "$name.cpu")" -v p="$(median checks)" 'BEGIN {
    printf "%-12s %8.2f s, %8.2f s of processors, %6.1f times the plugin'"'"'s time\n", name, t / 100, c / 100, t / p }'
done
echo "load $(cut -d' ' -f1 /proc/loadavg) at the end"

# Says how the plugin with its checks compares with another, and fails where it is not as many times as fast.
expect() {
  awk -v name="$1" -v least="$2" -v t="$(median "$1")" -v p="$(median checks)" 'BEGIN {
    printf "%s: %.1f times the rate of %s, expected %d\n", t < least * p ? "MISSED" : "met", t / p, name, least
    exit t < least * p }'
}
missed=0
expect readelf 5 || missed=1
[ -z "$pyelftools" ] || expect pyelftools 15 || missed=1
exit "$missed"
