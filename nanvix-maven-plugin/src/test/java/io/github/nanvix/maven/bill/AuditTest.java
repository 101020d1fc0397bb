// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.bill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.nanvix.maven.failure.BuildException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuditTest {
  @TempDir private Path temp;

  private static AuditedComponent demo(String version) {
    return new AuditedComponent(
        "libdemo",
        version,
        Optional.of("pkg:generic/libdemo@" + version),
        Optional.of("https://example.org/demo/libdemo"));
  }

  @ParameterizedTest
  @CsvSource({
    "3.4.3, true",
    "3.4.4, true",
    "3.4.5, false",
    "3.10.0, false",
    "4.0.0, true",
    "4.1.0, true",
    "4.1.1, false",
  })
  void aRangeBeginsAndEndsWhereItsEventsSay(String version, boolean affected) throws IOException {
    String range =
        """
        "ranges": [{"type": "%s", "events": [
          {"introduced": "4.0.0"}, {"last_affected": "4.1.0"}, {"introduced": "0"}, {"fixed": "3.4.5"}]}]
        """;
    for (String type : List.of("SEMVER", "ECOSYSTEM")) {
      assertThat(found(version, named("libdemo", range.formatted(type)))).isEqualTo(affected);
    }
  }

  @ParameterizedTest
  @CsvSource({"3.4.4, true", "v3.4.4, true", "R_3_4_4, true", "libdemo-3.4.4, true", "3.4, false"})
  void aVersionInTheListIsFoundHoweverItsTagIsCalled(String listed, boolean affected)
      throws IOException {
    assertThat(found("3.4.4", named("libdemo", "\"versions\": [\"" + listed + "\"]")))
        .isEqualTo(affected);
  }

  @Test
  void versionsOfADistributionHaveAnEpochAndARevision() throws IOException {
    String fixed =
        """
        "package": {"ecosystem": "Debian:12", "name": "libdemo"},
        "ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"fixed": "1:3.4.5-2+deb12u1"}]}]
        """;

    assertThat(found("3.4.4", fixed)).isTrue();
    assertThat(found("3.4.6", fixed)).isFalse();
  }

  @Test
  void aPackageOfALanguageIsAnotherThanTheLibraryOfItsName() throws IOException {
    String all = "\"ranges\": [{\"type\": \"ECOSYSTEM\", \"events\": [{\"introduced\": \"0\"}]}]";

    assertThat(found("1", "\"package\": {\"ecosystem\": \"PyPI\", \"name\": \"libdemo\"}, " + all))
        .isFalse();
    assertThat(found("1", "\"package\": {\"ecosystem\": \"npm\", \"name\": \"libdemo\"}, " + all))
        .isFalse();
    assertThat(
            found("1", "\"package\": {\"ecosystem\": \"OSS-Fuzz\", \"name\": \"libdemo\"}, " + all))
        .isTrue();
    assertThat(
            found(
                "1",
                "\"package\": {\"ecosystem\": \"\", \"name\": \"other\", \"purl\":"
                    + " \"pkg:generic/libdemo\"}, "
                    + all))
        .isTrue();
    assertThat(found("1", named("another", all))).isFalse();
  }

  @Test
  void anAdvisoryThatNamesCommitsAloneIsToldAndDecidesNothing() throws IOException {
    String commits =
        """
        "ranges": [{"type": "GIT", "repo": "https://example.org/demo/libdemo.git",
          "events": [{"introduced": "0"}, {"fixed": "0123abc"}]}]
        """;

    Audit audit = audit("3.4.4", Set.of(), commits);

    assertThat(audit.found()).isEmpty();
    assertThat(audit.undecided()).hasSize(1);
    assertThat(found("3.4.4", commits + ", \"versions\": [\"v3.4.4\"]")).isTrue();
    assertThat(found("3.4.5", commits + ", \"versions\": [\"v3.4.4\"]")).isFalse();
  }

  @Test
  void whatIsAcceptedOrWithdrawnIsNotFound() throws IOException {
    String listed = named("libdemo", "\"versions\": [\"3.4.4\"]");

    assertThat(audit("3.4.4", Set.of("CVE-2024-1"), listed).found()).isEmpty();
    assertThat(audit("3.4.4", Set.of("OSV-1"), listed).accepted()).hasSize(1);
    Files.writeString(
        temp.resolve("one.json"),
        "{\"id\": \"OSV-1\", \"withdrawn\": \"2024-01-01T00:00:00Z\", \"affected\": [{"
            + listed
            + "}]}");
    assertThat(Audit.of(List.of(demo("3.4.4")), AdvisoryFiles.in(temp, "here"), Set.of()).found())
        .isEmpty();
  }

  @Test
  void theReportNamesComponentAdvisoryAndWhatIsMended() throws IOException {
    Audit audit =
        audit(
            "3.4.4",
            Set.of(),
            named(
                "libdemo",
                "\"ranges\": [{\"type\": \"SEMVER\", \"events\": [{\"introduced\": \"0\"}, {\"fixed\":"
                    + " \"3.4.5\"}]}]"));

    assertThat(AuditJson.render(audit))
        .isEqualTo(
            """
            {
              "schema": 1,
              "components": 1,
              "advisories": 1,
              "found": [
                {
                  "component": "libdemo",
                  "version": "3.4.4",
                  "purl": "pkg:generic/libdemo@3.4.4",
                  "advisory": "OSV-1",
                  "aliases": [
                    "CVE-2024-1"
                  ],
                  "summary": "it overflows",
                  "fixed": [
                    "3.4.5"
                  ]
                }
              ],
              "undecided": [],
              "accepted": []
            }
            """);
  }

  @Test
  void aMemberThatIsNullIsOneThatIsNotThere() throws IOException {
    assertThat(found("3.4.4", named("libdemo", "\"ranges\": null, \"versions\": [\"3.4.4\"]")))
        .isTrue();
  }

  @Test
  void aDirectoryWithoutAdvisoriesAndAFileThatIsNoneAreRefused() throws IOException {
    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(() -> AdvisoryFiles.in(temp, "here"))
        .withMessageContaining("There are no advisories in \"here\"");

    Files.writeString(temp.resolve("one.json"), "{\"summary\": \"no id\"}");
    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(() -> AdvisoryFiles.in(temp, "here"))
        .withMessageContaining("one.json")
        .withMessageContaining("id");
  }

  private static String named(String name, String rest) {
    return "\"package\": {\"ecosystem\": \"OSS-Fuzz\", \"name\": \"" + name + "\"}, " + rest;
  }

  private boolean found(String version, String affected) throws IOException {
    return !audit(version, Set.of(), affected).found().isEmpty();
  }

  private Audit audit(String version, Set<String> accepted, String affected) throws IOException {
    Files.writeString(
        temp.resolve("one.json"),
        """
        {"id": "OSV-1", "aliases": ["CVE-2024-1"], "summary": "it overflows", "affected": [{%s}]}
        """
            .formatted(affected));
    return Audit.of(List.of(demo(version)), AdvisoryFiles.in(temp, "here"), accepted);
  }
}
