#!/bin/sh
# Load plans against real loaders: the same libraries in the same order, the same missing libraries, symbols and versions.
# The profile glibc against ld.so, for the ELF files of this machine and for those of some i386 packages, and for a few
# libraries, good and broken, that are made here for both; the profile musl against the loader of Debian's package musl, for
# these libraries. Of each file verify is asked as well. Then both by dlopen, in a process for each file: the libraries of
# DlopenTest, and 200 damaged ones; what the loader refuses or crashes on does not load in its plan.
# Needs gcc, a built plugin (mvn install) and apt with a Debian mirror; the i386 ones are run as nanvix:runner would.
set -eu

usage() {
  cat <<'END'
usage: loaders.sh [--work DIR] [--all]
  --work DIR  where packages and lists go (default: a new directory, removed at the end)
  --all       every ELF file below /usr/bin and /usr/lib, not only programs and the libraries in /usr/lib/ARCH
environment: MVN, the Maven that knows the plugin's dependencies (default: mvn -o -B)
END
}

project=$(cd "$(dirname "$0")/../.." && pwd)
work=
where='/usr/bin /usr/lib/x86_64-linux-gnu -maxdepth 1'
while [ $# -gt 0 ]; do
  case $1 in
    --work) work=$2; shift ;;
    --all) where='/usr/bin /usr/lib' ;;
    --help) usage; exit 0 ;;
    *) usage >&2; exit 2 ;;
  esac
  shift
done
if [ -z "$work" ]; then
  work=$(mktemp -d "${TMPDIR:-/tmp}/nanvix-loaders.XXXXXX")
  trap 'rm -rf "$work"' EXIT
fi
mkdir -p "$work"

# The files of a class that ld.so can be asked about: well-formed, with a dynamic array, and not ld.so itself.
dynamic_files() {
  class=$1
  shift
  find "$@" -type f \( -perm /111 -o -name '*.so*' \) ! -name 'ld-linux*' ! -name '*.o' ! -name '*.a' 2>/dev/null | LC_ALL=C sort | while read -r file; do
    if readelf -hlW "$file" 2>/dev/null \
      | awk -v class="$class" '$1 == "Class:" && $2 == class { c = 1 } $1 == "DYNAMIC" { d = 1 } END { exit !(c && d) }'; then
      echo "$file"
    fi
  done
}

packages='libc6 libffi8 libssl3 libpython3.11-minimal libpython3.11-stdlib libxml2 libxslt1.1'
fetch() {
  mkdir -p "$work/apt/lists/partial" "$work/apt/cache/archives/partial" "$work/i386"
  : > "$work/apt/status"
  set -- -q -o Dir::State="$work/apt" -o Dir::State::status="$work/apt/status" -o Dir::Cache="$work/apt/cache" \
    -o APT::Architecture=i386 -o APT::Architectures::=i386 -o APT::Sandbox::User=root -o Debug::NoLocking=true
  # An index that cannot be had, say of security updates, does not matter if the packages can.
  apt-get "$@" update > "$work/apt/update.log" 2>&1 || grep '^E:' "$work/apt/update.log" >&2
  # shellcheck disable=SC2086
  apt-get "$@" --yes --no-install-recommends --download-only install $packages > "$work/apt/download.log" 2>&1 \
    || { cat "$work/apt/download.log"; exit 1; }
  for package in "$work"/apt/cache/archives/*.deb; do
    dpkg-deb --extract "$package" "$work/i386"
  done
  touch "$work/i386/.done"
}

fetch_musl() {
  mkdir -p "$work/musl"
  (cd "$work/musl" && apt-get -q download musl > download.log 2>&1 || { cat download.log; exit 1; })
  dpkg-deb --extract "$work"/musl/musl_*.deb "$work/musl"
  touch "$work/musl/.done"
}

# shared FILE SOURCE OPTION...: a library without the C library, below $lib, its SONAME its file name
shared() {
  output=$lib/$1
  source=$2
  shift 2
  mkdir -p "$(dirname "$output")"
  echo "$source" | gcc "$machine" -w -O1 -fPIC -shared -nostdlib -Wl,--no-as-needed -Wl,-soname,"$(basename "$output")" \
    -x c - -x none "$@" -o "$output"
}

# make_fixtures DIRECTORY MACHINE-OPTION
make_fixtures() {
  lib=$1
  machine=$2
  here='-Wl,-rpath,$ORIGIN'
  shared sub/libleaf.so 'int leaf(void) { return 1; }'
  shared sub/libmid.so 'int leaf(void); int mid(void) { return leaf(); }' "$lib/sub/libleaf.so"
  shared sub/libboth.so 'int both; int leaf(void) { return 2; }' "$lib/sub/libleaf.so"
  # Both kinds of search path are inherited; the order is breadth first; gone is missing, maybe may be.
  for tags in --enable-new-dtags --disable-new-dtags; do
    shared "search$tags.so" 'int mid(void), leaf(void), gone(void); __attribute__((weak)) int maybe(void);
      int m(void) { return mid() + leaf() + gone() + (maybe ? maybe() : 0); }' \
      "$lib/sub/libboth.so" "$lib/sub/libmid.so" -Wl,$tags "$here/sub"
  done
  shared lost.so 'int lost;' "$lib/sub/libmid.so" -Wl,-rpath,/nowhere
  # A library is the same under two names if it is one file, and not if it only has one SONAME.
  shared libsame.so 'int same;'
  cp "$lib/libsame.so" "$lib/libother.so"
  ln -sf libsame.so "$lib/liblink.so"
  shared sames.so 'extern int same; int *s = &same;' "$lib/libsame.so" "$lib/libother.so" "$lib/liblink.so" "$here"
  # A hidden version serves no reference, a default one does.
  for at in @ @@; do
    shared libversion.so 'int f(void) { return 0; }'
    shared "version$at.so" 'int f(void); int v(void) { return f(); }' "$lib/libversion.so" "$here/version$at"
    echo 'V_1 { global: f; };' > "$work/version.map"
    shared "version$at/libversion.so" "__asm__(\".symver f1, f${at}V_1\"); int f1(void) { return 1; }" \
      -Wl,--version-script="$work/version.map"
  done
  touch "$lib/.done"
}

plugin=$project/nanvix-maven-plugin
${MVN:-mvn -o -B} -q -f "$plugin/pom.xml" dependency:build-classpath -DincludeScope=test -Dmdep.outputFile="$work/classpath"
# judge CLASS ARGUMENT...
judge() {
  class=$1
  shift
  java -cp "$plugin/target/classes:$plugin/target/test-classes:$project/toolchain/target/classes:$(cat "$work/classpath")" \
    "io.github.nanvix.maven.loader.$class" "$@"
}
compare() {
  echo "== $4 in $1: $(wc -l < "$3") files"
  judge RealLoader "$1" "$2" "$3" "$4"
}

status=0
# shellcheck disable=SC2086
dynamic_files ELF64 $where > "$work/x86-64.list"
compare / /lib64/ld-linux-x86-64.so.2 "$work/x86-64.list" glibc || status=1

[ -e "$work/i386/.done" ] || fetch
root=$(cd "$work/i386" && pwd -P)
dynamic_files ELF32 "$root/lib" "$root/usr" > "$work/i386.list"
libraries=$root/lib/i386-linux-gnu:$root/usr/lib/i386-linux-gnu
emulator=$("$project/it/emulator.sh" i686-linux-gnu)
compare "$root" "${emulator:+$emulator }$(readlink -f "$root"/lib/i386-linux-gnu/ld-linux.so.2) --inhibit-cache --library-path $libraries" \
  "$work/i386.list" glibc || status=1

[ -e "$root/fixtures/.done" ] || make_fixtures "$root/fixtures" -m32
dynamic_files ELF32 "$root/fixtures" > "$work/i386-fixtures.list"
compare "$root" "${emulator:+$emulator }$(readlink -f "$root"/lib/i386-linux-gnu/ld-linux.so.2) --inhibit-cache --library-path $libraries" \
  "$work/i386-fixtures.list" glibc || status=1

[ -e "$work/musl/.done" ] || fetch_musl
[ -e "$work/fixtures/.done" ] || make_fixtures "$work/fixtures" -m64
dynamic_files ELF64 "$work/fixtures" > "$work/musl.list"
compare / "$(cd "$work/musl" && pwd -P)/lib/ld-musl-x86_64.so.1" "$work/musl.list" musl || status=1
compare / /lib64/ld-linux-x86-64.so.2 "$work/musl.list" glibc || status=1

damaged=
for name in libz.so.1 libffi.so.8 libXau.so.6 libattr.so.1 libuuid.so.1 libbz2.so.1.0 libcap.so.2 libexpat.so.1; do
  file=/usr/lib/x86_64-linux-gnu/$name
  [ ! -e "$file" ] || damaged="$damaged $file"
done
# opened PROFILE LOADER: the libraries of DlopenTest, then damaged ones of this machine
opened() {
  echo "== $1, libraries for dlopen"
  judge DlopenVerdicts "$1" "$work/cases-$1" "$2" || status=1
  echo "== $1, damaged libraries"
  # shellcheck disable=SC2086
  judge MutantsUnderLoader "$1" "$work/mutants-$1" 200 "$2" $damaged || status=1
}
opened glibc ''
opened musl "$(cd "$work/musl" && pwd -P)/lib/ld-musl-x86_64.so.1"
exit $status
