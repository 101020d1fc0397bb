// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nanvix.maven.elf.Gcc;
import io.github.nanvix.maven.fs.Trees;
import io.github.nanvix.maven.toml.PinCatalog;
import io.github.nanvix.maven.toolchain.TinyToolchain;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Goals in a directory that has no POM. */
class WithoutPomTest {
  private static final String MANIFEST =
      """
      [package]
      name = "tiny"
      version = "1.0"
      nanvix-version = "latest"
      """;

  @TempDir private Path temp;
  private Path here = Path.of("unset");

  @AfterEach
  void deleteTheStore() throws IOException {
    Trees.delete(temp.resolve("tiny"));
  }

  @BeforeEach
  void makeTheDirectory() throws IOException {
    here = Files.createDirectory(temp.resolve("here"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"nanvix.toml", ".nanvix/nanvix.toml"})
  void theManifestOfTheCurrentDirectoryIsFound(String path) throws IOException {
    write(here.resolve(path), MANIFEST);

    CalledGoal.Outcome outcome = maven().run("manifest");

    assertThat(outcome.failure()).isEmpty();
    assertThat(outcome.log()).contains("[INFO] tiny 1.0 for Nanvix latest");
  }

  @Test
  void thePinsOfTheCurrentDirectoryAreFound() throws IOException {
    Gcc.executable(here.resolve("image/bin/python.elf"), "void _start(void) {}");

    byte[] july = new PinCatalog(Optional.empty()).bytes("loaders/nanvix-2026-07.toml");
    String mine = new String(july, StandardCharsets.UTF_8).replace("nanvix-2026-07", "mine");
    write(here.resolve("src/nanvix/loaders/mine.toml"), mine);

    CalledGoal.Outcome outcome =
        maven("-Dnanvix.sysroot=" + here.resolve("image"), "-Dnanvix.loader=mine").run("tree");

    assertThat(outcome.failure()).isEmpty();
    assertThat(outcome.log()).last().asString().contains("profile mine");
  }

  @Test
  void nothingIsWrittenUnlessADirectoryIsNamed() throws IOException {
    write(temp.resolve("nanvix.toml"), MANIFEST);
    write(temp.resolve("Setup.local"), "spam spam.c\n");
    write(temp.resolve("Makefile"), "LIBS = -lm -lffi\n");
    write(temp.resolve("other"), "LIBS = -lm -lffi\n");
    Gcc.executable(temp.resolve("image/bin/python.elf"), "void _start(void) {}");

    List<Call> calls =
        List.of(
            new Call(
                "manifest",
                List.of("manifest.json"),
                List.of("-Dnanvix.manifest=" + temp.resolve("nanvix.toml"))),
            new Call(
                "lint-setup",
                List.of("lint-setup.json"),
                List.of("-Dnanvix.setup=" + temp.resolve("Setup.local"))),
            new Call(
                "rewrite-libs",
                List.of(),
                List.of("-Dnanvix.link.file=" + temp.resolve("Makefile"))),
            new Call(
                "compare",
                List.of(),
                List.of(
                    "-Dnanvix.first=" + temp.resolve("Makefile"),
                    "-Dnanvix.second=" + temp.resolve("other"))),
            new Call("store-gc", List.of(), List.of()),
            new Call("lock", List.of(), List.of()),
            new Call(
                "tree",
                List.of("tree.json"),
                List.of(
                    "-Dnanvix.sysroot=" + temp.resolve("image"), "-Dnanvix.loader=nanvix-2026-07")),
            new Call(
                "report",
                List.of("graph.dot", "graph.mmd", "report.html", "report.json", "report.md"),
                List.of(
                    "-Dnanvix.sysroot=" + temp.resolve("image"), "-Dnanvix.loader=nanvix-2026-07")),
            new Call(
                "verify",
                List.of("verify.json", "verify.sarif"),
                List.of(
                    "-Dnanvix.sysroot=" + temp.resolve("image"), "-Dnanvix.loader=nanvix-2026-07")),
            new Call(
                "verify",
                List.of("verify-files.json", "verify-files.sarif"),
                List.of(
                    "-Dnanvix.files=" + temp.resolve("image") + "/**",
                    "-Dnanvix.loader=nanvix-2026-07")),
            toolchain());
    for (Call call : calls) {
      CalledGoal.Outcome outcome = maven(call.options().toArray(new String[0])).run(call.goal());
      assertThat(here).as("%s: %s", call, outcome).isEmptyDirectory();
      assertThat(outcome.log().toString() + outcome.failure())
          .as("%s", call)
          .doesNotContain(".json", "${", "null");

      maven(call.options().toArray(new String[0]))
          .with("-Dnanvix.output=" + here.resolve("reports"))
          .run(call.goal());
      assertThat(files(here.resolve("reports")))
          .as("%s", call)
          .containsExactlyElementsOf(call.reports());
      Trees.delete(here.resolve("reports"));
    }
  }

  /** A goal, the reports that it writes where it may, and its options. */
  private record Call(String goal, List<String> reports, List<String> options) {}

  private Call toolchain() throws IOException {
    Path tiny = Files.createDirectory(temp.resolve("tiny"));
    TinyToolchain.provisioned(tiny);
    return new Call(
        "toolchain",
        List.of("toolchain.json"),
        List.of(
            "-Dnanvix.toolchain=" + TinyToolchain.NAME,
            "-Dnanvix.pins=" + tiny.resolve("pins"),
            "-Dnanvix.store=" + tiny.resolve("store")));
  }

  private CalledGoal maven(String... options) {
    return CalledGoal.in(here).with("-Dnanvix.store=" + temp.resolve("store")).with(options);
  }

  private static List<String> files(Path directory) {
    return Stream.ofNullable(directory.toFile().list()).flatMap(Stream::of).sorted().toList();
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
