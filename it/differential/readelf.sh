#!/bin/sh
# Compares what the plugin reads of ELF files with what readelf prints of them, file by file: DT_NEEDED, SONAME, RUNPATH, RPATH,
# every dynamic symbol with its version, every relocation with type, place and symbol. Prints differences; ends with 1 if there are any.
set -eu

usage() {
  cat <<'END'
usage: readelf.sh [--i386] [DIR...]
  DIR     where to look for ELF files and archives, links not followed (default: /usr/lib /usr/bin)
  --i386  download some libraries of this Debian for i386 with what they depend on, and compare those;
          needs apt-get and its sources, not root
environment: MVN, the Maven to compile with (default: mvn -B); TMPDIR
Needs binutils, a JDK and Maven.
END
}

it=$(cd "$(dirname "$0")/.." && pwd)
packages='libffi8 libssl3 libpython3.11-minimal libpython3.11-stdlib libxml2 libxslt1.1'
i386=
while [ $# -gt 0 ]; do
  case $1 in
    --i386) i386=yes; shift ;;
    --help) usage; exit 0 ;;
    -*) usage >&2; exit 2 ;;
    *) break ;;
  esac
done

if [ -n "$i386" ]; then
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
  mkdir -p "$work/state/lists/partial" "$work/cache/archives/partial" "$work/root"
  : >"$work/status"
  # A configuration of its own: another architecture, no packages installed, nothing of the machine's apt touched.
  cat >"$work/apt.conf" <<END
Dir::State "$work/state";
Dir::State::status "$work/status";
Dir::Cache "$work/cache";
APT::Architecture "i386";
APT::Architectures { "i386"; };
APT::Sandbox::User "";
Debug::NoLocking "1";
END
  APT_CONFIG=$work/apt.conf
  export APT_CONFIG
  apt-get -q update >"$work/log" 2>&1 || echo "readelf.sh: apt-get update was not complete" >&2
  # shellcheck disable=SC2086 # a list of words
  apt-get -q -y --no-install-recommends --download-only install $packages >>"$work/log" 2>&1 ||
    { cat "$work/log" >&2; echo "readelf.sh: the packages cannot be downloaded" >&2; exit 1; }
  for package in "$work"/cache/archives/*.deb; do
    dpkg-deb -x "$package" "$work/root"
  done
  set -- "$work/root" "$@"
elif [ $# -eq 0 ]; then
  set -- /usr/lib /usr/bin
fi

classpath=$("$it/test-classpath.sh")
java -Xmx512m -cp "$classpath" io.github.nanvix.maven.elf.ReadelfComparison "$@"
