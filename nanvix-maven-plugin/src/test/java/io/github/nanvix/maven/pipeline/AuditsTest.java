// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.nanvix.maven.bill.Audit;
import io.github.nanvix.maven.bill.BilledComponent;
import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.report.Console;
import io.github.nanvix.maven.source.SourceCatalog;
import io.github.nanvix.maven.store.StoreEntry;
import io.github.nanvix.maven.toml.PinCatalog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bills and advisories where users have them. */
class AuditsTest {
  private static final String BEFORE_3_4_5 =
      """
      {"id": "OSV-1", "affected": [{"package": {"ecosystem": "OSS-Fuzz", "name": "libffi"},
        "ranges": [{"type": "SEMVER", "events": [{"introduced": "0"}, {"fixed": "3.4.5"}]}]}]}
      """;

  @TempDir private Path temp;
  private TinyProject project;

  @BeforeEach
  void layOut() throws IOException {
    project = new TinyProject(temp.resolve("project"));
    Files.writeString(
        Files.createDirectories(temp.resolve("advisories/some")).resolve("one.json"), BEFORE_3_4_5);
  }

  @AfterEach
  void delete() throws IOException {
    project.close();
  }

  @Test
  void anAdvisoryIsFoundForThePinnedVersionAndNoneForALaterOne() throws IOException {
    Path pinned = bill(pinned(Optional.empty()));
    Path later = bill(pinned(Optional.of("3.4.6")));

    assertThat(audit(pinned, temp.resolve("advisories").toString()).found())
        .singleElement()
        .satisfies(found -> assertThat(found.component().title()).isEqualTo("libffi 3.4.4"));
    assertThat(audit(later, temp.resolve("advisories").toString()).found()).isEmpty();
  }

  @Test
  void advisoriesMayBeAFileAnAddressOrAZipFile() throws IOException {
    Path bill = bill(pinned(Optional.empty()));
    Path file = temp.resolve("advisories/some/one.json");
    Path zip = temp.resolve("all.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      out.putNextEntry(new ZipEntry("one.json"));
      out.write(BEFORE_3_4_5.getBytes(StandardCharsets.UTF_8));
    }

    for (String place :
        List.of(file.toString(), file.toUri().toString(), zip.toString(), zip.toUri().toString())) {
      assertThat(audit(bill, place).found()).as(place).hasSize(1);
    }
  }

  @Test
  void whatIsFoundIsOneFailure() throws IOException {
    AuditAnswer answer =
        new AuditAnswer(
            audit(bill(pinned(Optional.empty())), temp.resolve("advisories").toString()));

    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(() -> answer.print(new Nobody()))
        .withMessageStartingWith(
            "An advisory concerns what the bill of materials lists, first OSV-1 (libffi 3.4.4).");
  }

  @Test
  void whatIsNoBillIsRefused() {
    Path file = temp.resolve("advisories/some/one.json");

    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(() -> audit(file, temp.resolve("advisories").toString()))
        .withMessageContaining("is no bill of materials");
  }

  private static final class Nobody implements Console {
    @Override
    public void line(String line) {}

    @Override
    public void warning(String line) {}

    @Override
    public void error(String line) {}
  }

  private Audit audit(Path bill, String advisories) {
    return project.wiring().audits().of(new Audits.Request(List.of(bill), advisories, Set.of()));
  }

  /** As the pins that come with the plugin have it. */
  private BilledComponent pinned(Optional<String> version) {
    Workshop workshop = project.wiring().workshop();
    SourceCatalog catalog =
        new SourceCatalog(
            new PinCatalog(Optional.empty()),
            workshop.store(),
            new io.github.nanvix.maven.source.Fetcher(
                workshop.settings().network(), workshop.runner(), workshop.store()));
    String meant =
        catalog.version(new SourceCatalog.Request("libffi", version, Optional.empty(), List.of()));
    StoreEntry tree = new StoreEntry(Sha256.of("tree"), temp, true, Duration.ZERO);
    return BillParts.of(new SourceCatalog.Source("libffi", meant, tree), catalog);
  }

  private Path bill(BilledComponent component) throws IOException {
    Path file = temp.resolve("libffi-" + component.version() + ".cdx.json");
    Files.writeString(
        file,
        """
        {"bomFormat": "CycloneDX", "specVersion": "1.6", "components": [
          {"type": "library", "name": "%s", "version": "%s", "purl": "%s", "components": [{"type": "file", "name": "a"}]}]}
        """
            .formatted(component.name(), component.version(), component.purl()));
    return file;
  }
}
