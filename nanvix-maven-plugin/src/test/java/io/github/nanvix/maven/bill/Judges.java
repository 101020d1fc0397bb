// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.bill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cyclonedx.Version;
import org.cyclonedx.parsers.JsonParser;
import org.spdx.jacksonstore.MultiFormatStore;
import org.spdx.library.ModelCopyManager;
import org.spdx.library.SpdxModelFactory;
import org.spdx.library.model.v2.SpdxDocument;
import org.spdx.storage.simple.InMemSpdxStore;

/** What those who specify bills of materials have to say of one. */
public final class Judges {
  private Judges() {}

  /** Faults by the validator of CycloneDX's own library. */
  public static List<String> cycloneDx(Path file) throws IOException {
    return new JsonParser()
        .validate(file.toFile(), Version.VERSION_16).stream().map(Exception::toString).toList();
  }

  /** Faults by SPDX's own Java library. */
  public static List<String> spdx(Path file) throws Exception {
    // Its list of licences comes with it; spdx.org need not be asked.
    System.setProperty("org.spdx.useJARLicenseInfoOnly", "true");
    SpdxModelFactory.init();
    try (MultiFormatStore store =
        new MultiFormatStore(
            new InMemSpdxStore(), MultiFormatStore.Format.JSON, MultiFormatStore.Verbose.COMPACT)) {
      List<String> faults = new ArrayList<>();
      SpdxDocument document;
      try (var in = Files.newInputStream(file)) {
        document = store.deSerialize(in, false);
      }
      document.setCopyManager(new ModelCopyManager());
      faults.addAll(document.verify());
      return faults;
    }
  }
}
