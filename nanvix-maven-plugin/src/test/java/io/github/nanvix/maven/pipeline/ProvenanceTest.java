// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nanvix.maven.digest.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the build information says of a port and of an interpreter, and what it must not. */
class ProvenanceTest {
  @TempDir private Path temp;

  @Test
  void twoDirectoriesGiveTheSameTextAndNeitherIsInIt() throws IOException {
    List<String> here = told(temp.resolve("here"));
    List<String> there = told(temp.resolve("another-place/of-mine"));

    assertThat(here).isEqualTo(there);
    for (String text : here) {
      assertThat(text)
          .doesNotContain(temp.toString())
          .doesNotContain(System.getProperty("user.home") + "/")
          .doesNotContain(System.getProperty("user.dir"));
    }
  }

  private static List<String> told(Path root) throws IOException {
    try (TinyProject project = new TinyProject(Files.createDirectories(root))) {
      Path port = project.packedPort();
      return List.of(
          project.wiring().port(TinyProject.port()).buildInfo().text(),
          project.wiring().python(TinyProject.python(port)).buildInfo().text());
    }
  }

  @Test
  void everyPartIsThereWithItsDigest() throws IOException {
    Path patch =
        Files.writeString(
            temp.resolve("comment.patch"),
            """
            --- a/more.c
            +++ b/more.c
            @@ -1 +1,2 @@
             const char *tiny_place(void) { return __FILE__; }
            +/* patched */
            """);
    try (TinyProject project = new TinyProject(Files.createDirectories(temp.resolve("root")))) {
      PortRequest asked = TinyProject.port();
      Path port = project.packedPort();

      String tiny = project.wiring().port(asked).buildInfo().text();
      String python = project.wiring().python(TinyProject.python(port)).buildInfo().text();

      assertThat(tiny.lines())
          .contains(
              "buildinfo.version=1.0-nanvix",
              "commands.environment.LC_ALL=C",
              "commands.environment.PATH={toolchain}/bin:{host-tools}",
              "commands.environment.TZ=UTC",
              "source.name=tiny",
              "source.version=1.0",
              "step.static-library.port=tiny")
          .anyMatch(line -> line.matches("machine.program\\[[0-9]{3}]=make"))
          .anyMatch(line -> line.matches("source.archive=sha256:[0-9a-f]{64}"))
          .anyMatch(line -> line.matches("toolchain.id=[0-9a-f]{64}"))
          .anyMatch(line -> line.matches("toolchain.component\\[000].*=.*"))
          .anyMatch(line -> line.startsWith("toolchain.link.compile[000]="))
          .anyMatch(line -> line.startsWith("step.static-library.configure-call.argument[000]=sh"));
      assertThat(python.lines())
          .contains("port.tiny.archive=" + Sha256.ofFile(port), "port.tiny.version=1.0")
          .anyMatch(line -> line.startsWith("host-toolchain.id="))
          .anyMatch(line -> line.startsWith("step.python-build.make["))
          .anyMatch(line -> line.startsWith("step.python-link._ctypes.content.tiny=sha256:"));
      assertThat(
              project
                  .wiring()
                  .port(
                      new PortRequest(
                          asked.port(),
                          List.of(),
                          Optional.empty(),
                          Optional.empty(),
                          List.of(patch),
                          List.of()))
                  .buildInfo()
                  .text()
                  .lines())
          .contains("source.patch[000]=comment.patch " + Sha256.ofFile(patch));
    }
  }

  @Test
  void whatDiffersByMachineIsToldApart() throws IOException {
    try (TinyProject project = new TinyProject(Files.createDirectories(temp.resolve("root")))) {
      Wiring wiring = project.wiring();
      wiring.port(TinyProject.port()).buildInfo();

      assertThat(wiring.machineFacts().lines())
          .contains("os.version = " + System.getProperty("os.version"))
          .anyMatch(line -> line.matches("program\\.make = /\\S+ is /\\S+ sha256:[0-9a-f]{64}"));
    }
  }
}
