// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nanvix.maven.cpython.makesetup.Interpretation;
import io.github.nanvix.maven.cpython.makesetup.Linkage;
import io.github.nanvix.maven.cpython.makesetup.Reading;
import io.github.nanvix.maven.cpython.makesetup.SetupModule;
import io.github.nanvix.maven.cpython.makesetup.Shell;
import io.github.nanvix.maven.cpython.setup.SetupFiles.SetupFile;
import io.github.nanvix.maven.failure.BuildException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SetupDocumentTest {
  private static final SetupRule CTYPES =
      new SetupRule("_ctypes", List.of("_ctypes/_ctypes.c", "_ctypes/cfield.c"));
  private static final String BLOCK =
      """
      # >>> nanvix writes these lines anew; put yours below the closing mark >>>
      *shared*
      _ctypes _ctypes/_ctypes.c _ctypes/cfield.c
      *static*
      # <<< nanvix <<<
      """;

  @Test
  void anEmptyFileBecomesTheBlock() {
    assertThat(SetupDocument.parse("").place(CTYPES)).hasToString(BLOCK);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "# Edit this file for local setup changes\n",
        "foo foo.c\n*disabled*\nnis\n",
        "_ctypes old.c -lffi\n",
        "*disabled*\n_ctypes\n",
        "A=1 # c\n\n\t\nfoo foo.c \\\n -lx\n",
        "caf\u00e9 x.c # \u20ac\n"
      })
  void otherLinesStayAsTheyAre(String text) {
    assertThat(SetupDocument.parse(text).place(CTYPES)).hasToString(BLOCK + text);
  }

  @Test
  void theSameTextInAnotherEncodingIsAnotherDocument() {
    String text = "# caf\u00e9\n";
    SetupDocument utf8 = SetupDocument.parse(text);
    SetupDocument latin1 = SetupDocument.parse(text.getBytes(StandardCharsets.ISO_8859_1));

    assertThat(latin1).hasToString(utf8.toString());
    assertThat(latin1.identity()).isNotEqualTo(utf8.identity());
    assertThat(utf8.identity()).isEqualTo(text);
  }

  @Test
  void bytesThatAreNotUtf8StayAsTheyAre() {
    byte[] text = "# caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1);
    SetupRule rule = new SetupRule("_ctypes", List.of("a.c", "-I/h\u00f6me"));

    byte[] placed = SetupDocument.parse(text).place(rule).bytes();

    assertThat(Arrays.copyOfRange(placed, placed.length - text.length, placed.length))
        .isEqualTo(text);
    assertThat(new String(placed, StandardCharsets.UTF_8)).contains("-I/h\u00f6me");
    assertThat(SetupDocument.parse(placed).place(rule).bytes()).isEqualTo(placed);
    byte[] more = SetupDocument.parse(placed).place(new SetupRule("x", List.of("x.c"))).bytes();
    assertThat(new String(more, StandardCharsets.UTF_8)).contains("-I/h\u00f6me\nx x.c\n");
  }

  @Test
  void aMissingLastNewlineIsAdded() {
    SetupDocument cut = SetupDocument.parse("*shared*\nfoo foo.c -lx");

    assertThat(cut.endsWithNewline()).isFalse();
    assertThat(cut.place(CTYPES)).hasToString(BLOCK + "*shared*\nfoo foo.c -lx\n");
  }

  @Test
  void aRuleWinsOverEveryOtherForItsModule() {
    SetupDocument placed =
        SetupDocument.parse("*static*\n_ctypes a.c -lffi\n*disabled*\n_ctypes\n").place(CTYPES);

    assertThat(placed.module("_ctypes"))
        .hasValueSatisfying(module -> assertThat(module.linkage()).isEqualTo(Linkage.SHARED))
        .hasValueSatisfying(module -> assertThat(module.sources()).hasSize(2));
    assertThat(placed.interpretation().shadowed())
        .extracting(shadowed -> shadowed.line().first().line())
        .containsExactly(7, 9);
  }

  @Test
  void linesBelowTheBlockKeepTheirSection() {
    SetupDocument placed = SetupDocument.parse("foo foo.c\n*shared*\nbar bar.c\n").place(CTYPES);

    assertThat(placed.module("foo").orElseThrow().linkage()).isEqualTo(Linkage.STATIC);
    assertThat(placed.module("bar").orElseThrow().linkage()).isEqualTo(Linkage.SHARED);
  }

  @Test
  void aBlockThatIsNoLongerFirstMovesBackToTheTop() {
    String text = "_ctypes mine.c\n" + BLOCK + "foo foo.c\n";

    assertThat(SetupDocument.parse(text).place(CTYPES))
        .hasToString(BLOCK + "_ctypes mine.c\nfoo foo.c\n");
  }

  @Test
  void rulesForSeveralModulesShareTheBlock() {
    SetupRule ssl = new SetupRule("_ssl", List.of("_ssl.c"));
    SetupRule other = new SetupRule("_ctypes", List.of("new.c"));

    SetupDocument placed = SetupDocument.parse("").place(CTYPES).place(ssl).place(other).place(ssl);

    assertThat(placed.toString()).contains("*shared*\n_ctypes new.c\n_ssl _ssl.c\n*static*\n");
  }

  @Test
  void disabledModulesStandInTheBlockOnceAndStayThere() {
    SetupDocument disabled = SetupDocument.parse("foo foo.c\n").disable("nis").place(CTYPES);

    assertThat(disabled.toString())
        .contains("cfield.c\n*disabled*\nnis\n*static*\n")
        .endsWith("<<<\nfoo foo.c\n");
    assertThat(disabled.disable("nis").place(CTYPES)).isEqualTo(disabled);
    assertThat(disabled.disable("foo")).isEqualTo(disabled);
    assertThat(disabled.module("nis").orElseThrow().linkage()).isEqualTo(Linkage.DISABLED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "*disabled*\\nnis _ctypes spwd # c\\n | *disabled*\\nnis spwd # c\\n",
        "*disabled*\\n_ctypes nis\\n         | *disabled*\\nnis\\n",
        "*disabled*\\n\\tnis\\t_ctypes # c\\n  | *disabled*\\n\\tnis # c\\n",
        "a _ctypes \\\\n  a.c # c\\nb b.c\\n    | a \\\\n  a.c # c\\nb b.c\\n",
        "a a.c\\\\n  _ctypes\\nb b.c\\n          | a a.c\\nb b.c\\n",
        "a a.c \\\\n# c\\n _ctypes # d\\nb b.c\\n | a a.c\\n# c\\n # d\\nb b.c\\n",
        "_ctypes c.c\\na _ctypes b\\n          | _ctypes c.c\\na _ctypes b\\n",
      })
  void aModuleOnOneLineWithOthersIsTakenOutOfIt(String text, String expected) {
    SetupDocument document = SetupDocument.parse(unescaped(text));

    assertThat(document.place(CTYPES)).hasToString(BLOCK + unescaped(expected));
  }

  private static String unescaped(String text) {
    return text.replace("\\\\n", "\\\n").replace("\\n", "\n").replace("\\t", "\t");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nis _ct\\ypes spwd\n", "a _ctypes\nnis _ctypes spwd\n"})
  void aModuleThatCannotBeTakenOutOfALineIsRefused(String text) {
    SetupDocument document = SetupDocument.parse("*disabled*\n" + text);

    assertThatThrownBy(() -> document.place(CTYPES))
        .isInstanceOf(BuildException.class)
        .hasMessageContaining("\"nis _ctypes spwd\"")
        .hasMessageContaining("first rule wins")
        .hasMessageEndingWith("Take \"_ctypes\" out of that line.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "# >>> nanvix >>>\n_ctypes a.c\n",
        "# <<< nanvix <<<\n# >>> nanvix >>>\n",
        "# >>> nanvix >>>\n# <<< nanvix <<<\n# >>> nanvix >>>\n# <<< nanvix <<<\n",
        "# >>> nanvix >>>\nA=1\n# <<< nanvix <<<\n",
        "# >>> nanvix >>>\nfoo bar a.c\n# <<< nanvix <<<\n"
      })
  void aDamagedBlockIsRefused(String text) {
    assertThatThrownBy(() -> SetupDocument.parse(text).place(CTYPES))
        .isInstanceOf(BuildException.class)
        .hasMessageContaining("is damaged: line ")
        .hasMessageEndingWith("Delete the block; it will be written anew.");
  }

  @Test
  void anUnendedLineIsGluedToTheNextFile() {
    SetupDocument first = SetupDocument.parse("*shared*\nfoo foo.c -lx");
    SetupDocument second = SetupDocument.parse("bar bar.c\n");

    List<SetupModule> modules =
        new SetupFiles(List.of(new SetupFile("a", first), new SetupFile("b", second)), false)
            .interpretation(Shell.DASH)
            .modules();

    assertThat(modules.get(0).link()).containsExactly("-lx*doconfig*");
    assertThat(modules.get(1).linkage()).isEqualTo(Linkage.SHARED);
  }

  @Test
  void aShadowedLineTakesItsOtherModulesWithIt() {
    SetupDocument document = SetupDocument.parse("b b.c\na b c abc.c\na a.c\nc c.c\n");

    assertThat(document.modules()).extracting(SetupModule::name).containsExactly("b", "c");
  }

  @Test
  void nothingIsCompiledAfterNoobjects() {
    Interpretation read =
        SetupDocument.parse("a a.c\n*shared*\n*noobjects*\nb b.c\n").interpretation();

    assertThat(read.applied()).extracting(Reading.Applied::objects).containsExactly(true, false);
    assertThat(read.modules().get(1).linkage()).isEqualTo(Linkage.UNBUILT);
  }

  @Test
  void aFileThatMakesetupWouldStopAtIsRefusedWithItsLine() {
    Interpretation read = SetupDocument.parse("# c\n\nfoo foo.c \\\n -g\r\n").interpretation();

    assertThatThrownBy(() -> read.requireAccepted("Modules/Setup.local"))
        .isInstanceOf(BuildException.class)
        .hasMessage(
            "makesetup will stop at lines 3 to 4 of \"Modules/Setup.local\": bad word \"-g\\r\" in"
                + " \"foo foo.c  -g\\r\". Correct that line.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"foo foo.c", "foo foo.c \\\n", "foo foo.c \\"})
  void aLineThatMakesetupWouldLoseIsRefused(String text) {
    assertThatThrownBy(
            () -> SetupDocument.parse(text).interpretation().requireAccepted("Setup.local"))
        .isInstanceOf(BuildException.class)
        .hasMessageContaining("lose line 1 of \"Setup.local\"");
  }

  @Test
  void whateverTheTextPrintingAndPlacingAreStable() {
    Random random = new Random(20260723);
    List<String> pieces =
        List.of(
            "\n",
            "\n",
            "\n",
            " ",
            "\t",
            "#",
            "\\",
            "\\\n",
            "*shared*\n",
            "*static*",
            "=",
            "foo",
            "_ctypes ",
            "a.c",
            "-lffi",
            "\r\n",
            "# >>> nanvix",
            "# <<< nanvix <<<\n",
            "\u00e9");
    int placed = 0;
    for (int round = 0; round < 3000; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(20); i > 0; i--) {
        text.append(pieces.get(random.nextInt(pieces.size())));
      }
      byte[] bytes =
          text.toString()
              .getBytes(round % 2 == 0 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
      SetupDocument document = SetupDocument.parse(bytes);
      assertThat(document.bytes()).isEqualTo(bytes);
      SetupDocument once;
      try {
        once = document.place(CTYPES);
      } catch (BuildException refused) {
        continue;
      }
      placed++;
      assertThat(once.place(CTYPES).bytes()).as(text.toString()).isEqualTo(once.bytes());
      assertThat(once.endsWithNewline()).isTrue();
      assertThat(once.modules().get(0).name()).isEqualTo("_ctypes");
    }
    assertThat(placed).isGreaterThan(1000);
  }
}
