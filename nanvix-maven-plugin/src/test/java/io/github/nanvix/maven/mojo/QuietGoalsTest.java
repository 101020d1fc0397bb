// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nanvix.maven.elf.Gcc;
import io.github.nanvix.maven.fs.Trees;
import io.github.nanvix.maven.toolchain.TinyToolchain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With {@code -q}, what was asked for is all that is printed. */
class QuietGoalsTest {
  @TempDir private Path here;

  @AfterEach
  void deleteTheStore() throws IOException {
    Trees.delete(here.resolve("store"));
  }

  @Test
  void theToolchainIsToldWithCompilerVersionAndDirectory() throws IOException {
    TinyToolchain.provisioned(here);

    List<String> lines =
        assertSameQuietly(
            "toolchain", "-Dnanvix.toolchain=i686-tiny", "-Dnanvix.pins=" + here.resolve("pins"));

    String directory = lines.get(2).replaceFirst("^directory ", "");
    assertThat(Path.of(directory)).isDirectory().startsWith(here.resolve("store/toolchain"));
    assertThat(lines)
        .containsExactly(
            "toolchain id " + directory.replaceFirst(".*/toolchain/(.*)/tree$", "$1"),
            "compiler " + directory + "/bin/cc, tinycc 1.0",
            "directory " + directory);
  }

  @Test
  void whatRunsTheTargetsPrograms() throws IOException {
    TinyToolchain.provisioned(here);

    assertThat(
            assertSameQuietly(
                "runner", "-Dnanvix.toolchain=i686-tiny", "-Dnanvix.pins=" + here.resolve("pins")))
        .singleElement()
        .asString()
        .startsWith("programs of i686-tiny are run by ");
  }

  @Test
  void whatTwoBuildsHaveInCommon() throws IOException {
    Path maven = Files.createDirectories(here.resolve("maven/bin")).resolve("mvn");
    Files.writeString(
        maven,
        """
        #!/bin/sh
        for word; do case $word in -Dnanvix.store=*) mkdir -p ${word#*=}/port;; esac; done
        mkdir -p target && echo same >target/a.tar.gz
        """);
    Files.setPosixFilePermissions(maven, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.writeString(here.resolve("pom.xml"), "<project/>");
    String before = System.setProperty("maven.home", here.resolve("maven").toString());
    try {
      assertThat(assertSameQuietly(() -> maven().project("nanvix-port"), "reproduce"))
          .last()
          .isEqualTo("Both builds gave the same bytes; files compared: 1.");
    } finally {
      if (before == null) {
        System.clearProperty("maven.home");
      } else {
        System.setProperty("maven.home", before);
      }
    }
  }

  @Test
  void theTree() {
    image();

    assertThat(
            assertSameQuietly("tree", "-Dnanvix.sysroot=image", "-Dnanvix.loader=nanvix-2026-07"))
        .containsExactly("bin/python.elf: loads", "1 file, and it loads, profile nanvix-2026-07");
  }

  @Test
  void theFindings() {
    image();

    assertThat(
            assertSameQuietly("verify", "-Dnanvix.sysroot=image", "-Dnanvix.loader=nanvix-2026-07"))
        .last()
        .asString()
        .startsWith("1 ELF file, 0 modules, 0 symbols bound, profile nanvix-2026-07: ");
  }

  @Test
  void whatTheLinesOfASetupFileMean() throws IOException {
    Files.writeString(here.resolve("Setup.local"), "spam spam.c\nspam other.c\n");

    assertThat(assertSameQuietly("lint-setup", "-Dnanvix.setup=Setup.local"))
        .hasSizeGreaterThan(3)
        .anyMatch(line -> line.startsWith("Setup.local:2: "))
        .last()
        .asString()
        .startsWith("Modules: 1 ");
  }

  @Test
  void whatTheManifestSays() throws IOException {
    Files.writeString(
        here.resolve("nanvix.toml"),
        "[package]\nname = \"tiny\"\nversion = \"1.0\"\nnanvix-version = \"latest\"\n");

    assertThat(assertSameQuietly("manifest")).contains("tiny 1.0 for Nanvix latest");
  }

  @Test
  void whyStepsWereMade() {
    assertThat(assertSameQuietly("explain"))
        .containsExactly("No step \"**\" was ever wanted in this directory, in this store.");
  }

  @Test
  void howFilesDiffer() throws IOException {
    Files.writeString(here.resolve("one"), "a\n");
    Files.writeString(here.resolve("two"), "b\n");

    assertThat(assertSameQuietly("compare", "-Dnanvix.first=one", "-Dnanvix.second=two"))
        .hasSize(1);
    assertThat(assertSameQuietly("compare", "-Dnanvix.first=one", "-Dnanvix.second=one"))
        .containsExactly("Both have the same bytes.");
  }

  @Test
  void whatWouldBeRemoved() throws IOException {
    Files.createDirectory(here.resolve("store"));

    assertThat(assertSameQuietly("store-gc", "-Dnanvix.dryRun")).hasSize(1);
    assertThat(maven("-q").run("store-gc").out()).isEmpty();
  }

  @Test
  void aDifferenceThatWouldBeWritten() throws IOException {
    Files.writeString(here.resolve("Makefile"), "LIBS = -lm -lffi\n");

    CalledGoal.Outcome quiet =
        maven("-Dnanvix.link.file=Makefile", "-Dnanvix.dryRun", "-q").run("rewrite-libs");

    assertThat(quiet.failure()).isEmpty();
    assertThat(quiet.out().strip())
        .isEqualTo("--- a/Makefile\n+++ b/Makefile\n@@ -1 +1 @@\n-LIBS = -lm -lffi\n+LIBS = -lm");
  }

  @Test
  void whereTheGoalIsBoundToAPhaseNothingWasAskedFor() {
    image();

    CalledGoal.Outcome outcome =
        maven("-Dnanvix.sysroot=image", "-Dnanvix.loader=nanvix-2026-07", "-q")
            .boundToAPhase()
            .run("tree");

    assertThat(outcome.failure()).isEmpty();
    assertThat(outcome.out()).isEmpty();
  }

  private void image() {
    Gcc.executable(here.resolve("image/bin/python.elf"), "void _start(void) {}");
  }

  private CalledGoal maven(String... options) {
    return CalledGoal.in(here).with("-Dnanvix.store=" + here.resolve("store")).with(options);
  }

  /** With -q the same lines are printed as without it, less Maven's prefixes; those lines. */
  private List<String> assertSameQuietly(String goal, String... options) {
    return assertSameQuietly(() -> maven(options), goal);
  }

  private static List<String> assertSameQuietly(Supplier<CalledGoal> call, String goal) {
    CalledGoal.Outcome loud = call.get().run(goal);
    CalledGoal.Outcome quiet = call.get().with("-q").run(goal);
    List<String> lines =
        loud.log().stream().map(line -> line.replaceFirst("^\\[\\w+] ", "")).toList();
    assertThat(quiet.log()).isEmpty();
    assertThat(quiet.out().lines().toList()).isEqualTo(lines).isNotEmpty();
    assertThat(loud.out()).isEmpty();
    assertThat(quiet.failure().map(Throwable::getMessage))
        .isEqualTo(loud.failure().map(Throwable::getMessage));
    return lines;
  }
}
