// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nanvix.maven.fs.Trees;
import io.github.nanvix.maven.toolchain.TinyToolchain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Goals called by name at the top of a reactor. */
class ReactorTest {
  @TempDir private Path here;

  @AfterEach
  void deleteTheStore() throws IOException {
    Trees.delete(here.resolve("store"));
  }

  @Test
  void projectsThatTheGoalIsNotForArePassedOver() {
    CalledGoal.Outcome outcome = reactor().run("python");

    assertThat(outcome.log())
        .containsExactly(
            "[INFO] Skipped: this goal is for projects that build CPython, and \"top\" does not.",
            "[INFO] Skipped: this goal is for projects that build CPython, and \"libffi\" does not.");
    // It has come to the third project.
    assertThat(outcome.failure()).isPresent();
  }

  @Test
  void aGoalThatMavenRunsInTheFirstProjectAloneIsRunWhereItBelongs() {
    CalledGoal.Outcome outcome = reactor().run("tree");

    assertThat(outcome.log())
        .containsExactly(
            "[INFO] Skipped: this goal is for projects that build CPython, and \"top\" does not.",
            "[INFO] --- nanvix:tree @ libffi ---",
            "[INFO] Skipped: this goal is for projects that build CPython, and \"libffi\" does not.",
            "[INFO] --- nanvix:tree @ cpython ---");
    assertThat(outcome.failureMessage())
        .contains("\"" + here.resolve("cpython/target/sysroot") + "\" is no directory");
  }

  @Test
  void portsAreBuiltWithoutThoseThatWantThem() {
    CalledGoal.Outcome outcome = reactor().run("static-library");

    assertThat(outcome.log())
        .containsExactly(
            "[INFO] Skipped: this goal is for projects that build a port, and \"top\" does not.");
    assertThat(outcome.failureMessage()).doesNotContain("This goal is for");
  }

  @Test
  void aProjectWithoutAManifestIsPassedOver() throws IOException {
    Files.createDirectories(here.resolve("libffi"));
    Files.writeString(
        here.resolve("libffi/nanvix.toml"),
        "[package]\nname = \"tiny\"\nversion = \"1.0\"\nnanvix-version = \"latest\"\n");

    CalledGoal.Outcome outcome = reactor().run("manifest");

    assertThat(outcome.failure()).isEmpty();
    assertThat(outcome.log())
        .contains(
            "[INFO] Skipped: there is no nanvix.toml for \"top\".",
            "[INFO] tiny 1.0 for Nanvix latest",
            "[INFO] Skipped: there is no nanvix.toml for \"cpython\".");
  }

  @Test
  void pinsAreLockedInTheProjectThatHasThem() throws IOException {
    Path sources = Files.createDirectories(here.resolve("libffi/src/nanvix/sources"));
    Files.writeString(
        sources.resolve("tiny.toml"),
        "default = \"1\"\n[version.\"1\"]\nfile = \"tiny.tar.gz\"\n[[version.\"1\".locator]]\nurl = \""
            + here.resolve("gone").toUri()
            + "\"\n");

    CalledGoal.Outcome outcome = reactor().run("lock");

    assertThat(outcome.log())
        .containsExactly(
            "[INFO] Skipped: there is no directory of pins for \"top\".",
            "[INFO] --- nanvix:lock @ libffi ---");
    assertThat(outcome.failureMessage()).startsWith("No place has \"tiny.tar.gz\" (tiny 1)");
  }

  @Test
  void aToolchainIsThatOfTheProjectsThatBuildSomething() throws IOException {
    TinyToolchain.provisioned(here);
    Model libffi = CalledGoal.model("libffi", "nanvix-port");
    libffi.getProperties().setProperty("nanvix.toolchain", "i686-tiny");
    libffi.getProperties().setProperty("nanvix.pins", here.resolve("pins").toString());

    CalledGoal maven =
        maven().project(".", CalledGoal.model("top", "pom")).project("libffi", libffi);
    List<String> lines = maven.run("toolchain").log();

    assertThat(lines)
        .startsWith(
            "[INFO] Skipped: this goal is for projects that build a port or CPython or a Python package, and \"top\" does not.",
            "[INFO] --- nanvix:toolchain @ libffi ---")
        .hasSize(5);
    assertThat(lines.get(3)).endsWith(", tinycc 1.0");
    // The same, with nothing but a heading before it.
    assertThat(maven.with("-q").run("toolchain").out().lines())
        .containsExactlyElementsOf(
            lines.subList(1, 5).stream().map(line -> line.replace("[INFO] ", "")).toList());
  }

  @Test
  void withoutMavensHeadingsLinesAreToldApartByTheirProjects() {
    CalledGoal.Outcome outcome = reactor().with("-q").run("explain");

    String none = "No step \"**\" was ever wanted in this directory, in this store.";
    assertThat(outcome.out().lines())
        .containsExactly(
            "--- nanvix:explain @ top ---",
            none,
            "--- nanvix:explain @ libffi ---",
            none,
            "--- nanvix:explain @ cpython ---",
            none);
  }

  @Test
  void aGoalThatIsOfNoProjectNeedsNoHeading() throws IOException {
    Files.writeString(here.resolve("file"), "a\n");

    assertThat(
            reactor()
                .with("-q", "-Dnanvix.first=file", "-Dnanvix.second=file")
                .run("compare")
                .out()
                .lines())
        .containsExactly("Both have the same bytes.");
  }

  @Test
  void theInterpreterIsBuiltWhereItIsWanted() {
    CalledGoal.Outcome outcome = reactor().with("-Dnanvix.cpython.version=0").run("python");
    assertThat(outcome.log())
        .containsExactly(
            "[INFO] Skipped: this goal is for projects that build CPython, and \"top\" does not.",
            "[INFO] Skipped: this goal is for projects that build CPython, and \"libffi\" does not.");
    assertThat(outcome.failureMessage())
        .contains("There is no pin for version \"0\" of \"cpython\".");
  }

  @Test
  void aGoalThatIsForNoneOfThemFails() {
    CalledGoal.Outcome outcome =
        maven()
            .project(".", CalledGoal.model("top", "pom"))
            .project("libffi", CalledGoal.model("libffi", "nanvix-port"))
            .run("report");

    assertThat(outcome.log()).isEmpty();
    assertThat(outcome.failure()).isPresent();
  }

  @Test
  void aGoalThatThePomBindsIsNotPassedOver() {
    assertThat(reactor().boundToAPhase().run("tree").failureMessage())
        .contains("\"" + here.resolve("target/sysroot") + "\" is no directory");
  }

  @Test
  void whatIsNamedOnTheCommandLineNeedsNoProjectOfItsKind() {
    assertThat(reactor().with("-Dnanvix.sysroot=gone").run("tree").failureMessage())
        .contains("gone\" is no directory");
  }

  @Test
  void aKindIsKnownByThePackaging() {
    assertThat(kind(CalledGoal.model("libffi", "nanvix-port"))).isEqualTo(ProjectKind.PORT);
    assertThat(kind(CalledGoal.model("python", "nanvix-python"))).isEqualTo(ProjectKind.CPYTHON);
    assertThat(kind(CalledGoal.model("top", "pom"))).isEqualTo(ProjectKind.OTHER);
  }

  @Test
  void aKindIsKnownByTheParameterPort() {
    Plugin plugin = plugin();
    Xpp3Dom configuration = new Xpp3Dom("configuration");
    Xpp3Dom port = new Xpp3Dom("port");
    port.setValue("libffi");
    configuration.addChild(port);
    plugin.setConfiguration(configuration);
    assertThat(kind(with(plugin))).isEqualTo(ProjectKind.PORT);

    Model model = CalledGoal.model("x", "pom");
    model.getProperties().setProperty("nanvix.port", "libffi");
    assertThat(kind(model)).isEqualTo(ProjectKind.PORT);
  }

  @Test
  void aKindIsKnownByTheGoalsThatThePomBinds() {
    assertThat(kind(with(plugin("toolchain", "static-library")))).isEqualTo(ProjectKind.PORT);
    assertThat(kind(with(plugin("toolchain", "python")))).isEqualTo(ProjectKind.CPYTHON);
    // The interpreter that a later project needs is begun in the first one.
    assertThat(kind(with(plugin("build-python")))).isEqualTo(ProjectKind.OTHER);
    assertThat(kind(with(plugin()))).isEqualTo(ProjectKind.OTHER);
  }

  @Test
  void aProjectThatNamesThePluginAndTakesPortsBuildsCPython() {
    Model model = with(plugin());
    Dependency dependency = new Dependency();
    dependency.setArtifactId("libffi");
    dependency.setType("nanvix-port");
    model.addDependency(dependency);
    assertThat(kind(model)).isEqualTo(ProjectKind.CPYTHON);

    // One that only inherits the plugin may pack what others have made.
    Model own = CalledGoal.model("x", "pom");
    MavenProject inheriting = new MavenProject(model);
    inheriting.setOriginalModel(own);
    assertThat(ProjectKind.of(inheriting, new Properties())).isEqualTo(ProjectKind.OTHER);
  }

  private CalledGoal maven() {
    return CalledGoal.in(here).with("-Dnanvix.store=" + here.resolve("store"));
  }

  /** As the example's: what holds the others together begins the interpreter for one of them. */
  private CalledGoal reactor() {
    return maven()
        .project(".", with("top", plugin("build-python")))
        .project("libffi", CalledGoal.model("libffi", "nanvix-port"))
        .project("cpython", with("cpython", plugin("python")));
  }

  private static ProjectKind kind(Model model) {
    MavenProject project = new MavenProject(model);
    project.setOriginalModel(model);
    return ProjectKind.of(project, new Properties());
  }

  private static Model with(Plugin plugin) {
    return with("x", plugin);
  }

  private static Model with(String artifactId, Plugin plugin) {
    Model model = CalledGoal.model(artifactId, "pom");
    model.getBuild().addPlugin(plugin);
    return model;
  }

  private static Plugin plugin(String... goals) {
    Plugin plugin = new Plugin();
    plugin.setGroupId("io.github.nanvix");
    plugin.setArtifactId("nanvix-maven-plugin");
    PluginExecution execution = new PluginExecution();
    execution.setGoals(List.of(goals));
    plugin.addExecution(execution);
    return plugin;
  }
}
