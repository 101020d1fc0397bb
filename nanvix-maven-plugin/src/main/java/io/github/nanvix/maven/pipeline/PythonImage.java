// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pipeline;

import io.github.nanvix.maven.cpython.PythonPlan;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.library.InstalledPort;
import io.github.nanvix.maven.library.InstalledPorts;
import io.github.nanvix.maven.report.BuildInfo;
import io.github.nanvix.maven.report.SizeTable;
import io.github.nanvix.maven.report.image.ImageReading.Told;
import io.github.nanvix.maven.stage.LicenseTree;
import java.util.Collection;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the files of a CPython image do not say of it. */
record PythonImage(Workshop workshop, PythonPlan plan, InstalledPorts ports) {

  Told told(SizeTable sizes, BuildInfo info) {
    SortedSet<String> parts = new TreeSet<>();
    add(parts, plan.toolchain().licenses().all().keySet());
    add(parts, workshop.sources().licenses(plan.source()).keySet());
    Map<RelativePath, String> origins = new TreeMap<>();
    for (InstalledPort port : ports.byName().values()) {
      add(parts, LicenseTree.in(port.sysroot()).keySet());
      String title = port.record().name() + " " + port.record().version();
      port.record().runtime().forEach(file -> origins.put(file, title));
    }
    return new Told(
        "cpython " + plan.source().version() + " for " + workshop.triple(),
        new RelativePath(PythonLayout.INTERPRETER),
        parts,
        origins,
        sizes,
        info.values());
  }

  private static void add(SortedSet<String> parts, Collection<RelativePath> terms) {
    terms.forEach(file -> parts.add(file.text().split("/", 2)[0]));
  }
}
