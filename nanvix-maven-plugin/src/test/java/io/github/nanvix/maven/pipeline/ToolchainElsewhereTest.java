// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.nanvix.maven.failure.BuildException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What pipelines do with a toolchain that is not wholly theirs. */
class ToolchainElsewhereTest {
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
  void everyGoalChecksTheToolsOfADirectoryAlsoWhenItsOutputIsThere() throws IOException {
    Path directory = temp.resolve("component");
    project.toolchain.pin("--not-read-by-gcc", "-DFLAG=1");
    project.toolchain.pinDirectory("path = \"" + directory + "\"\n", "");
    Wiring wiring = project.wiring();
    wiring.port(TinyProject.port()).staticLibrary();
    wiring.beginGoal();
    assertThat(wiring.port(TinyProject.port()).staticLibrary().reused()).isTrue();

    Files.writeString(directory.resolve("bin/strip"), "#!/bin/sh\nexec strip \"$@\" # changed\n");
    wiring.beginGoal();

    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(() -> wiring.port(TinyProject.port()).staticLibrary())
        .withMessageContaining("\"bin/strip\": expected sha256:");
  }

  @Test
  void anSdkWithoutADynamicLoaderMakesArchivesAndNoSharedObjects() throws IOException {
    project.toolchain.pin(
        "[link-model]", "[link-model]\nsdk-manifest = \"sysroot/nanvix-sdk.json\"");
    project.toolchain.write(
        "component/sysroot/nanvix-sdk.json", "{\"features\": {\"dynamic_loader\": false}}");
    project.toolchain.pinComponent("");
    Wiring wiring = project.wiring();

    assertThat(wiring.port(TinyProject.port()).staticLibrary().file("lib/libtiny.a"))
        .isRegularFile();
    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(() -> wiring.port(TinyProject.port()).sharedLibraries())
        .withMessageContaining("cannot make libtiny.so")
        .withMessageContaining("features.dynamic_loader = false");
    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(() -> wiring.python(TinyProject.python()).build())
        .withMessageContaining("features.dynamic_loader = false");
  }
}
