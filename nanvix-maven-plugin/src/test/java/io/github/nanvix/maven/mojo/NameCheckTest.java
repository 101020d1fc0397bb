// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NameCheckTest {
  @TempDir private Path temp;
  private final List<String> warnings = new ArrayList<>();
  private TestSession session;
  private MavenProject project;

  @BeforeEach
  void begin() throws Exception {
    session = new TestSession(temp);
    project = session.project("libffi");
    TestSession.configure(project, "<port>libffi</port>");
  }

  @ParameterizedTest
  @CsvSource({
    "nanvix.tolchain, nanvix.toolchain",
    "nanvix.smokeTimeout, nanvix.smoke.timeout",
    "nanvix.cpython.versoin, nanvix.cpython.version",
    "nanvix.libfi.source, nanvix.libffi.source",
    "nanvix.libffi.patch, nanvix.libffi.patches",
    "nanvix.gc.directory, nanvix.gcc.directory"
  })
  void aMisspeltPropertyOnTheCommandLineIsAnsweredWithTheNearest(String given, String nearest)
      throws Exception {
    pinDirectory("gcc");
    session.given(given, "x").plan(project, "toolchain");

    assertThat(session.refusal())
        .isEqualTo("There is no property \"%s\". There is \"%s\".".formatted(given, nearest));
  }

  @Test
  void oneThatIsNearToNoneIsRefusedAsWell() throws Exception {
    session.given("nanvix.something", "x").plan(project, "toolchain");

    assertThat(session.refusal())
        .isEqualTo(
            "There is no property \"nanvix.something\". nanvix:help -Ddetail lists those that there"
                + " are.");
  }

  @Test
  void anOptionOfTheJavaMachineCountsLikeTheCommandLine() throws Exception {
    session.session().getRequest().getSystemProperties().setProperty("nanvix.tolchain", "x");
    session.plan(project, "toolchain");

    assertThat(session.refusal()).contains("\"nanvix.tolchain\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nanvix.libffi.version",
        "nanvix.cpython.version",
        "nanvix.gcc.directory",
        "nanvix.debianMirror",
        "other.tolchain"
      })
  void whatSomeGoalReadsIsKnownWhoeverReadsIt(String property) throws Exception {
    pinDirectory("gcc");
    session.given(property, "").plan(project, "toolchain");

    assertThat(check(session)).isEmpty();
  }

  @Test
  void aComponentThatIsNoDirectoryHasNone() throws Exception {
    session.given("nanvix.llvm-20.1.7.directory", "/opt").plan(project, "toolchain");

    assertThat(session.refusal()).contains("\"nanvix.llvm-20.1.7.directory\"");
  }

  @Test
  void aPropertyThatThePomSpeaksOfIsTheProjectsOwn() throws Exception {
    Files.writeString(
        project.getFile().toPath(),
        "<project><profiles><profile><activation><property><name>nanvix.quick</name>"
            + "</property></activation></profile></profiles></project>");
    session.given("nanvix.quick", "true").plan(project, "toolchain");

    assertThat(session.preflight()).isEmpty();
  }

  @Test
  void aMisspeltPropertyOfAPomIsWorthAWarning() throws Exception {
    project.getProperties().setProperty("nanvix.tolchain", "x");
    project.getProperties().setProperty("nanvix.image.name", "x");

    assertThat(check(session)).isEmpty();
    assertThat(warnings)
        .containsExactly(
            "Property \"nanvix.tolchain\" of project \"libffi\" means nothing to this plugin; there"
                + " is \"nanvix.toolchain\".");
  }

  @Test
  void everyMisspeltElementOfTheConfigurationIsSaid() throws Exception {
    MavenProject other = session.project("other");
    TestSession.configure(other, "<port>libffi</port><tolchain>x</tolchain><odd/>");
    session.plan(other, "toolchain");

    assertThat(session.refusal())
        .contains(
            "No goal has a parameter \"tolchain\", which the configuration has. There is"
                + " \"toolchain\".")
        .contains("No goal has a parameter \"odd\"");
  }

  private List<String> check(TestSession session) throws Exception {
    GoalMojo goal = session.goal(project, "toolchain");
    goal.setLog(
        new SystemStreamLog() {
          @Override
          public void warn(CharSequence line) {
            warnings.add(line.toString());
          }
        });
    return session.plan(goal).preflight().stream()
        .map(failure -> String.valueOf(failure.getMessage()))
        .toList();
  }

  private void pinDirectory(String name) throws Exception {
    Path components = project.getBasedir().toPath().resolve("src/nanvix/components");
    Files.createDirectories(components);
    Files.writeString(
        components.resolve(name + ".toml"),
        "kind = \"directory\"\nsha256 = { \"bin/cc\" = \"" + "0".repeat(64) + "\" }\n");
  }
}
