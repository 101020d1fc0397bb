// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import io.github.nanvix.maven.elf.Gcc;
import io.github.nanvix.maven.fs.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goals tell the service that a build runs on. */
class CiGoalsTest {
  @TempDir private Path temp;

  @BeforeEach
  void makeWhatIsWrong() throws IOException {
    Gcc.executable(temp.resolve("image/bin/python.elf"), "void _start(void) {}");
    Gcc.shared(temp.resolve("image/lib/one.so"), "int gone(void); int m(void) { return gone(); }");
    Files.writeString(temp.resolve("Setup.local"), "*shared*\n_a a.c\n_a a.c\n");
  }

  @AfterEach
  void deleteTheStore() throws IOException {
    Trees.delete(temp.resolve("store"));
  }

  @Test
  void gitHubShowsFindingsAtTheirFiles() {
    assertThat(onGitHub("verify", "-Dnanvix.sysroot=" + temp.resolve("image")).out())
        .contains("::error file=image/lib/one.so,line=1,title=ELF-SYM-001::")
        .doesNotContain("::group::");
    assertThat(onGitHub("verify", "-Dnanvix.files=image/lib/*.so").out())
        .contains(" file=image/lib/one.so,line=1,title=ELF-");
    assertThat(onGitHub("lint-setup", "-Dnanvix.setup=Setup.local").out())
        .contains("::warning file=Setup.local,line=3,title=repeated-module::");
    assertThat(onGitHub("lint-setup", "-q", "-Dnanvix.setup=Setup.local").out())
        .doesNotContain("::warning");
  }

  @Test
  void gitHubFoldsGoalsOfAPhase() {
    assertThat(
            goal()
                .inEnvironment("GITHUB_ACTIONS", "true")
                .with("-Dnanvix.setup=Setup.local")
                .project("pom")
                .boundToAPhase()
                .run("lint-setup")
                .out()
                .lines())
        .first()
        .isEqualTo("::group::nanvix:lint-setup @ project");
  }

  @Test
  void gitLabGetsAReportOfCodeQuality() throws IOException {
    goal()
        .inEnvironment("GITLAB_CI", "true")
        .inEnvironment("CI_PROJECT_DIR", temp.toString())
        .with("-Dnanvix.output=" + temp.resolve("out"))
        .with("-Dnanvix.sysroot=" + temp.resolve("image"), "-Dnanvix.loader=nanvix-2026-07")
        .run("verify");

    String report = Files.readString(temp.resolve("out/verify.codequality.json"));
    assertThat(report).contains("\"path\": \"image/lib/one.so\"", "\"blocker\"");
    assertThat(JsonParser.parseString(report).getAsJsonArray()).isNotEmpty();
  }

  @Test
  void aSummaryThatCannotBeWrittenFailsNothing() {
    CalledGoal.Outcome outcome =
        goal()
            .inEnvironment("GITHUB_ACTIONS", "true")
            .inEnvironment("GITHUB_STEP_SUMMARY", temp.resolve("no/where").toString())
            .with("-Dnanvix.sysroot=" + temp.resolve("image"), "-Dnanvix.loader=nanvix-2026-07")
            .run("report");

    assertThat(outcome.failure()).isEmpty();
    assertThat(outcome.log()).anyMatch(line -> line.startsWith("[WARNING] The summary "));
  }

  @Test
  void theReportIsInTheSummaryOfTheStep() throws IOException {
    Path summary = Files.writeString(temp.resolve("summary"), "before\n");
    goal()
        .inEnvironment("GITHUB_ACTIONS", "true")
        .inEnvironment("GITHUB_STEP_SUMMARY", summary.toString())
        .with("-Dnanvix.sysroot=" + temp.resolve("image"), "-Dnanvix.loader=nanvix-2026-07")
        .run("report");

    assertThat(Files.readString(summary)).startsWith("before\n").contains("### Findings\n");
  }

  private CalledGoal.Outcome onGitHub(String goal, String... options) {
    return goal()
        .inEnvironment("GITHUB_ACTIONS", "true")
        .inEnvironment("GITHUB_WORKSPACE", temp.toString())
        .with("-Dnanvix.loader=nanvix-2026-07")
        .with(options)
        .run(goal);
  }

  private CalledGoal goal() {
    return CalledGoal.in(temp).with("-Dnanvix.store=" + temp.resolve("store"));
  }
}
