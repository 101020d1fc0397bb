// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Model;
import org.apache.maven.model.io.xpp3.MavenXpp3Reader;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InitGoalTest {
  @TempDir private Path temp;
  private Path here = Path.of("unset");

  @BeforeEach
  void makeTheDirectory() throws IOException {
    here = Files.createDirectory(temp.resolve("starter"));
  }

  @Test
  void bothAreModulesOfOneParent() throws Exception {
    CalledGoal.Outcome outcome = init();

    assertThat(outcome.failure()).isEmpty();
    assertThat(outcome.log()).last().isEqualTo("[INFO] Next: mvn verify");
    assertThat(files())
        .containsExactly(
            ".github/workflows/build.yml",
            ".gitignore",
            "cpython/pom.xml",
            "libffi/pom.xml",
            "pom.xml");
    Model parent = pom("pom.xml");
    assertThat(parent.getPackaging()).isEqualTo("pom");
    assertThat(parent.getModules()).containsExactly("libffi", "cpython");
    assertThat(parent.getBuild().getPlugins().get(0).getExtensions()).isEqualTo("true");
    assertThat(pom("libffi/pom.xml").getPackaging()).isEqualTo("nanvix-port");
    Model image = pom("cpython/pom.xml");
    assertThat(image.getPackaging()).isEqualTo("nanvix-python");
    assertThat(image.getParent().getArtifactId()).isEqualTo(parent.getArtifactId());
    assertThat(image.getDependencies())
        .singleElement()
        .extracting(Dependency::getArtifactId, Dependency::getType)
        .containsExactly("libffi", "nanvix-port");
  }

  @Test
  void aPortStandsAlone() throws Exception {
    init("-Dnanvix.kind=port", "-Dnanvix.port=zlib", "-Dnanvix.ci=gitlab", "-Dnanvix.groupId=g");

    assertThat(files()).containsExactly(".gitignore", ".gitlab-ci.yml", "pom.xml");
    Model port = pom("pom.xml");
    assertThat(List.of(port.getGroupId(), port.getArtifactId(), port.getPackaging()))
        .containsExactly("g", "zlib", "nanvix-port");
  }

  @Test
  void anImageSaysWhichPortItNeeds() throws Exception {
    CalledGoal.Outcome outcome = init("-Dnanvix.kind=image", "-Dnanvix.ci=none");

    assertThat(files()).containsExactly(".gitignore", "pom.xml");
    assertThat(pom("pom.xml").getPackaging()).isEqualTo("nanvix-python");
    assertThat(outcome.log()).anyMatch(line -> line.contains("It needs the port \"libffi\""));
  }

  @Test
  void aDirectoryThatHoldsSomethingIsRefusedByItsNames() throws Exception {
    for (String name : List.of("d", "b", "c", "a", ".git")) {
      Files.writeString(here.resolve(name), "");
    }

    assertThat(init().failureMessage())
        .contains(here + "\" is not empty: it holds \"a\", \"b\", \"c\" and 1 more.");
    assertThat(files()).containsExactly(".git", "a", "b", "c", "d");
  }

  @Test
  void versionControlMayHaveBegun() throws Exception {
    Files.createDirectory(here.resolve(".git"));

    assertThat(init().failure()).isEmpty();
  }

  @Test
  void ofACheckoutAllIsTakenOver() throws Exception {
    Path checkout = Files.createDirectories(temp.resolve("python"));
    write(checkout, "Include/patchlevel.h", "#define PY_VERSION \"3.13.5\"\n");
    write(checkout, "Modules/Setup.local", "*static*\narray arraymodule.c\n");
    write(
        checkout,
        "Makefile.nanvix",
        "LIBS := -Wl,--start-group -lm \\\n\t-lffi -latomic -Wl,--end-group   # one group\n");
    write(checkout, "nanvix.toml", "[package]\nname = \"python\"\n");
    write(checkout, "nanvix.lock", "# locked\n");

    CalledGoal.Outcome outcome = init("-Dnanvix.cpython=" + checkout);

    assertThat(outcome.failure()).as(outcome.log().toString()).isEmpty();
    Xpp3Dom configuration =
        (Xpp3Dom) pom("cpython/pom.xml").getBuild().getPlugins().get(0).getConfiguration();
    assertThat(configuration.getChild("source").getValue()).isEqualTo(checkout.toString());
    assertThat(configuration.getChild("libs").getValue())
        .isEqualTo("-Wl,--start-group -lm -lffi -latomic -Wl,--end-group");
    String setup = configuration.getChild("setupLocal").getValue();
    assertThat(here.resolve("cpython").resolve(setup))
        .hasSameTextualContentAs(checkout.resolve("Modules/Setup.local"));
    assertThat(here.resolve("cpython/nanvix.toml"))
        .hasSameTextualContentAs(checkout.resolve("nanvix.toml"));
    assertThat(here.resolve("cpython/nanvix.lock")).hasContent("# locked");
  }

  private CalledGoal.Outcome init(String... options) {
    return CalledGoal.in(here)
        .with("-Dnanvix.store=" + temp.resolve("store"))
        .with(options)
        .run("init");
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.walk(here)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> here.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  private Model pom(String path) throws Exception {
    try (FileReader in = new FileReader(here.resolve(path).toFile(), StandardCharsets.UTF_8)) {
      return new MavenXpp3Reader().read(in);
    }
  }

  private static void write(Path directory, String path, String text) throws IOException {
    Path file = directory.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
