// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nanvix.maven.exec.CommandRunner;
import io.github.nanvix.maven.fs.Trees;
import io.github.nanvix.maven.suite.TestCase.Outcome;
import io.github.nanvix.maven.toml.PinCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

class InterpreterTestsTest {
  private static final SuiteSetting SETTING = new SuiteSetting("3.13", "target", "emulator");

  /** As {@code python -m test --tempdir DIR --junit-xml FILE TEST} does, for a few tests. */
  private static final String INTERPRETER =
      """
      #!/bin/sh
      [ "$1 $2 $3 $5" = "-m test --tempdir --junit-xml" ] || exit 9
      case $7 in
        test_fine)
          echo '<testsuites><testsuite>
            <testcase name="test.test_fine.A.test_one" time="0.5"/>
            <testcase name="test.test_fine.A.test_two" time="0"><skipped>no &lt;net&gt;</skipped></testcase>
            </testsuite></testsuites>' > "$6" ;;
        test_bad)
          echo '<testsuites><testsuite>
            <testcase name="test.test_bad.B.test_known"><failure type="x">a\nAssertionError: 1 != 2</failure></testcase>
            <testcase name="test.test_bad.B.test_new"><error type="x">OSError: gone</error></testcase>
            <testcase name="test.test_bad.B.test_better"/>
            </testsuite></testsuites>' > "$6"
          exit 2 ;;
        test_absent) echo "test_absent skipped -- No module named 'absent'" ;;
        test_silent) ;;
        test_crash) echo "Fatal Python error"; kill -SEGV $$ ;;
        test_hang) sleep 1000 ;;
      esac
      """;

  @TempDir Path dir;
  private Path interpreter = Path.of("");

  @BeforeEach
  void makeTheInterpreter() throws IOException {
    interpreter = Files.writeString(dir.resolve("python"), INTERPRETER);
    Trees.makeRunnable(interpreter);
    Files.createDirectories(dir.resolve("pins/tests"));
    Files.writeString(
        dir.resolve("pins/tests/list.toml"),
        """
        [[expected]]
        test = "test_bad"
        case = "test.test_bad.B.test_*e*"
        versions = ["3.12"]
        reason = "of another version"
        [[expected]]
        test = "test_bad"
        case = "*.test_known"
        toolchains = ["target"]
        runners = ["emulator"]
        reason = "counts in ones"
        [[expected]]
        test = "test_bad"
        case = "*.test_better"
        reason = "was so once"
        """);
  }

  @Test
  void tellsWhatBecameOfEachCase() {
    List<String> ended = new ArrayList<>();
    List<TestResult> results =
        tests(60)
            .run(
                List.of("test_fine", "test_bad", "test_absent"),
                result -> ended.add(result.text()));
    assertThat(ended)
        .containsExactly(
            "test_fine: 1 case passed, 1 skipped",
            "test_bad: 1 case passed, 1 failed, 1 failed as expected",
            "test_absent: 0 cases passed, 1 skipped");
    assertThat(results.get(0).cases().get(1).message()).isEqualTo("no <net>");
    assertThat(results.get(1).failed())
        .extracting(TestCase::name)
        .containsExactly("test.test_bad.B.test_new");
    assertThat(results.get(1).cases().get(0).message())
        .isEqualTo("expected to fail: counts in ones");
    assertThat(results.get(1).betterThanExpected()).containsExactly("test.test_bad.B.test_better");
    assertThat(results.get(2).cases().get(0).message()).isEqualTo("No module named 'absent'");
  }

  @Test
  void countsWhatDidNotGetToItsCasesAsFailed() {
    List<TestResult> results =
        tests(3).run(List.of("test_crash", "test_silent", "test_hang"), result -> {});
    assertThat(results).allMatch(result -> result.failed().size() == 1);
    assertThat(results.get(0).failed().get(0).message())
        .contains("exit code 139", "Fatal Python error");
    assertThat(results.get(1).failed().get(0).message()).contains("ran no case");
    assertThat(results.get(2).failed().get(0).message()).contains("within 3.0 s");
  }

  @Test
  void writesWhatCiServersRead() throws Exception {
    tests(60).run(List.of("test_bad"), result -> {});
    Element suite =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(dir.resolve("out/TEST-test_bad.xml").toFile())
            .getDocumentElement();
    assertThat(suite.getAttribute("tests")).isEqualTo("3");
    assertThat(suite.getAttribute("failures")).isEqualTo("1");
    assertThat(suite.getAttribute("skipped")).isEqualTo("1");
    Element failed = (Element) suite.getElementsByTagName("testcase").item(1);
    assertThat(failed.getAttribute("classname")).isEqualTo("test.test_bad.B");
    assertThat(failed.getAttribute("name")).isEqualTo("test_new");
    assertThat(((Element) failed.getElementsByTagName("failure").item(0)).getAttribute("message"))
        .isEqualTo("OSError: gone");
    assertThat(dir.resolve("out/work/test_bad")).doesNotExist();
  }

  @Test
  void writesCharactersThatXmlDoesNotHave() throws Exception {
    String text =
        JUnitXml.of(
            new TestResult(
                "t",
                List.of(new TestCase("t.a", 0, Outcome.FAILED, "\u0000\ud83d\ude00\"<&>\ud800")),
                List.of(),
                dir));
    Path file = Files.writeString(dir.resolve("x.xml"), text);
    Element suite =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(file.toFile())
            .getDocumentElement();
    assertThat(suite.getTextContent()).contains("?\ud83d\ude00\"<&>?");
  }

  private InterpreterTests tests(int seconds) {
    return new InterpreterTests(
        new CommandRunner(),
        interpreter,
        Map.of("PATH", "/usr/bin:/bin"),
        Duration.ofSeconds(seconds),
        Expectations.read(
            new PinCatalog(Optional.of(dir.resolve("pins"))), "tests/list.toml", SETTING),
        dir.resolve("out"));
  }
}
