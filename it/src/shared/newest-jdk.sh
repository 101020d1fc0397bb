#!/bin/sh
# Makes LINK lead to the newest JDK of this machine, which may be JAVA_HOME, the one that this build runs on: looks where
# distributions and version managers put them, where CI says that they are, and into Maven's toolchains.xml.
set -eu
link=$1
newest=$JAVA_HOME

version() {
  sed -n 's/^JAVA_VERSION="\(1\.\)\{0,1\}\([0-9]*\).*/\2/p' "$1/release" 2>/dev/null || true
}

{
  ls -d /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* 2>/dev/null || true
  env | sed -n 's/^\(JAVA_HOME_[0-9]*_X64\|JDK_HOME\)=//p'
  sed -n 's,.*<jdkHome>\(.*\)</jdkHome>.*,\1,p' "$HOME/.m2/toolchains.xml" 2>/dev/null || true
} | {
  highest=$(version "$newest")
  while read -r home; do
    found=$(version "$home")
    if [ "${found:-0}" -gt "${highest:-0}" ] && [ -x "$home/bin/javac" ]; then
      newest=$home
      highest=$found
    fi
  done
  mkdir -p "$(dirname "$link")"
  ln -sfn "$newest" "$link"
}
