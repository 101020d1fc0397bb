// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.verify;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** For each check an image that it alone finds fault with, and a close neighbour that is sound. */
record CheckFixtures(Map<String, Fixture> byId) {

  /**
   * Two changes of a sound image.
   *
   * @param broken what one check finds
   * @param sound what nothing is wrong with, as far as this check is concerned
   */
  record Fixture(Consumer<TestImage> broken, Consumer<TestImage> sound) {}

  static CheckFixtures all() {
    CheckFixtures all = new CheckFixtures(new LinkedHashMap<>());
    FileFixtures.addTo(all);
    ExecutableFixtures.addTo(all);
    MappingFixtures.addTo(all);
    LibraryFixtures.addTo(all);
    SymbolFixtures.addTo(all);
    return all;
  }

  void add(String id, Consumer<TestImage> broken, Consumer<TestImage> sound) {
    if (byId.put(id, new Fixture(broken, sound)) != null) {
      throw new AssertionError("Two fixtures of " + id);
    }
  }
}
