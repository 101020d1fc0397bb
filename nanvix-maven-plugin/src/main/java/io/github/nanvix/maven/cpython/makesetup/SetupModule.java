// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.makesetup;

import java.util.List;

/**
 * One module as makesetup will build it.
 *
 * @param name the name as written
 * @param linkage what becomes of it
 * @param sources source files, relative to {@code Modules/}
 * @param objects what they are compiled to; empty where nothing is compiled
 * @param compile words for the compiler, makesetup's default in place
 * @param link words for the link, makesetup's default in place
 * @param line where its rule stands
 */
public record SetupModule(
    String name,
    Linkage linkage,
    List<String> sources,
    List<String> objects,
    List<String> compile,
    List<String> link,
    LogicalLine line) {

  /** Copies the lists. */
  public SetupModule {
    sources = List.copyOf(sources);
    objects = List.copyOf(objects);
    compile = List.copyOf(compile);
    link = List.copyOf(link);
  }
}
