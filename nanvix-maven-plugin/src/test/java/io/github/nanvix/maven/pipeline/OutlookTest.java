// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nanvix.maven.fs.Trees;
import io.github.nanvix.maven.preflight.SpaceNeed;
import io.github.nanvix.maven.store.Space;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutlookTest {
  private static final Set<Part> PORT = EnumSet.of(Part.TOOLCHAIN, Part.SOURCE, Part.PORT);
  private static final Set<Part> PYTHON = EnumSet.complementOf(EnumSet.of(Part.PORT));

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
  void whatAPinSaysOfSpaceIsWhatItTakes() throws IOException {
    Files.writeString(
        temp.resolve("pins/components/tiny.toml"), "space = 7\n", StandardOpenOption.APPEND);
    Path recipe = temp.resolve("pins/recipes/tiny.toml");
    Files.writeString(recipe, "space = 5\nscratch = 3\n" + Files.readString(recipe));

    List<SpaceNeed> needs = project.wiring().outlook().needs(PORT, TinyProject.port());

    assertThat(needs)
        .extracting(SpaceNeed::what)
        .containsExactly("component tiny", "tiny 1.0 source", "tiny 1.0 port for i686-tiny");
    assertThat(needs)
        .extracting(SpaceNeed::space)
        .containsExactly(new Space(7, 0), new Space(0, 0), new Space(5, 3));
  }

  @Test
  void nothingOfAPortIsThereBeforeItWasMadeAndAllOfItAfterwards() throws IOException {
    assertThat(missing()).containsExactly("tiny 1.0 source", "tiny 1.0 port for i686-tiny");

    project.wiring().port(TinyProject.port()).source();
    assertThat(missing()).containsExactly("tiny 1.0 port for i686-tiny");

    project.wiring().port(TinyProject.port()).tree();
    assertThat(missing()).isEmpty();

    Trees.delete(temp.resolve("store/static-library"));
    assertThat(missing()).containsExactly("tiny 1.0 port for i686-tiny");

    Trees.delete(temp.resolve("store"));
    assertThat(missing())
        .containsExactly("component tiny", "tiny 1.0 source", "tiny 1.0 port for i686-tiny");
  }

  @Test
  void lookingLeavesNoTraceInTheStore() throws IOException {
    Trees.delete(temp.resolve("store"));

    missing();
    project.wiring().outlook().requireMachine(PORT);

    assertThat(temp.resolve("store")).doesNotExist();
  }

  @Test
  void theCrossBuildIsMissingUntilItWasMadeWithThePortsOfTheProject() throws IOException {
    PythonRequest request = TinyProject.python(project.packedPort());
    assertThat(missing(request))
        .containsExactly(
            "cpython 3.13.5 source",
            "cpython 3.13.5 native interpreter",
            "cpython 3.13.5 cross build for i686-tiny");

    project.wiring().python(request).build();
    assertThat(missing(request)).isEmpty();

    Trees.delete(temp.resolve("store/python-build"));
    assertThat(missing(request)).containsExactly("cpython 3.13.5 cross build for i686-tiny");
    // Whoever does not know the ports does not know the build either.
    assertThat(missing(TinyProject.python())).isEmpty();
  }

  private List<String> missing() {
    return missing(project.wiring().outlook().needs(PORT, TinyProject.port()));
  }

  private List<String> missing(PythonRequest request) {
    return missing(project.wiring().outlook().needs(PYTHON, TinyProject.python(), () -> request));
  }

  private static List<String> missing(List<SpaceNeed> needs) {
    return needs.stream()
        .filter(need -> need.isMissing().getAsBoolean())
        .map(SpaceNeed::what)
        .distinct()
        .toList();
  }
}
