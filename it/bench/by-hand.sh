#!/bin/sh
# The main job as a person would do it from a shell: the same tools, sources, arguments and flags as the plugin's steps,
# one after another. Prints the seconds of each step and their sum, then runs the result.
#
# What is fetched is not measured: toolchains and sources are taken from the store, where a run of the main job (or
# "mvn -f it/pom.xml nanvix:toolchain nanvix:sources") has put them. The flags are read from the pin files of this
# repository, so that they cannot drift from the plugin's.
set -eu

usage() {
  cat <<'END'
usage: by-hand.sh [--porter] [--store DIR] [--work DIR] [--jobs N] [--keep]
  --porter     build the native interpreter as a porter would: the machine's compiler, configure's own optimisation, a
               plain "make"; another job than the plugin's, and reported as such
  --store DIR  the plugin's store (default: $XDG_CACHE_HOME/nanvix-maven, else ~/.cache/nanvix-maven)
  --work DIR   where to build; must not exist (default: a temporary directory)
  --jobs N     how many compilers at once (default: the number of processors, like the plugin)
  --keep       do not delete the work directory at the end
environment: MVN, the Maven that names the toolchains (default: mvn -o -q -B)
END
}

fail() {
  echo "by-hand.sh: $*" >&2
  exit 1
}

bench=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$bench/../.." && pwd)
pins=$root/toolchain/src/main/resources
store=${XDG_CACHE_HOME:-$HOME/.cache}/nanvix-maven
jobs=$(nproc)
porter=
work=
keep=
while [ $# -gt 0 ]; do
  case $1 in
    --porter) porter=yes ;;
    --keep) keep=yes ;;
    --store) store=$2; shift ;;
    --work) work=$2; shift ;;
    --jobs) jobs=$2; shift ;;
    --help) usage; exit 0 ;;
    *) usage >&2; exit 2 ;;
  esac
  shift
done
store=$(cd "$store" && pwd) || fail "no store at $store; run the main job first, or give --store"
if [ -z "$work" ]; then
  work=$(mktemp -d "${TMPDIR:-/tmp}/nanvix-by-hand.XXXXXX")
else
  mkdir "$work"
fi
work=$(cd "$work" && pwd)

# --- what is pinned ------------------------------------------------------------------------------------------------

# The strings of one key in one section of a TOML file, blanks between them: pin FILE SECTION KEY. Keys before the first
# section are in the section "".
pin() {
  awk -v section="$2" -v key="$3" '
    /^\[/ { current = $0; gsub(/[][]/, "", current); next }
    current == section && $1 == key && $2 == "=" { inside = 1; sub(/^[^=]*=/, "") }
    inside {
      if (/^[ \t]*#/) next
      if (/\[/) array = 1
      for (line = $0; match(line, /"[^"]*"/); line = substr(line, RSTART + RLENGTH)) {
        printf "%s%s", separator, substr(line, RSTART + 1, RLENGTH - 2)
        separator = " "
      }
      if (!array || /\]/) exit
    }' "$pins/$1"
}

# All entries of a section: NAME=VALUE words.
pinned_entries() {
  awk -v section="$2" '
    /^\[/ { current = $0; gsub(/[][]/, "", current); next }
    current == section && $2 == "=" { gsub(/"/, "", $3); printf "%s%s=%s", separator, $1, $3; separator = " " }
  ' "$pins/$1"
}

# The unpacked tree of a source's default version: source_tree NAME.
source_tree() {
  version=$(pin "sources/$1.toml" "" default)
  digest=$(pin "sources/$1.toml" "version.\"$version\"" sha256)
  entry=$(grep -lsxF "archive = sha256:$digest" "$store"/source/*/inputs.txt | head -n 1)
  [ -n "$entry" ] || fail "$1 $version ($digest) is not in $store/source; run the main job, or nanvix:sources, first"
  echo "${entry%/inputs.txt}/tree"
}

# A toolchain's directory, as the goal nanvix:toolchain tells it: toolchain NAME.
toolchain() {
  ${MVN:-mvn -o -q -B} -f "$root/it/pom.xml" -N nanvix:toolchain -Dnanvix.store="$store" -Dnanvix.toolchain="$1" \
    -Dnanvix.output="$work/toolchain-$1" >"$work/toolchain-$1.log" 2>&1 || fail "no toolchain: $work/toolchain-$1.log"
  sed -n 's/^ *"directory": "\(.*\)",$/\1/p' "$work/toolchain-$1/toolchain-other.json"
}

# The tools of a toolchain as configure's variables: CC=clang AR=llvm-ar ….
tools() {
  for entry in $(pinned_entries "toolchains/$1.toml" tools); do
    printf '%s=%s ' "$(echo "${entry%%=*}" | tr '[:lower:]' '[:upper:]')" "${entry#*=}"
  done
}

target=i686-nanvix-hosted
host=x86_64-linux-musl
target_pins=toolchains/$target.toml
host_pins=toolchains/$host.toml
triple=$(pin "$target_pins" "" configure-host)
compile=$(pin "$target_pins" link-model compile)
program=$(pin "$target_pins" link-model program)
shared=$(pin "$target_pins" link-model shared)
shared_libraries=$(pin "$target_pins" link-model shared-libraries)
libraries=$(pin "$target_pins" link-model libraries)

cpython=$(source_tree cpython)
libffi=$(source_tree libffi)
target_dir=$(toolchain "$target")
host_dir=$(toolchain "$host")
emulator=$("$root/it/emulator.sh" "$target" -Dnanvix.store="$store") || fail "nothing here runs what would be built"
# The same links to the machine's own make, sh, sed, … that the plugin puts on PATH: what configure finds is the same.
machine=$(ls -dt "$store"/host-tools/*/tree | head -n 1)
feature=$(pin sources/cpython.toml "" default | cut -d. -f1,2)
cc=$(pin "$target_pins" tools cc)

exporting=$program
for argument in $(pin "$target_pins" link-model exporting); do
  if [ "$argument" = "{runtime-objects}" ]; then
    exporting="$exporting $(echo "$target_dir"/sysroot/usr/lib/nanvix-loader/*.o)"
  else
    exporting="$exporting $argument"
  fi
done

# --- how it is run -------------------------------------------------------------------------------------------------

mkdir "$work/tmp" "$work/log"

# Runs a command with the whole environment that the plugin gives: with PATH COMMAND….
with() {
  path=$1
  shift
  env -i PATH="$path:$machine" LC_ALL=C TZ=UTC HOME=/nonexistent SHELL=/bin/sh TMPDIR="$work/tmp" \
    PYTHONPYCACHEPREFIX="$work/bytecode" SOURCE_DATE_EPOCH=1767225600 "$@" >>"$log" 2>&1
}

# As "with", for a configure script: with the tools of a toolchain as variables, and by bare names those that scripts
# would otherwise record with their paths: configure PATH TOOLCHAIN COMMAND….
configure() {
  path=$1
  tools=$(tools "$2")
  shift 2
  # shellcheck disable=SC2086 # a list of words
  with "$path" env $tools AWK=awk EGREP="grep -E" FGREP="grep -F" GREP=grep INSTALL="install -c" MKDIR_P="mkdir -p" \
    SED=sed "$@"
}

# Seconds since the machine started, in hundredths.
now() {
  read -r up _ </proc/uptime
  echo "${up%.*}${up#*.}"
}

seconds() {
  printf '%d.%02d' $(($1 / 100)) $(($1 % 100))
}

total=0
# step TITLE FUNCTION
step() {
  log=$work/log/$2.log
  before=$(now)
  # Not in a condition, where "set -e" would be off within the function.
  set +e
  (set -e; "$2")
  status=$?
  set -e
  spent=$(($(now) - before))
  [ $status -eq 0 ] || { tail -n 20 "$log" >&2; fail "$1 failed; all of its output is in $log"; }
  total=$((total + spent))
  printf '%-22s %8s s\n' "$1" "$(seconds $spent)"
}

# --- the steps -----------------------------------------------------------------------------------------------------

native_configure() {
  # Links beside the build directories: with relative paths nothing of this machine gets into what is built.
  # Lib is a directory of its own: _bootstrap_python leaves bytecode in it, whatever the environment says.
  mkdir "$work/source"
  ln -s "$cpython"/* "$work/source/"
  rm "$work/source/Lib"
  cp -a "$cpython/Lib" "$work/source/Lib"
  mkdir "$work/native" && cd "$work/native"
  if [ -n "$porter" ]; then
    env -i PATH="$PATH" HOME=/nonexistent LC_ALL=C sh ../source/configure >>"$log" 2>&1
    return
  fi
  # shellcheck disable=SC2046 # lists of words
  configure "$host_dir/bin" "$host" OPT="$(pin recipes/cpython.toml native optimize)" CFLAGS=-g0 \
    LDFLAGS="$(pin "$host_pins" link-model program)" LINKFORSHARED=" " \
    sh ../source/configure --build="$(pin "$host_pins" "" configure-host)" $(pin recipes/cpython.toml native configure)
}

native_make() {
  cd "$work/native"
  if [ -n "$porter" ]; then
    env -i PATH="$PATH" HOME=/nonexistent LC_ALL=C make -j"$jobs" >>"$log" 2>&1
    ln -s native/python "$work/build-python"
    return
  fi
  with "$host_dir/bin" make -j"$jobs" python
  # Laid out as if installed, so that it finds its library wherever it is called from.
  mkdir -p "$work/installed/bin" "$work/installed/lib/python$feature/lib-dynload"
  cp python "$work/installed/bin/python$feature"
  for entry in "$cpython"/Lib/*; do
    ln -s "$entry" "$work/installed/lib/python$feature/"
  done
  ln -s "installed/bin/python$feature" "$work/build-python"
}

build_libffi() {
  cp -a "$libffi" "$work/libffi" && cd "$work/libffi"
  # shellcheck disable=SC2046
  configure "$target_dir/bin" "$target" CFLAGS="$compile -ffile-prefix-map=$work/libffi=/usr/src/libffi" \
    LDFLAGS="$program" sh ./configure --build=x86_64-pc-linux-gnu --host="$triple" --prefix=/ \
    $(pin recipes/libffi.toml static configure)
  with "$target_dir/bin" make -j"$jobs"
  mkdir -p "$work/ffi/lib" "$work/ffi/include"
  cp "$triple/.libs/libffi.a" "$work/ffi/lib/"
  cp "$triple/include/ffi.h" "$triple/include/ffitarget.h" "$work/ffi/include/"
  # shellcheck disable=SC2086
  with "$target_dir/bin" $cc $shared -Wl,-soname,libffi.so $(pin recipes/libffi.toml shared flags) \
    -Wl,--whole-archive "$work/ffi/lib/libffi.a" -Wl,--no-whole-archive $shared_libraries -o "$work/ffi/lib/libffi.so"
  with "$target_dir/bin" llvm-strip --strip-all "$work/ffi/lib/libffi.so"
}

cross_configure() {
  mkdir -p "$work/python/Modules" "$work/ports" && cd "$work/python"
  ln -s "$work/ffi/include" "$work/ports/libffi"
  # _ctypes shared, its line taken from this very version of CPython.
  {
    echo '*shared*'
    sed -n 's/^@MODULE__CTYPES_TRUE@\(_ctypes .*\)$/\1/p' "$cpython/Modules/Setup.stdlib.in" |
      sed 's/ *@MODULE__CTYPES_MALLOC_CLOSURE@//'
    echo '*static*'
  } >Modules/Setup.local
  # shellcheck disable=SC2046
  configure "$target_dir/bin" "$target" OPT="$(pin recipes/cpython.toml cross optimize)" CFLAGS="$compile" \
    LDFLAGS="$program" LIBFFI_CFLAGS=-I../ports/libffi LIBFFI_LIBS="-L../ffi/lib -lffi" \
    sh ../source/configure --build=x86_64-pc-linux-gnu --host="$triple" --prefix=/ --with-build-python=../build-python \
    $(pin recipes/cpython.toml cross configure) $(pinned_entries recipes/cpython.toml cross.answers)
  sed -i 's/^abs_builddir=.*/abs_builddir=./; s|^abs_srcdir=.*|abs_srcdir=../source|' Makefile
}

# make with the link model in its variables: cross TARGET….
cross() {
  with "$target_dir/bin" make -j"$jobs" CONFIGURE_LDFLAGS= LINKFORSHARED="$exporting" BLDSHARED="$cc $shared" \
    LIBPYTHON="$shared_libraries" LIBS="$libraries" "$@"
}

extension_suffix() {
  sed -n 's/^EXT_SUFFIX=[ \t]*//p' Makefile
}

# Everything but the last link of _ctypes, like the plugin.
cross_make() {
  cd "$work/python"
  suffix=$(extension_suffix)
  modules=$(sed -n 's/^SHAREDMODS=//p' Makefile | sed "s/\$(EXT_SUFFIX)/$suffix/g; s|Modules/_ctypes$suffix||")
  objects=$(sed -n "s|^Modules/_ctypes\\\$(EXT_SUFFIX): *||p" Makefile | tr ' ' '\n' | grep '\.o$')
  # shellcheck disable=SC2086
  cross $objects python pybuilddir.txt $modules
}

link_ctypes() {
  cd "$work/python"
  cross "Modules/_ctypes$(extension_suffix)"
}

make_sysroot() {
  cd "$work/python"
  library=$work/sysroot/lib/python$feature
  mkdir -p "$work/sysroot/bin" "$library/lib-dynload"
  cp python "$work/sysroot/bin/python.elf"
  # What the recipe leaves out is not copied in the first place.
  without=$(for name in $(pin recipes/cpython.toml stage exclude); do printf ' --exclude=./%s' "$name"; done)
  # shellcheck disable=SC2086
  tar -C "$cpython/Lib" -c --exclude=__pycache__ $without . | tar -C "$library" -x
  cp Modules/*"$(extension_suffix)" "$library/lib-dynload/"
  cp "$(cat pybuilddir.txt)"/_sysconfigdata_*.py "$library/"
  cp "$work/ffi/lib/libffi.so" "$work/sysroot/lib/"
  with "$target_dir/bin" llvm-strip --strip-all "$work/sysroot/bin/python.elf" "$library"/lib-dynload/*.so
}

if [ -n "$porter" ]; then
  echo "VARIANT --porter: the native interpreter is built by the machine's compiler, with configure's own optimisation and"
  echo "all its modules. The plugin builds less of it, so this is another job than the plugin's."
fi
echo "by hand, $jobs jobs"
step "native configure" native_configure
step "native make" native_make
step "libffi" build_libffi
step "cross configure" cross_configure
step "cross make" cross_make
step "link _ctypes" link_ctypes
step "sysroot" make_sysroot
printf '%-22s %8s s\n' total "$(seconds $total)"

cd "$work/sysroot"
env -i PATH=/bin LC_ALL=C HOME=/ PYTHONHOME="$work/sysroot" PYTHONDONTWRITEBYTECODE=1 \
  ${emulator:+"$emulator"} bin/python.elf -B "$pins/smoke/ctypes_chain.py" >"$work/log/smoke.log" 2>&1 ||
  { cat "$work/log/smoke.log" >&2; fail "the result does not work; everything is in $work"; }
sed 's/^/  /' "$work/log/smoke.log"
cd /
[ -n "$keep" ] || rm -rf "$work"
