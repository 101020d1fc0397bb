// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pipeline;

import io.github.nanvix.maven.archive.Unpacker;
import io.github.nanvix.maven.bill.Advisory;
import io.github.nanvix.maven.bill.AdvisoryFiles;
import io.github.nanvix.maven.bill.Audit;
import io.github.nanvix.maven.bill.AuditedComponent;
import io.github.nanvix.maven.bill.BillReader;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.DiskFailure;
import io.github.nanvix.maven.failure.Reason;
import io.github.nanvix.maven.fs.Trees;
import io.github.nanvix.maven.source.UnpinnedFile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Compares bills of materials with advisories. */
public final class Audits {
  private final Workshop workshop;

  Audits(Workshop workshop) {
    this.workshop = workshop;
  }

  /**
   * What is compared.
   *
   * @param bills CycloneDX files, at least one
   * @param advisories a directory, a file or an address
   * @param accepted ids of advisories that are no fault here
   */
  public record Request(List<Path> bills, String advisories, Set<String> accepted) {}

  /** Reads the bills and the advisories. */
  public Audit of(Request request) {
    List<AuditedComponent> components =
        request.bills().stream()
            .flatMap(bill -> BillReader.read(bill).stream())
            .distinct()
            .toList();
    Path temporary = workshop.store().temporary();
    try {
      Files.createDirectories(temporary);
      Path scratch = Files.createTempDirectory(temporary, "audit-");
      try {
        List<Advisory> advisories = advisories(request.advisories(), scratch);
        return Audit.of(components, advisories, request.accepted());
      } finally {
        Trees.delete(scratch);
      }
    } catch (IOException e) {
      throw DiskFailure.of("write into", temporary, e);
    }
  }

  private List<Advisory> advisories(String place, Path scratch) throws IOException {
    Path directory = Path.of(place);
    if (Files.isDirectory(directory)) {
      return AdvisoryFiles.in(directory, place);
    }
    Path own = Files.createDirectory(scratch.resolve("advisories"));
    Path file = Files.isRegularFile(directory) ? directory : fetched(place, scratch);
    if (place.endsWith(".zip")) {
      new Unpacker().unpack(file, own, 0);
    } else {
      Files.copy(file, own.resolve("advisory.json"));
    }
    return AdvisoryFiles.in(own, place);
  }

  private Path fetched(String place, Path scratch) {
    String name = place.endsWith(".zip") ? "advisories.zip" : "fetched.json";
    try {
      return new UnpinnedFile(workshop.settings().network(), scratch)
          .fetch(URI.create(place), name);
    } catch (IOException e) {
      throw BuildException.environment(
          "The advisories at \""
              + place
              + "\" cannot be fetched: "
              + Reason.clause(Reason.of(e))
              + ".",
          "Check the address, or name a directory with -Dnanvix.audit.advisories=DIR.",
          e);
    }
  }
}
