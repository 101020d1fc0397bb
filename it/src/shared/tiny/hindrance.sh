# Run by make in the place of something that takes long: while DIR/gate exists it waits, with children of every kind.
# Usage: sh hindrance.sh DIR
echo compiled >> "$1/journal"
[ -e "$1/gate" ] || exit 0
sleep 600 &
(trap '' HUP INT TERM; sleep 601; sleep 602) &
setsid=/usr/bin/setsid
[ ! -x $setsid ] || $setsid sh -c 'sleep 603; sleep 604' &
sh -c 'sleep 605 & exec sleep 606' &
echo "half an object" > tiny.o
echo waiting > "$1/waiting"
while [ -e "$1/gate" ]; do sleep 0.1; done
# The children are left to the one who runs make.
