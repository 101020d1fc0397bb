// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.describe;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is known of an interpreter beside its build.
 *
 * @param version of CPython
 * @param license of CPython, as an SPDX expression; empty where none is pinned
 * @param executable where the interpreter is in the sysroot
 * @param library where its standard library is
 * @param modules where its shared modules are
 * @param ports the version of each port that it is built with
 * @param needed the shared objects of ports that each unbundled module asks for
 * @param tests what the project runs on the staged interpreter: the line that only success prints,
 *     by the name of the run
 */
public record PythonFacts(
    String version,
    String license,
    String executable,
    String library,
    String modules,
    SortedMap<String, String> ports,
    SortedMap<String, List<String>> needed,
    SortedMap<String, String> tests) {

  /** Keeps its own copies. */
  public PythonFacts {
    ports = Collections.unmodifiableSortedMap(new TreeMap<>(ports));
    needed = Collections.unmodifiableSortedMap(new TreeMap<>(needed));
    tests = Collections.unmodifiableSortedMap(new TreeMap<>(tests));
  }

  /** The two numbers that a release has in common with its successors. */
  String feature() {
    return version.replaceFirst("^(\\d+\\.\\d+).*", "$1");
  }

  Map<String, Object> paths() {
    Map<String, Object> paths = new LinkedHashMap<>();
    paths.put("stdlib", library);
    paths.put("platstdlib", modules);
    paths.put("purelib", library + "/site-packages");
    paths.put("platlib", library + "/site-packages");
    return paths;
  }

  List<Object> portList() {
    List<Object> list = new ArrayList<>();
    ports.forEach((name, of) -> list.add(pair("name", name, "version", of)));
    return list;
  }

  List<Object> testList() {
    List<Object> list = new ArrayList<>();
    tests.forEach((name, passes) -> list.add(pair("name", name, "passes", passes)));
    return list;
  }

  private static Map<String, Object> pair(String key, String value, String other, String second) {
    Map<String, Object> pair = new LinkedHashMap<>();
    pair.put(key, value);
    pair.put(other, second);
    return pair;
  }
}
