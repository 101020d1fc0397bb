// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nanvix.maven.elf.Gcc;
import io.github.nanvix.maven.fs.Trees;
import io.github.nanvix.maven.toolchain.TinyToolchain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of other files does not take the place of what a build said of its own. */
class ReportNamesTest {
  private static final String[] OF_THE_BUILD = {
    "verify.json", "verify.sarif", "setup.json", "tree.json", "toolchain.json", "manifest.json"
  };

  @TempDir private Path project;
  private Path reports = Path.of("unset");

  @BeforeEach
  void makeTheProject() throws IOException {
    reports = Files.createDirectories(project.resolve("target/nanvix"));
    for (String name : OF_THE_BUILD) {
      Files.writeString(reports.resolve(name), "of the build");
    }
    Gcc.executable(project.resolve("other/bin/python.elf"), "void _start(void) {}");
    Files.writeString(project.resolve("Setup.local"), "spam spam.c\n");
  }

  @AfterEach
  void deleteTheStore() throws IOException {
    Trees.delete(project.resolve("store"));
  }

  @Test
  void singleFilesHaveReportsOfTheirOwn() throws IOException {
    run("verify", "-Dnanvix.files=other/**", "-Dnanvix.loader=nanvix-2026-07");

    assertAdded("verify-files.json", "verify-files.sarif");
  }

  @Test
  void anotherImageHasReportsOfItsOwn() throws IOException {
    run("verify", "-Dnanvix.sysroot=other", "-Dnanvix.loader=nanvix-2026-07");

    assertAdded("verify-sysroot.json", "verify-sysroot.sarif");
  }

  @Test
  void soHasItsTree() throws IOException {
    run("tree", "-Dnanvix.sysroot=other", "-Dnanvix.loader=nanvix-2026-07");

    assertAdded("tree-sysroot.json");
  }

  @Test
  void soHasItsPage() throws IOException {
    run("report", "-Dnanvix.sysroot=other", "-Dnanvix.loader=nanvix-2026-07");

    assertAdded(
        "report-sysroot.html",
        "report-sysroot.json",
        "report-sysroot.md",
        "graph-sysroot.mmd",
        "graph-sysroot.dot");
  }

  @Test
  void anotherToolchainHasAReportOfItsOwn() throws IOException {
    TinyToolchain.provisioned(project);

    run("toolchain", "-Dnanvix.toolchain=i686-tiny", "-Dnanvix.pins=" + project.resolve("pins"));

    assertAdded("toolchain-other.json");
  }

  @Test
  void anotherManifestHasAReportOfItsOwn() throws IOException {
    Files.writeString(
        project.resolve("other/nanvix.toml"),
        "[package]\nname = \"tiny\"\nversion = \"1.0\"\nnanvix-version = \"latest\"\n");

    run("manifest", "-Dnanvix.manifest=" + project.resolve("other/nanvix.toml"));

    assertAdded("manifest-other.json");
  }

  @Test
  void setupFilesThatAreLookedAtHaveAReportOfTheirOwn() throws IOException {
    run("lint-setup", "-Dnanvix.setup=Setup.local");

    assertAdded("lint-setup.json");
  }

  private void run(String goal, String... options) {
    CalledGoal.in(project)
        .with("-Dnanvix.store=" + project.resolve("store"))
        .with(options)
        .project("nanvix-python")
        .run(goal);
  }

  private void assertAdded(String... names) throws IOException {
    try (Stream<Path> files = Files.list(reports)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .contains(names)
          .hasSize(OF_THE_BUILD.length + names.length);
    }
    for (String name : OF_THE_BUILD) {
      assertThat(reports.resolve(name)).hasContent("of the build");
    }
  }
}
