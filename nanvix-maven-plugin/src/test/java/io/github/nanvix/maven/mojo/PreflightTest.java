// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nanvix.maven.failure.BuildException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreflightTest {
  @TempDir private Path temp;
  private TestSession session;

  @BeforeEach
  void begin() {
    session = new TestSession(temp);
  }

  @Test
  void everythingThatIsWrongIsSaidInOneMessage() throws Exception {
    session
        .given("nanvix.smoke.timeout", "2m")
        .given("nanvix.mode", "foo")
        .given("nanvix.jobs", "-1")
        .given("nanvix.hostToolchain", "foo")
        .given("nanvix.containerEngine", "foo")
        .given("nanvix.pins", "/nonexistent")
        .given("nanvix.tolchain", "x")
        .plan(port(), "toolchain", "smoke");

    assertThat(session.refusal())
        .startsWith("7 things are wrong, and nothing was begun:\n  - ")
        .contains("There is no property \"nanvix.tolchain\". There is \"nanvix.toolchain\".")
        .contains("Parameter \"smokeTimeout\" (nanvix.smoke.timeout) is \"2m\". Give a number of")
        .contains("Parameter \"mode\" is \"foo\"")
        .contains("Parameter \"jobs\" (nanvix.jobs) is \"-1\". Give a number of compilers")
        .contains("Parameter \"hostToolchain\" (nanvix.hostToolchain) is \"foo\": There is no pin")
        .contains("Parameter \"containerEngine\" (nanvix.containerEngine) is \"foo\"")
        .contains("Parameter \"pins\" (nanvix.pins) is \"/nonexistent\"");
  }

  @Test
  void whereNothingIsWrongTheGoalMayBegin() throws Exception {
    session.plan(port(), "toolchain", "sources", "static-library", "package", "smoke");

    assertThat(session.preflight()).isEmpty();
  }

  @Test
  void theValueOfASkippedGoalIsOfNoInterest() throws Exception {
    session
        .given("nanvix.smoke.timeout", "2m")
        .given("nanvix.smoke.skip", "true")
        .plan(port(), "toolchain", "smoke");

    assertThat(session.preflight()).isEmpty();
  }

  @Test
  void whereEverythingIsSkippedOnlyNamesAndTheSwitchItselfAreRead() throws Exception {
    session.given("nanvix.jobs", "-1").given("nanvix.skip", "true").plan(port(), "toolchain");
    assertThat(session.preflight()).isEmpty();

    session.given("nanvix.tolchain", "x");
    assertThat(session.refusal())
        .isEqualTo("There is no property \"nanvix.tolchain\". There is \"nanvix.toolchain\".");
  }

  @Test
  void aSwitchWithAnotherWordSwitchesNothingAndHidesNothing() throws Exception {
    session.given("nanvix.jobs", "-1").given("nanvix.skip", "yes").plan(port(), "toolchain");

    assertThat(session.refusal())
        .contains("Parameter \"skip\" (nanvix.skip) is \"yes\". Give true or false.")
        .contains("Parameter \"jobs\" (nanvix.jobs) is \"-1\".");
  }

  @Test
  void aSwitchWithoutAWordIsOffAsInMaven() throws Exception {
    session.given("nanvix.skip", "").given("nanvix.jobs", "-1").plan(port(), "toolchain");

    assertThat(session.refusal()).contains("nanvix.jobs");
  }

  @Test
  void whatOneProjectHasIsSaidWithItsName() throws Exception {
    MavenProject cpython = session.project("cpython");
    TestSession.configure(cpython, "<libs>-l\"</libs>");
    session.plan(port(), "toolchain").plan(cpython, "python");

    assertThat(session.refusal())
        .startsWith("Project \"cpython\": Linker arguments cannot be read");
  }

  @Test
  void whatPrintsLikeABlankInLibrariesAndArgumentsIsNamed() throws Exception {
    MavenProject cpython = session.project("cpython");
    TestSession.configure(
        cpython,
        "<libs>-lm\u00a0-ldl</libs><configureArguments>--a\u200b --b</configureArguments>");

    assertThat(session.plan(cpython, "python").refusal())
        .contains("Parameter \"configureArguments\" has U+200B ZERO WIDTH SPACE in ");
    session = new TestSession(temp.resolve("again"));
    MavenProject again = session.project("cpython");
    TestSession.configure(again, "<libs>-lm\u00a0-ldl</libs>");
    assertThat(session.plan(again, "python").refusal())
        .startsWith("Parameter \"libs\" has U+00A0 NO-BREAK SPACE in \"-lm<U+00A0>-ldl\": ");
  }

  @Test
  void aFileThatTheBuildMayMakeNeedNotBeThereYet() throws Exception {
    MavenProject project = port();
    Path made = Path.of(project.getBuild().getDirectory()).resolve("made");
    session.given("nanvix.source", made.toString()).given("nanvix.patches", made + "/a.patch");
    session.plan(project, "toolchain", "sources");

    assertThat(session.preflight()).isEmpty();
  }

  @Test
  void aGoalThatIsForTheOtherKindOfProjectIsSaid() throws Exception {
    session.plan(session.project("cpython"), "toolchain", "static-library");

    assertThat(session.refusal())
        .contains("This goal is for projects that build a port, and \"cpython\" builds CPython.");
  }

  @Test
  void aDirectoryOfAComponentMustBeThere() throws Exception {
    MavenProject project = port();
    Path pins = Files.createDirectories(project.getBasedir().toPath().resolve("src/nanvix"));
    Files.createDirectories(pins.resolve("components"));
    Files.writeString(
        pins.resolve("components/gcc.toml"),
        "kind = \"directory\"\nsha256 = { \"bin/cc\" = \"" + "0".repeat(64) + "\" }\n");
    session.given("nanvix.gcc.directory", "gone").plan(project, "toolchain");

    assertThat(session.refusal())
        .contains(
            "Parameter \"nanvix.gcc.directory\" is \"gone\". Name a directory that is there.");
  }

  @Test
  void aSourcesOwnPropertiesAreRead() throws Exception {
    session
        .given("nanvix.libffi.version", "0")
        .given("nanvix.libffi.patches", "gone.patch")
        .plan(port(), "toolchain", "sources");

    assertThat(session.refusal())
        .contains("There is no pin for version \"0\" of \"libffi\".")
        .contains("Cannot read the patch \"" + temp.resolve("gone.patch") + "\"");
    session.given("nanvix.libffi.source", "gone");
    assertThat(session.refusal())
        .contains(
            "The source directory \"" + temp.resolve("gone") + "\" for libffi does not exist");
  }

  @Test
  void onceSomethingIsWrongNoOtherGoalOfTheSessionBegins() throws Exception {
    session.given("nanvix.tolchain", "x").plan(port(), "toolchain");
    BuildException failure = session.preflight().orElseThrow();

    assertThat(failure.kind()).isEqualTo(BuildException.Cause.INPUT);
    assertThat(Preflight.of(session.session())).isSameAs(Preflight.of(session.session()));
  }

  private MavenProject port() throws Exception {
    MavenProject project = session.project("libffi");
    TestSession.configure(project, "<port>libffi</port>");
    return project;
  }
}
