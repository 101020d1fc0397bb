#!/bin/sh
# Starts nanvix. The first call of each command leaves an archive of its classes, with which later ones begin faster.
program=$(readlink -f "$0")
jar=${NANVIX_JAR:-${program%/*}/../@jar@}
java=$(readlink -f "$(command -v java)") || { echo "nanvix: there is no java on the PATH" >&2; exit 3; }
cache=${XDG_CACHE_HOME:-$HOME/.cache}/nanvix-command
# By Java and by jar, since the archive of another one is none; and by command: each has classes of its own.
case $1 in verify | tree | lint-setup | compare | report | doctor) command=$1 ;; *) command=other ;; esac
archive=$cache/$(echo "$java $(stat -c '%n %s %Y' "$jar")" | cksum | tr ' ' -)-$command.jsa
options="-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto -Xlog:disable -Xlog:all=off"
if [ -f "$archive" ]; then
  exec "$java" $options "-XX:SharedArchiveFile=$archive" -jar "$jar" "$@"
fi
mkdir -p "$cache" 2>/dev/null || exec "$java" $options -jar "$jar" "$@"
"$java" $options "-XX:ArchiveClassesAtExit=$archive.$$" -jar "$jar" "$@"
code=$?
[ ! -f "$archive.$$" ] || mv -f "$archive.$$" "$archive"
exit $code
