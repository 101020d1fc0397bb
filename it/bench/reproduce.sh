#!/bin/sh
# Builds this repository from scratch in two clean clones, and with --debian13 once more in a Debian 13 root, under
# circumstances that differ, and compares the archives and the build information of the examples byte for byte.
set -eu

usage() {
  cat <<'END'
usage: reproduce.sh [--debian13] [--root DIR] [--store DIR] [--repository DIR] [--work DIR]
  --debian13        builds in a Debian 13 root, too, with its own JDK 21, Maven, make and shell; needs root, debootstrap
  --root DIR        the Debian 13 root; made if it is not there, and kept (default: a new one in the work directory)
  --store DIR       a store to copy what is fetched from: components and sources (default: every build fetches them)
  --repository DIR  a local Maven repository to copy other projects' artifacts from (default: every build downloads them)
  --work DIR        where to build; must not exist (default: a new directory in ${TMPDIR:-/var/tmp})
environment: MVN, the Maven to run (default: mvn -B)
What is built is the commit that is checked out. With equal bytes the work directory is deleted; otherwise it stays.
END
}

top=$(cd "$(dirname "$0")/../.." && pwd)
debian13=
root=
store=
repository=
work=
while [ $# -gt 0 ]; do
  case $1 in
    --debian13) debian13=yes ;;
    --root) root=$2; shift ;;
    --store) store=$(cd "$2" && pwd); shift ;;
    --repository) repository=$(cd "$2" && pwd); shift ;;
    --work) work=$2; shift ;;
    --help) usage; exit 0 ;;
    *) usage >&2; exit 2 ;;
  esac
  shift
done
MVN=${MVN:-mvn -B}
settings=
[ ! -f "$HOME/.m2/settings.xml" ] || settings=$HOME/.m2/settings.xml
if [ -z "$work" ]; then
  work=$(mktemp -d "${TMPDIR:-/var/tmp}/nanvix-reproduce.XXXXXX")
else
  mkdir "$work"
fi
work=$(cd "$work" && pwd)
# Another user must get to what is below.
chmod 755 "$work"
user=
trap '[ -z "$user" ] || userdel "$user"' EXIT
trap 'exit 1' HUP INT TERM

fail() {
  echo "reproduce.sh: $*" >&2
  exit 1
}

# prepare JOB CHECKOUT: a clone, a store and a local repository, which nothing was built in.
prepare() {
  mkdir -p "$1/store" "$1/repository" "$1/home"
  git clone -q --no-hardlinks "$top" "$1/$2"
  if [ -n "$store" ]; then
    cp -a --reflink=auto "$store/component" "$store/source" "$1/store/"
  fi
  if [ -n "$repository" ]; then
    cp -a --reflink=auto "$repository/." "$1/repository/"
    rm -rf "$1/repository/io/github/nanvix"
  fi
  [ -z "$settings" ] || cp "$settings" "$1/"
}

# build LOG JOB CHECKOUT UMASK THREADS JOBS ZONE LOCALE USER WRAPPER...: JOB is the directory as the wrapped command sees it.
build() {
  log=$work/$1.log job=$2 checkout=$3 mask=$4 threads=$5 jobs=$6 zone=$7 locale=$8 name=$9
  shift 9
  echo "$log: umask $mask, -T$threads, nanvix.jobs=$jobs, TZ=$zone, LC_ALL=$locale, user $name, below $job/$checkout"
  # shellcheck disable=SC2086 # words
  "$@" env -i PATH="$PATH" ${JAVA_HOME:+JAVA_HOME="$JAVA_HOME"} HOME="$job/home" USER="$name" LOGNAME="$name" \
    TZ="$zone" LANG="$locale" LC_ALL="$locale" \
    sh -c 'umask "$1"; cd "$2"; shift 2; exec "$@"' sh "$mask" "$job/$checkout" \
    $MVN ${settings:+-s "$job/settings.xml"} "-T$threads" "-Dmaven.repo.local=$job/repository" "-Dnanvix.store=$job/store" \
    "-Dnanvix.jobs=$jobs" -DskipTests -Dspotless.check.skip install >"$log" 2>&1 </dev/null ||
    { tail -n 40 "$log" >&2; fail "the build failed; all of its output is in $log"; }
  grep -q CTYPES_CHAIN_PASS "$log" || fail "no CTYPES_CHAIN_PASS in $log"
}

# What is compared, by name, below a checkout.
outputs() {
  (cd "$1/it" && find libffi/target cpython/target -maxdepth 1 \( -name '*.tar.gz' -o -name '*.buildinfo' \) | sort)
}

# compare CHECKOUT1 CHECKOUT2
compare() {
  outputs "$1" >"$work/first"
  outputs "$2" >"$work/second"
  for archive in libffi/target/libffi- cpython/target/cpython-; do
    grep -q "^$archive.*[.]tar[.]gz\$" "$work/first" || fail "$1 has no it/$archive*.tar.gz"
  done
  same=yes
  diff "$work/first" "$work/second" || same=
  while read -r file; do
    if cmp "$1/it/$file" "$2/it/$file"; then
      (cd "$1/it" && sha256sum "$file")
    else
      same=
    fi
  done <"$work/first"
  if [ -z "$same" ]; then
    while read -r file; do
      cmp -s "$1/it/$file" "$2/it/$file" ||
        $MVN -q -f "$top/it/libffi/pom.xml" nanvix:compare -Dnanvix.first="$1/it/$file" -Dnanvix.second="$2/it/$file" || :
    done <"$work/first"
    fail "the builds differ; they are in $work"
  fi
}

one=$work/one
two=$work/the/other
prepare "$one" checkout
prepare "$two" another/clone
build one "$one" checkout 022 1 2 UTC C.UTF-8 "$(id -un)"

set --
name=somebody
if [ "$(id -u)" = 0 ] && command -v useradd >/dev/null && command -v setpriv >/dev/null; then
  user=nanvix-reproduce
  useradd --no-create-home --home-dir "$two/home" "$user"
  chown -R "$user:" "$two"
  name=$user
  set -- setpriv "--reuid=$user" "--regid=$user" --clear-groups
else
  echo "not root: the user stays the same, but for HOME, USER and LOGNAME"
fi
if unshare --uts hostname nanvix-reproduce 2>/dev/null; then
  # shellcheck disable=SC2016 # for the inner shell
  set -- unshare --uts sh -c 'hostname nanvix-reproduce; exec "$@"' sh "$@"
else
  echo "the host name cannot be changed here: it stays the same"
fi
build two "$two" another/clone 077 2 3 Asia/Kathmandu C "$name" "$@"
compare "$one/checkout" "$two/another/clone"
echo "two clones: the same bytes"

if [ -n "$debian13" ]; then
  root=${root:-$work/debian13}
  if [ ! -e "$root/etc/debian_version" ]; then
    # shellcheck disable=SC2016 # fields of apt
    mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Origin: Debian' 'Label: Debian' | head -n 1)
    [ -n "$mirror" ] || fail "this machine's apt has no Debian mirror"
    debootstrap --variant=minbase --include=openjdk-21-jdk-headless,maven,make,ca-certificates trixie "$root" "$mirror" \
      >"$work/debootstrap.log" 2>&1 || { tail "$work/debootstrap.log" >&2; fail "no Debian 13 root"; }
  fi
  root=$(cd "$root" && pwd)
  rm -rf "$root/srv/job"
  prepare "$root/srv/job" three/src
  cp /etc/resolv.conf /etc/hosts "$root/etc/"
  # The mounts end with their namespace, whatever ends the build.
  # shellcheck disable=SC2016 # for the inner shell
  set -- unshare --mount --propagation private \
    sh -c 'mount -t proc proc "$0/proc" && mount --rbind /dev "$0/dev" && exec chroot "$0" "$@"' "$root"
  unset JAVA_HOME
  PATH=/usr/sbin:/usr/bin:/sbin:/bin
  # What this machine's network needs to be trusted, the root's must trust, too.
  if [ -d /usr/local/share/ca-certificates ]; then
    cp -R /usr/local/share/ca-certificates "$root/usr/local/share/"
    "$@" update-ca-certificates >"$work/certificates.log" 2>&1 || fail "no certificates, see $work/certificates.log"
  fi
  build debian13 /srv/job three/src 027 2 2 America/St_Johns C.UTF-8 root "$@"
  compare "$one/checkout" "$root/srv/job/three/src"
  echo "Debian $(cat "$root/etc/debian_version"): the same bytes"
  rm -rf "$root/srv/job"
fi
rm -rf "$work"
