// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.nanvix.maven.fs.RelativePath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a file gives away of the machine that built it, and what only looks so. */
class MachineNamesTest {
  private static final Path HOME = Path.of("/home/anna");
  private static final List<MachineName> ANNA =
      Stream.of(
              MachineName.directory("store directory", HOME.resolve(".cache/nanvix-maven")),
              MachineName.directory("project directory", Path.of("/srv/of/anna/image")),
              MachineName.directory("home directory", HOME),
              MachineName.user("anna", "anna-laptop"),
              MachineName.host("anna-laptop"))
          .flatMap(names -> names)
          .toList();
  private static final List<MachineName> ROOT =
      Stream.of(
              MachineName.directory("home directory", Path.of("/owner")),
              MachineName.user("root", "localhost"),
              MachineName.host("localhost"))
          .flatMap(names -> names)
          .toList();

  @TempDir private Path root;

  @Test
  void dataFilesAndLinksAreReadAsObjectFilesAre() throws IOException {
    TestImage image = new TestImage(root);
    image.machine(ANNA.stream());
    image.write("lib/python3.12/_sysconfigdata.py", "{'LIBDIR': '/srv/of/anna/image/lib'}");
    image.write("lib/pkgconfig/z.pc", "prefix=/usr\nlibdir=${prefix}/lib\n");
    Files.createSymbolicLink(image.at("lib/z.h"), HOME.resolve("z.h"));

    assertThat(image.findings())
        .extracting(Finding::id, finding -> finding.file().text(), Finding::message)
        .containsExactly(
            tuple(
                "ELF-FILE-007",
                "lib/python3.12/_sysconfigdata.py",
                "names the build machine's project directory"),
            tuple("ELF-FILE-007", "lib/z.h", "names the build machine's home directory"));
  }

  @Test
  void ofADirectoryWithinAnotherTheInnerOneIsMeant() {
    assertThat(found(ANNA, "-L/home/anna/.cache/nanvix-maven/source/x"))
        .containsExactly("store directory");
    assertThat(found(ANNA, "/home/anna/x:/home/anna/.cache/nanvix-maven"))
        .containsExactly("home directory", "store directory");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "#define HOME \"/home/anna\"",
        "-ffile-prefix-map=/home/anna/src=.",
        "-I/home/anna",
        "built by anna@anna-laptop",
        "uname: Linux anna-laptop 6.1.0",
        "/Users/anna/Library",
      })
  void theUserAndTheMachineAreFound(String text) {
    assertThat(found(ANNA, text)).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/home/ann",
        "/home/annabel/src",
        "/home/anna-lena",
        "anna wrote this",
        "hanna@anna-laptops",
        "my-anna-laptop-2",
        "/srv/of/anna",
      })
  void otherNamesThatBeginOrEndLikeThemAreNot(String text) {
    assertThat(found(ANNA, text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"HOME=/owner/.cache", "'-I/owner/include'", "\"/owner/x\""})
  void aDirectoryOfOneNameIsFoundWhereAPathBegins(String text) {
    assertThat(found(ROOT, text)).containsExactly("home directory");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://www.example.org/owner/index.html",
        "$(DESTDIR)/owner/x",
        "../owner/x",
        "the users /owner",
        "root@localhost",
        "localhost",
      })
  void ordinaryWordsAreNoAlarm(String text) {
    assertThat(found(ROOT, text)).isEmpty();
  }

  @Test
  void whatEveryMachineHasIsNotLookedFor() {
    assertThat(MachineName.directory("x", Path.of("/tmp"))).isEmpty();
    assertThat(MachineName.directory("x", Path.of("/"))).isEmpty();
    assertThat(MachineName.directory("x", Path.of("?"))).isEmpty();
    assertThat(Stream.of("vm", "debian-12", "python-3", "buildserver").flatMap(MachineName::host))
        .isEmpty();
    assertThat(MachineName.host("ip-10-0-0-7")).hasSize(1);
  }

  @Test
  void aNameAcrossTheEdgeOfWhatIsReadAtOnceIsFound() {
    int chunk = 1 << 20;
    for (int start = chunk - 40; start < chunk + 4; start++) {
      assertThat(found(ANNA, "x".repeat(start) + "/home/anna" + " ".repeat(100)))
          .as("at %d", start)
          .containsExactly("home directory");
      assertThat(found(ANNA, " ".repeat(start) + "/home/annabel" + " ".repeat(100)))
          .as("at %d", start)
          .isEmpty();
    }
  }

  private List<String> found(List<MachineName> names, String text) {
    try {
      Files.write(root.resolve("file"), text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    RelativePath file = new RelativePath("file");
    return new MachineNames(names).in(root, List.of(file)).getOrDefault(file, List.of());
  }
}
