// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pipeline;

import io.github.nanvix.maven.digest.Content;
import io.github.nanvix.maven.failure.DiskFailure;
import io.github.nanvix.maven.library.InstalledPort;
import io.github.nanvix.maven.library.PortLibrary;
import io.github.nanvix.maven.library.PortPlan;
import io.github.nanvix.maven.library.SharedLibrary;
import io.github.nanvix.maven.library.SharedLibrary.Needed;
import io.github.nanvix.maven.library.SharedObject;
import io.github.nanvix.maven.recipe.Library;
import io.github.nanvix.maven.store.StoreEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * The shared objects of a port.
 *
 * @param libraries each behind those that it is linked against
 */
record PortSharedLibraries(PortPlan plan, List<Library> libraries) {

  /**
   * All of them by their names.
   *
   * @param make provides what a step makes, which the console calls so
   */
  Map<String, StoreEntry> of(
      StoreEntry archives, BiFunction<SharedLibrary, String, StoreEntry> make) {
    Map<String, StoreEntry> made = new LinkedHashMap<>();
    Map<String, Needed> own = new LinkedHashMap<>();
    for (Library library : libraries) {
      plan.toolchain().requireDynamicLoader(library.soname());
      Path archive = archives.file(library.archive());
      try {
        List<Needed> needed = new ArrayList<>();
        for (String soname : library.needed()) {
          Needed other = own.get(soname);
          needed.add(other == null ? ofPort(soname) : other);
        }
        StoreEntry entry =
            make.apply(
                new SharedLibrary(
                    SharedObject.of(library), Content.of(archive), needed, plan.toolchain()),
                title(library));
        made.put(library.name(), entry);
        own.put(library.soname(), Needed.of(library.soname(), entry.file(library.file())));
      } catch (IOException e) {
        throw DiskFailure.of("read", archive, e);
      }
    }
    return made;
  }

  private String title(Library library) {
    return plan.subject() + " " + (libraries.size() == 1 ? "shared library" : library.soname());
  }

  private Needed ofPort(String soname) throws IOException {
    Map.Entry<InstalledPort, PortLibrary> found = plan.ports().library(soname).orElseThrow();
    return Needed.of(soname, found.getKey().require(found.getValue().file()));
  }
}
