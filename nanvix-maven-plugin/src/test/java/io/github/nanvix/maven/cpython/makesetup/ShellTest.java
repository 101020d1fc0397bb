// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.makesetup;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nanvix.maven.cpython.setup.SetupDocument;
import io.github.nanvix.maven.cpython.setup.SetupFiles;
import io.github.nanvix.maven.cpython.setup.SetupFiles.SetupFile;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What makesetup was seen to read, run by dash 0.5.12 and by bash 5.2. */
class ShellTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`A= \\x`      | `A=`        | `A= x`",
        "`A=1\\ `      | `A=1 `      | `A=1 `",
        "`A= 1\\ `     | `A= 1 `     | `A= 1`",
        "`A=1 \\ `     | `A=1`       | `A=1`",
        "`A= 1 \\xy`   | `A= 1 xy`   | `A= 1 xy`",
        "`A=\\\\t.`    | `A=\t.`     | `A=\\t.`",
        "`A=\\\\e.`    | `A=\033.`   | `A=\\e.`",
        "`A=\\\\0101.` | `A=A.`      | `A=\\0101.`",
        "`A=\\\\101.`  | `A=A.`      | `A=\\101.`",
        "`A=\\\\q.`    | `A=\\q.`    | `A=\\q.`",
      })
  void backslashes(String text, String dash, String bash) {
    assertThat(read(Shell.DASH, text + "\n").definitions()).containsExactly(dash);
    assertThat(read(Shell.BASH, text + "\n").definitions()).containsExactly(bash);
  }

  @Test
  void dashPrintsNothingAfterAnEscapedC() {
    String text = "A=1\nB=2\\\\cx\nC=3\n";

    assertThat(read(Shell.DASH, text).definitions()).containsExactly("C=3", "B=2");
    assertThat(read(Shell.BASH, text).definitions()).containsExactly("C=3", "B=2\\cx", "A=1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "f*r",
        "fo?bar",
        "foo[ab]ar",
        "foo[a-c]ar",
        "f*",
        "foo[]b]ar",
        "fo\\\\obar",
        "b*a"
      })
  void aModulesNameIsAPatternOfEarlierOnes(String name) {
    assertThat(read(Shell.DASH, "foobar a.c\nbaz,a c.c\n" + name + " b.c\n").shadowed()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"f?r", "foo[c-e]ar", "foo[!b]ar", "foo[", "oobar", "fo[b-a]bar", "g*"})
  void aPatternThatMatchesNothingIsANameOfItsOwn(String name) {
    assertThat(read(Shell.DASH, "foobar a.c\n" + name + " b.c\n").modules()).hasSize(2);
  }

  @Test
  void aCommaPartsNames() {
    assertThat(read(Shell.DASH, "a,b a.c\nb b.c\nc c.c\nb,c d.c\n").modules())
        .extracting(SetupModule::name)
        .containsExactly("a,b", "c", "b,c");
    assertThat(read(Shell.DASH, "a,b,c a.c\nb,c d.c\n").modules()).hasSize(1);
  }

  @Test
  void onlyBashTakesACaretForANegation() {
    String text = "foobar a.c\nfoo[^b]ar b.c\n";

    assertThat(read(Shell.DASH, text).shadowed()).hasSize(1);
    assertThat(read(Shell.BASH, text).shadowed()).isEmpty();
  }

  @Test
  void manyStarsTakeNoTime() {
    String names = "a".repeat(20_000);

    assertThat(read(Shell.DASH, names + " a.c\n" + "a*".repeat(2_000) + "b b.c\n").modules())
        .hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"A=b\\\\\n", "foo a.c\nA=b\\\\\nB=", "A=b\\\\"})
  void theEndOfTheFileWhileMakesetupJoinsLinesStopsIt(String text) {
    boolean isEnded = text.indexOf('\n') >= 0;

    assertThat(read(Shell.DASH, text).stops()).isEqualTo(isEnded);
    assertThat(read(Shell.DASH, text).unfinished()).isPresent();
    assertThat(read(Shell.DASH, text).definitions()).isEmpty();
  }

  private static Interpretation read(Shell shell, String text) {
    SetupFile file = new SetupFile("", SetupDocument.parse(text));
    return new SetupFiles(List.of(file), false).interpretation(shell);
  }
}
