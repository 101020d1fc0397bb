#!/bin/sh
# JMH benchmarks of the plugin's parts, in it/bench/jmh; arguments go to JMH (-h lists them): jmh.sh ElfReading -p files=500
# Needs "mvn install" before: the plugin is taken from the local repository, the image from it/cpython/target. Call it in the root of the checkout.
# environment: MVN, the Maven to compile with (default: mvn -B)
set -eu
jmh=$(cd "$(dirname "$0")/jmh" && pwd)
${MVN:-mvn -B} -q -f "$jmh/pom.xml" clean compile dependency:build-classpath -Dmdep.outputFile="$jmh/target/classpath"
exec java -cp "$jmh/target/classes:$(cat "$jmh/target/classpath")" org.openjdk.jmh.Main "$@"
