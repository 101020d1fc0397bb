// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.fs.Trees;
import io.github.nanvix.maven.library.InstalledPort;
import io.github.nanvix.maven.smoke.SmokeRun;
import io.github.nanvix.maven.store.StoreEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortPipelineTest {
  @TempDir private Path temp;
  private TinyProject project;

  @BeforeEach
  void layOut() throws IOException {
    project = new TinyProject(temp);
  }

  @AfterEach
  void delete() throws IOException {
    project.close();
  }

  @Test
  void theTreeHasAllThatThePortInstallsAndIsReusedByTheNextGoal() {
    StoreEntry tree = project.wiring().port(TinyProject.port()).tree();

    assertThat(tree.reused()).isFalse();
    for (String file : project.wiring().port(TinyProject.port()).required()) {
      assertThat(tree.file(file)).isRegularFile();
    }
    assertThat(tree.file("include/tiny.h")).isRegularFile();
    assertThat(tree.file("bin/tiny_test.elf")).isExecutable();
    assertThat(tree.file("share/nanvix/tiny.toml")).content().contains("version = \"1.0\"");
    assertThat(project.wiring().port(TinyProject.port()).tree().reused()).isTrue();
    assertThat(project.wiring().port(TinyProject.port()).sharedLibraries())
        .allMatch(StoreEntry::reused);
  }

  @Test
  void aPackedPortIsOneThatAnotherProjectCanOpen() {
    Wiring wiring = project.wiring();
    Path archive = project.packedPort();

    InstalledPort port =
        InstalledPort.open(wiring.workshop().store(), archive, wiring.workshop().toolchain());

    assertThat(port.record().version()).isEqualTo("1.0");
    assertThat(port.sharedLibrary()).isRegularFile();
  }

  @Test
  void theSmokeRunIsTheRecipesTestProgram() {
    assertThat(project.wiring().port(TinyProject.port()).smoke())
        .contains(
            new SmokeRun("Test program of tiny", "bin/tiny_test.elf", List.of(), "TINY_TEST_PASS"));
  }

  @Test
  void theLoadingRunHasTheSharedObjectsAsStagedAndWhatTheyExport() throws IOException {
    withoutDlfcn();
    Path sysroot = project.wiring().port(TinyProject.port()).tree().tree();
    Path root = temp.resolve("loading/root");

    SmokeRun run = project.wiring().port(TinyProject.port()).loading(sysroot, root);
    SmokeRun again = project.wiring().port(TinyProject.port()).loading(sysroot, root);

    assertThat(run).isEqualTo(again).extracting(SmokeRun::name).isEqualTo("Loading of tiny");
    assertThat(root.resolve(run.program())).isExecutable();
    assertThat(root.resolve("lib/libtiny.so"))
        .hasSameBinaryContentAs(sysroot.resolve("lib/libtiny.so"));
    assertThat(Files.readAllLines(root.resolve("loading.txt")))
        .startsWith("library lib/libtiny.so")
        .contains("symbol tiny", "symbol tiny_place")
        .allMatch(line -> line.startsWith("library ") || line.startsWith("symbol "));
  }

  @Test
  void aSharedObjectThatHasNotBeenStagedIsNamed() throws IOException {
    withoutDlfcn();

    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(
            () -> project.wiring().port(TinyProject.port()).loading(temp, temp.resolve("root")))
        .withMessageContaining("There is no \"lib/libtiny.so\" in the sysroot")
        .withMessageContaining("goal stage");
  }

  /** The tests' toolchain has no header of that name. */
  private void withoutDlfcn() throws IOException {
    project.toolchain.write("pins/smoke/loading.c", "int main(void) { return 0; }\n");
  }

  @Test
  void aSourceDirectoryOfTheProjectStandsForTheArchiveSpacesInItsPathIncluded() throws IOException {
    Path source = temp.resolve("my project/src of tiny");
    Files.createDirectories(source.getParent());
    Trees.copy(temp.resolve("tiny-1.0"), source, Trees.Mode.COPY);
    Files.writeString(source.resolve("more.c"), "int more(void) { return 1; }\n");
    PortRequest request =
        new PortRequest(
            "tiny", List.of(), Optional.of("1.1"), Optional.of(source), List.of(), List.of());

    StoreEntry tree = project.wiring().port(request).tree();

    assertThat(tree.file("share/nanvix/tiny.toml")).content().contains("version = \"1.1\"");
    assertThat(tree.file("lib/libtiny.so"))
        .content(java.nio.charset.StandardCharsets.ISO_8859_1)
        .contains("more")
        .doesNotContain("tiny_place");
  }

  @Test
  void aPortThatNobodyKnowsIsRefused() {
    PortRequest request =
        new PortRequest(
            "nobodys", List.of(), Optional.empty(), Optional.empty(), List.of(), List.of());

    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(() -> project.wiring().port(request).staticLibrary())
        .withMessageContaining("There is no port \"nobodys\"")
        .withMessageContaining("\"recipes/nobodys.toml\"")
        .withMessageContaining("parameter \"port\"");
  }

  @Test
  void aVersionThatIsNotPinnedIsRefusedWithThoseThatAre() {
    PortRequest request =
        new PortRequest(
            "tiny", List.of(), Optional.of("2.0"), Optional.empty(), List.of(), List.of());

    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(() -> project.wiring().port(request).source())
        .withMessageContaining("version \"2.0\" of \"tiny\"")
        .withMessageContaining("[1.0]");
  }
}
