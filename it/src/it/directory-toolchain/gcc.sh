#!/bin/sh
# What GCC is told when it is built: its target, and where its headers and libraries are.
home=${0%/*}/..
exec @clang@ --no-default-config --target=i686-linux-musl --sysroot="$home/i686-nanvix" \
  -B"$home/i686-nanvix/lib" -fuse-ld=lld -rtlib=libgcc -unwindlib=none -Wno-unused-command-line-argument "$@"
