# Run by make: waits until DIR/gate is gone, then fails. Usage: sh fail.sh DIR
while [ -e "$1/gate" ]; do sleep 0.1; done
exit 1
