# Usage: sh disk.sh DIR SIZE... -- MAVEN...; runs Maven with DIR/disk of each size in turn, logs in DIR/SIZE.log.
# The mount is private to this process.
directory=$1
shift
sizes=
while [ "$1" != -- ]; do sizes="$sizes $1"; shift; done
shift
mount -t tmpfs -o size=1m tmpfs "$directory/disk" || exit 1
cp -a "$directory/store" "$directory/disk/store" || exit 1
for size in $sizes; do
  mount -o "remount,size=$size" "$directory/disk" || exit 1
  "$@" > "$directory/$size.log" 2>&1
  echo $? > "$directory/$size.exit"
  (cd "$directory/disk/store" && find . -mindepth 2 -maxdepth 2 -type d ! -path './tmp/probe-*' | sort) > "$directory/$size.found"
done
