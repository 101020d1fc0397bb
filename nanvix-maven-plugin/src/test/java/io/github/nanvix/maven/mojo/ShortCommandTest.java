// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import io.github.nanvix.maven.cli.Nanvix;
import io.github.nanvix.maven.elf.Gcc;
import io.github.nanvix.maven.fs.Trees;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The short command says what the goal says: the same lines, the same JSON, the same verdict. */
class ShortCommandTest {
  @TempDir private Path temp;
  private Path image = Path.of("unset");
  private Path elsewhere = Path.of("unset");

  private record Called(int code, List<String> out, String text, String err) {}

  @BeforeEach
  void makeTheImage() throws IOException {
    image = temp.resolve("image");
    elsewhere = Files.createDirectories(temp.resolve("elsewhere"));
    Gcc.executable(image.resolve("bin/python.elf"), "void _start(void) {}");
    Path library = temp.resolve("libgone.so");
    Gcc.shared(library, "int gone(void) { return 1; }", "-Wl,-soname,libgone.so");
    Gcc.shared(
        image.resolve("lib/one.so"), "int gone(void); int m(void) { return gone(); }", library);
  }

  @AfterEach
  void deleteTheStore() throws IOException {
    Trees.delete(temp.resolve("store"));
  }

  @Test
  void verifyFindsWhatTheGoalFinds() throws IOException {
    assertSame(
        "verify",
        "verify.json",
        1,
        List.of("verify", image.toString(), "--loader=nanvix-2026-07"),
        "-Dnanvix.sysroot=" + image,
        "-Dnanvix.loader=nanvix-2026-07");
    Files.delete(image.resolve("lib/one.so"));
    assertSame(
        "verify",
        "verify.json",
        0,
        List.of("verify", image.toString(), "--loader=nanvix-2026-07"),
        "-Dnanvix.sysroot=" + image,
        "-Dnanvix.loader=nanvix-2026-07");
  }

  @Test
  void verifyOfFilesFindsWhatTheGoalFinds() throws IOException {
    assertSame(
        "verify",
        "verify-files.json",
        0,
        List.of("verify", image.resolve("lib/*.so").toString()),
        "-Dnanvix.files=" + image.resolve("lib/*.so"));
  }

  @Test
  void treePlansWhatTheGoalPlans() throws IOException {
    List<String> command =
        List.of("tree", image.toString(), "--loader=nanvix-2026-07", "--symbols");
    assertSame(
        "tree",
        "tree.json",
        1,
        command,
        "-Dnanvix.sysroot=" + image,
        "-Dnanvix.loader=nanvix-2026-07",
        "-Dnanvix.symbols");
    List<String> lenient = new ArrayList<>(command);
    lenient.add("--no-fail");
    assertSame(
        "tree",
        "tree.json",
        0,
        lenient,
        "-Dnanvix.sysroot=" + image,
        "-Dnanvix.loader=nanvix-2026-07",
        "-Dnanvix.symbols",
        "-Dnanvix.tree.fail=false");
  }

  @Test
  void lintSetupReadsWhatTheGoalReads() throws IOException {
    Path setup = Files.writeString(temp.resolve("Setup.local"), "*shared*\n_a a.c # b\n_a a.c\n");
    assertSame(
        "lint-setup",
        "lint-setup.json",
        0,
        List.of("lint-setup", setup.toString()),
        "-Dnanvix.setup=" + setup);
  }

  @Test
  void compareSeesWhatTheGoalSees() throws IOException {
    Path one = Files.writeString(temp.resolve("one.txt"), "a\nb\n");
    Path other = Files.writeString(temp.resolve("other.txt"), "a\nc\n");
    assertSame(
        "compare",
        "",
        1,
        List.of("compare", one.toString(), other.toString()),
        "-Dnanvix.first=" + one,
        "-Dnanvix.second=" + other);
    Called json = command(List.of("compare", one.toString(), one.toString(), "--json"));
    assertThat(json.code()).isZero();
    assertThat(JsonParser.parseString(json.text()).getAsJsonObject().get("equal").getAsBoolean())
        .isTrue();
  }

  @Test
  void reportTellsWhatTheGoalTells() throws IOException {
    assertSame(
        "report",
        "report.json",
        0,
        List.of("report", image.toString(), "--loader=nanvix-2026-07"),
        "-Dnanvix.sysroot=" + image,
        "-Dnanvix.loader=nanvix-2026-07");
    assertThat(temp.resolve("of-command/report.html"))
        .hasSameBinaryContentAs(temp.resolve("of-goal/report.html"));
  }

  @Test
  void doctorLooksAtWhatTheGoalLooksAt() throws IOException {
    Files.createDirectories(temp.resolve("store/photographs"));
    String before = System.getProperty("maven.home");
    try {
      // Both look at the Maven on the PATH, or at none.
      System.clearProperty("maven.home");
      Called command = command(List.of("doctor"));
      CalledGoal.Outcome goal = goal("doctor");
      assertThat(command.code()).isEqualTo(1);
      assertThat(command.err().strip()).isEqualTo(goal.failureMessage());
      assertThat(withoutMaven(command.out())).isEqualTo(withoutMaven(lines(goal)));
    } finally {
      if (before != null) {
        System.setProperty("maven.home", before);
      }
    }
  }

  @Test
  void whatCannotBeUnderstoodEndsWithTwo() {
    assertThat(command(List.of()).code()).isEqualTo(2);
    assertThat(command(List.of("verfy")).code()).isEqualTo(2);
    assertThat(command(List.of("verify")).code()).isEqualTo(2);
  }

  @Test
  void whatIsNotThereEndsWithOne() {
    Called gone = command(List.of("tree", temp.resolve("nowhere").toString()));
    assertThat(gone.code()).isEqualTo(1);
    assertThat(gone.err()).contains("nowhere\" is no directory");
  }

  /** Lines, JSON, reports and verdict of the command are those of the goal. */
  private void assertSame(
      String goalName, String report, int code, List<String> arguments, String... options)
      throws IOException {
    CalledGoal.Outcome goal = goal(goalName, options);
    Called command = command(arguments);

    assertThat(command.code()).as(command.err()).isEqualTo(code);
    assertThat(command.out()).isEqualTo(lines(goal));
    assertThat(goal.failure().isPresent()).isEqualTo(code != 0);
    assertThat(command.err().strip())
        .isEqualTo(goal.failure().map(Exception::getMessage).orElse(""));
    if (!report.isEmpty()) {
      List<String> writing = new ArrayList<>(List.of(options));
      writing.add("-Dnanvix.output=" + temp.resolve("of-goal"));
      goal(goalName, writing.toArray(String[]::new));
      List<String> json = new ArrayList<>(arguments);
      json.addAll(List.of("--json", "--output=" + temp.resolve("of-command")));
      Called printed = command(json);
      String expected = Files.readString(temp.resolve("of-goal").resolve(report));
      assertThat(printed.text()).isEqualTo(expected);
      assertThat(temp.resolve("of-command").resolve(report)).hasContent(expected);
      assertThat(JsonParser.parseString(expected).getAsJsonObject().get("schema")).isNotNull();
    }
  }

  private Called command(List<String> arguments) {
    List<String> all = new ArrayList<>(arguments);
    if (!arguments.isEmpty()) {
      all.add("--store=" + temp.resolve("store"));
    }
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine line =
        Nanvix.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    int code = line.execute(all.toArray(String[]::new));
    line.getOut().flush();
    line.getErr().flush();
    return new Called(code, out.toString().lines().toList(), out.toString(), err.toString());
  }

  private CalledGoal.Outcome goal(String name, String... options) {
    return CalledGoal.in(elsewhere)
        .with("-Dnanvix.store=" + temp.resolve("store"))
        .with(options)
        .run(name);
  }

  private static List<String> lines(CalledGoal.Outcome goal) {
    return goal.log().stream().map(line -> line.replaceFirst("^\\[\\w+] ", "")).toList();
  }

  private static List<String> withoutMaven(List<String> lines) {
    return lines.stream()
        .filter(line -> !line.contains(" Maven: ") && !line.endsWith("apt-get install -y maven"))
        .toList();
  }
}
