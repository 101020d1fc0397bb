// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nanvix.maven.manifest.ProjectManifest;
import io.github.nanvix.maven.manifest.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestReportTest {
  @TempDir private Path temp;

  @Test
  void peopleAreToldWhatIsReleasedAndWhatIsPinnedByWhat() throws IOException {
    ProjectManifest project =
        ProjectManifest.read(Samples.write(temp, Samples.NEWER, Samples.lock(Samples.NEWER)));

    assertThat(ManifestLines.of(project))
        .containsExactly(
            "libffi 3.4.6 for Nanvix 0.21.22, release 3.4.6-nanvix-0.21.22-sdk.2",
            "  archive libffi-linux-x86-microvm-standalone-256mb.tar.gz, or with -dev before .tar.gz",
            "image ghcr.io/nanvix/nanvix-sdk-c-clang@" + Samples.DIGEST + ", pinned by its digest",
            "dependency zlib, version 1.3.1, release 1.3.1-nanvix-0.21.22-sdk.2",
            "lock file for " + project.manifest().hash(),
            "  SDK v0.21.22-sdk.2, sysroot sha256:" + "b8".repeat(32),
            "  features.dynamic_loader = false: its programs cannot open shared objects",
            "  sysroot nanvix, release v0.21.22",
            "    asset nanvix-x86-microvm-standalone-release-256mb-c0d5367.tar.bz2, not pinned, at"
                + " https://example.org/nanvix-x86-microvm-standalone-release-256mb-c0d5367.tar.bz2",
            "  dependency zlib, release 1.3.1-nanvix-0.21.22-sdk.2, for sqlite",
            "    asset zlib-linux-x86-microvm-standalone-256mb-dev.tar.gz, not pinned, at"
                + " https://example.org/zlib-linux-x86-microvm-standalone-256mb-dev.tar.gz");
  }

  @Test
  void aManifestAloneHasNoLockFileAndMayHaveNoImage() throws IOException {
    assertThat(ManifestLines.of(manifest(Samples.OLDER)))
        .startsWith("cpython 3.13.5 for Nanvix 0.12.480, release 3.13.5-nanvix-0.12.480")
        .contains(
            "no image",
            "dependency sqlite, commitish nanvix/v3.49.0",
            "system dependency busybox, id 357107749")
        .endsWith("no lock file");
  }

  @Test
  void programsGetAllThatTheFilesHold() throws IOException {
    String json =
        ManifestJson.render(
            ProjectManifest.read(Samples.write(temp, Samples.NEWER, Samples.lock(Samples.NEWER))));

    // Each value of either file; the keys are those of the files.
    for (String file : new String[] {Samples.NEWER, Samples.lock(Samples.NEWER)}) {
      for (String line : file.lines().filter(text -> text.contains(" = ")).toList()) {
        String[] pair = line.split(" = ", 2);
        String value = pair[1].equals("[") ? "" : pair[1].replaceAll("[\\[\\]]", "");
        assertThat(json).as(line).contains(value);
        if (!pair[0].equals("zlib")) {
          assertThat(json).as(line).contains("\"" + pair[0] + "\":");
        }
      }
    }
    assertThat(json)
        .contains("\"lock-holds\": true")
        .contains("\"release-tag\": \"3.4.6-nanvix-0.21.22-sdk.2\"")
        .contains(
            "\"development-archive\": \"libffi-linux-x86-microvm-standalone-256mb-dev.tar.gz\"")
        .doesNotContain(temp.toString());
  }

  @Test
  void whatNobodyKnowsIsThereToo() throws IOException {
    String json = ManifestJson.render(manifest(Samples.OLDER + "[extra]\nlist = [1, nan, true]\n"));

    assertThat(json)
        .contains(
            """
              "unknown": [
                {
                  "file": "nanvix.toml",
                  "line": 24,
                  "column": 1,
                  "key": "extra",
                  "value": {
                    "list": [
                      1,
                      "NaN",
                      true
                    ]
                  }
                }
              ]
            """)
        .contains("\"id\": 357107749\n")
        .doesNotContain("lock-holds")
        .contains(
            "\"exclude\": [\n      {\n        \"platform\": \"hyperlight\",\n        \"memory\": \"128mb\"");
  }

  @Test
  void aStaleLockFileIsShownAndSaidNotToHold() throws IOException {
    String edited = Samples.NEWER.replace("1.3.1", "1.3.2");

    assertThat(
            ManifestJson.render(
                ProjectManifest.read(Samples.write(temp, edited, Samples.lock(Samples.NEWER)))))
        .contains("\"lock-holds\": false")
        .contains("\"resolved-tag\": \"1.3.1-nanvix-0.21.22-sdk.2\"");
  }

  private ProjectManifest manifest(String text) throws IOException {
    return ProjectManifest.read(Files.writeString(temp.resolve("nanvix.toml"), text));
  }
}
