// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.setup.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.sun.management.ThreadMXBean;
import io.github.nanvix.maven.cpython.makesetup.Place;
import io.github.nanvix.maven.cpython.setup.SetupDocument;
import io.github.nanvix.maven.cpython.setup.SetupFiles;
import io.github.nanvix.maven.cpython.setup.SetupFiles.SetupFile;
import io.github.nanvix.maven.recipe.PythonRecipe;
import io.github.nanvix.maven.report.SetupJson;
import io.github.nanvix.maven.report.SetupLines;
import io.github.nanvix.maven.toml.PinCatalog;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SetupLintTest {
  private static final List<String> CONFIGURED =
      PythonRecipe.read(new PinCatalog(Optional.empty())).configured();

  static Stream<Arguments> trapped() {
    return Stream.of(
        trap(Trap.BAD_WORD, 2, "bad word \"-g\".", "*shared*\nfoo a.c -g\n"),
        trap(Trap.BAD_WORD, 1, "Put -Xcompiler or -Xlinker before it.", "foo a.c -g\n"),
        trap(Trap.BAD_WORD, 1, "A marker must be alone", "*static* x\n"),
        trap(Trap.BAD_WORD, 1, "carriage return", "*static*\r\n"),
        trap(Trap.BAD_WORD, 1, "\"-x.c\"", "foo -x.c\n"),
        trap(Trap.BAD_WORD, 1, "name the file that configure writes", "@MODULE_A_TRUE@a a.c\n"),
        trap(Trap.INVISIBLE_CHARACTER, 1, "U+00A0 NO-BREAK SPACE in column 4", "foo\u00a0a.c\n"),
        trap(Trap.INVISIBLE_CHARACTER, 1, "U+FEFF ZERO WIDTH", "\ufeff# -*- makefile -*-\n"),
        trap(Trap.INVISIBLE_CHARACTER, 2, "U+200B ZERO WIDTH SPACE in", "# c\nfoo a.c\u200b\n"),
        trap(Trap.INVISIBLE_CHARACTER, 1, "U+3000 IDEOGRAPHIC SPACE in", "A=x\u3000y\n"),
        trap(Trap.INVISIBLE_CHARACTER, 1, "U+2028 LINE SEPARATOR in", "A=x\u2028B=y\n"),
        trap(Trap.INVISIBLE_CHARACTER, 1, "U+E0020 TAG SPACE in", "A=x\udb40\udc20y\n"),
        trap(Trap.INVISIBLE_CHARACTER, 1, "U+3164 HANGUL FILLER in", "A=x\u3164y\n"),
        trap(Trap.INVISIBLE_CHARACTER, 1, "U+000B LINE TABULATION in column 4", "A=x\u000by\n"),
        trap(Trap.INVISIBLE_CHARACTER, 1, "U+000D CARRIAGE RETURN (CR) in", "A=x\ry\n"),
        trap(
            Trap.INVISIBLE_CHARACTER,
            1,
            "in column 6, U+00A0 NO-BREAK SPACE in column 8",
            "A=\ud83d\ude00 x\u202fy\u00a0z # \u00a0\n"),
        trap(Trap.INVISIBLE_CHARACTER, 1, "the byte A0, a no-break space", "A=\u00ff\u00a0y\n"),
        trap(Trap.PERCENT_SIGN, 1, "\"Modules/a%b.o\"", "foo a%b.c\n"),
        trap(Trap.PERCENT_SIGN, 2, "\"a%b\"", "*disabled*\na%b\n"),
        trap(Trap.NO_FINAL_NEWLINE, 1, "it is lost where no file follows", "foo a.c"),
        trap(Trap.NO_FINAL_NEWLINE, 1, "next file begins in the section", "*shared*", "b b.c\n"),
        trap(Trap.NO_FINAL_NEWLINE, 1, "glued to it", "# c", "b b.c\n"),
        trap(Trap.ENDS_IN_CONTINUATION, 2, "is lost", "foo a.c \\\n b.c \\\n"),
        trap(Trap.ENDS_IN_CONTINUATION, 1, "a bad word", "foo a.c \\ # c\n", "b b.c\n"),
        trap(Trap.SWALLOWED_LINE, 2, "This blank line", "foo a.c \\\n \nbar b.c\n"),
        trap(Trap.SWALLOWED_LINE, 2, "This comment", "foo a.c \\\n# c\n b.c\n"),
        trap(Trap.BLANK_AFTER_BACKSLASH, 1, "before a blank", "foo a.c \\ \nbar b.c\n"),
        trap(Trap.BACKSLASH_BEFORE_COMMENT, 1, "does not quote", "foo a.c -DA\\#1\n b.c\n"),
        trap(Trap.CRLF, 2, "at the end of 1 more line,", "# c\r\nA=1\r\nB=2\r\n"),
        trap(Trap.CRLF, 1, "A carriage return is part of the last word", "A=1\r\nB=2\n"),
        trap(Trap.NOT_UTF8, 1, "UTF-8 locale", "# \u00ff\n"),
        trap(Trap.SHELL_DEPENDENT, 1, "Dash reads \"A=\", bash \"A= x\"", "A= \\x\n"),
        trap(Trap.SHELL_DEPENDENT, 1, "A backslash is left in \"A=a\\tb\"", "A=a\\\\tb\n"),
        trap(Trap.SHELL_DEPENDENT, 1, "in \"foo a\\x.c\"", "foo a\\\\x.c\n"),
        trap(Trap.GLOB, 1, "\"a?.c\"", "foo a?.c\n"),
        trap(Trap.EQUALS_IN_RULE, 1, "\"foo a.c -DX=1\"", "foo a.c -DX=1\n"),
        trap(Trap.EQUALS_IN_RULE, 1, "misreads it", "foo a.c -l:libx.a -DX=1\n"),
        trap(Trap.EQUALS_IN_RULE, 1, "looks like a rule", "foo X=1\n"),
        trap(Trap.DEFINITION_ORDER, 2, "line comes before that one, which", "A=1\nA=2\n"),
        trap(Trap.DEFINITION_ORDER, 3, "\"A\" is defined at S1:1", "A = 1\nB=2\nA += 2\n"),
        trap(Trap.COMPILER_FLAG_TO_LINK, 1, "\"-O2\"", "foo a.c -O2\n"),
        trap(Trap.COMPILER_FLAG_TO_LINK, 1, "\"-Wall\"", "foo a.c -Wall\n"),
        trap(Trap.OBJECT_WORD, 1, "compiles a source, \"b.c\"", "foo d/b.o\n"),
        trap(Trap.UNPLACED_OBJECT, 1, "\"Modules/$(srcdir)/a.o\"", "foo $(srcdir)/a.c\n"),
        trap(Trap.UNPLACED_OBJECT, 1, "\"Modules//x/a.o\"", "foo /x/a.c\n"),
        trap(Trap.MISSING_OPERAND, 1, "\"-Xlinker\" needs a word", "foo a.c -Xlinker\n"),
        trap(Trap.SPLIT_REFERENCE, 1, "\"$(shell\"", "foo a.c $(shell echo -lx)\n"),
        trap(Trap.DEFAULT_FLAGS_LOST, 1, "$(MODULE__CTYPES_CFLAGS) and", "_ctypes a.c -lffi\n"),
        trap(
            Trap.DEFAULT_FLAGS_LOST,
            1,
            "place of $(MODULE_ZLIB_LDFLAGS),",
            "zlib a.c $(MODULE_ZLIB_CFLAGS)\n"),
        trap(Trap.SEVERAL_MODULES, 1, "[$(MODULE_A B_CFLAGS), $(MODULE_A B_L", "a b x.c\n"),
        trap(Trap.SEVERAL_MODULES, 1, "\"a\" and \"b\", each of all objects.", "a b x.c -lx\n"),
        trap(Trap.NO_MODULE, 1, "go to the interpreter", "-lx\n"),
        trap(Trap.NO_MODULE, 2, "nothing is linked", "*shared*\na.c -lx\n"),
        trap(Trap.NO_SOURCE, 1, "No source makes \"foo\"", "foo -lx\n"),
        trap(Trap.NOT_AN_IDENTIFIER, 1, "PyInit_foo-bar", "foo-bar a.c\n"),
        trap(Trap.AMPERSAND, 1, "\"Modules/a&b.o\"", "foo a&b.c\n"),
        trap(Trap.SHARED_SOURCE, 3, "is made here and at S1:1-2", "a x.c \\\n y.c\nb y.c\n"),
        trap(Trap.REPEATED_MODULE, 2, "\"a\" has an earlier rule at S1:1", "a x.c\na y.c\n"),
        trap(Trap.REPEATED_AMONG_OTHERS, 2, "\"b\" counts as handled", "a x.c\nb a y.c\n"),
        trap(Trap.REPEATED_AMONG_OTHERS, 1, "\"a\" stands twice", "a a x.c\n"),
        trap(Trap.REPEATED_AMONG_OTHERS, 1, "matches an earlier", "foo x.c\n", "f* y y.c\n"),
        trap(Trap.NOTHING_COMPILED, 2, "nothing is compiled", "a a.c\n*noobjects*\nb b.c\n"));
  }

  private static Arguments trap(Trap trap, int line, String message, String... files) {
    return argumentSet(trap.id() + " " + message, trap, line, message, List.of(files));
  }

  @ParameterizedTest
  @MethodSource
  void trapped(Trap trap, int line, String message, List<String> files) {
    SetupLint lint = lint(files);
    String file = trap == Trap.REPEATED_AMONG_OTHERS && files.size() > 1 ? "S2" : "S1";

    assertThat(lint.warnings())
        .filteredOn(warning -> warning.trap() == trap)
        .singleElement()
        .satisfies(
            warning -> {
              assertThat(warning.place()).isEqualTo(new Place(file, line));
              assertThat(warning.toString()).contains(trap.id(), message);
              assertThat(warning.advice()).endsWith(".");
            });
    assertThat(lint.error().isPresent())
        .isEqualTo(lint.warnings().stream().anyMatch(warning -> warning.trap().isError()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "# -*- makefile -*-\n\n \t\n",
        "*shared*\nfoo foo.c sub/bar.cc -Iinc -fPIC -lx -Wl,-z,now $(X_LIBS) # c\n",
        "foo foo.c \\\n  bar.c \\ # c\n  -lx\n",
        "foo a.c \\\n# b.c \\\n c.c\n",
        "foo foo.c -Xcompiler -O2 -Xlinker -x -u sym -framework F\n",
        "*disabled*\nnis spwd _ctypes\n_bz2 -lbz2\n",
        "A=1\nB += 2\nB += 3\nexport C=4\npython: LIBS += -lx\nA b: D=1\n",
        "_ctypes a.c $(MODULE__CTYPES_CFLAGS) -Ix $(MODULE__CTYPES_LDFLAGS)\n",
        "foo foo.a\n",
        "# \u00fcber # \u20ac \\ \n",
        "a a.c # a\u00a0no-break space in a comment\ufeff\n",
        "A=\ud83d\ude00 \u00fc\n",
        "A=\\\"x\\\" y\\ z\n"
      })
  void whatSaysWhatItDoesIsNoTrap(String text) {
    assertThat(lint(List.of(text)).warnings()).isEmpty();
  }

  @Test
  void aTemplateIsReadAsConfigureWritesItWithEachModuleOn() {
    String template =
        """
        *@MODULE_BUILDTYPE@*
        @MODULE_ARRAY_TRUE@array arraymodule.c
        @MODULE__CTYPES_TRUE@_ctypes _ctypes/_ctypes.c @MODULE__CTYPES_MALLOC_CLOSURE@
        #@MODULE_OFF_TRUE@off off.c
        *static*
        @MODULE_PWD_TRUE@pwd pwdmodule.c
        X_LIBS=@X_LIBS@ -lm
        """;
    SetupLint lint = lint("Modules/Setup.stdlib.in", template);

    assertThat(lint.warnings()).isEmpty();
    assertThat(lint.read().modules())
        .extracting(module -> module.linkage() + " " + module.name() + " " + module.sources())
        .containsExactly(
            "SHARED array [arraymodule.c]",
            "SHARED _ctypes [_ctypes/_ctypes.c]",
            "STATIC pwd [pwdmodule.c]");
    assertThat(lint.read().definitions()).containsExactly("X_LIBS=@X_LIBS@ -lm");
    assertThat(SetupLines.of(lint, "Modules/Setup.stdlib.in"))
        .first()
        .satisfies(line -> assertThat(line.text()).contains("template"));
    assertThat(SetupJson.render(lint)).contains("\"template\": true");
  }

  @Test
  void aTemplateIsHeldToWhatIsNoPlaceholder() {
    String template = "@MODULE_A_TRUE@a a.c -g\n@MODULE_B_TRUE@b b.c\n@MODULE_B_TRUE@b c.c\n";

    assertThat(lint("Setup.in", template).warnings())
        .extracting(warning -> warning.place().line() + " " + warning.trap().id())
        .containsExactly("1 bad-word", "3 repeated-module");
  }

  @Test
  void whatPrintsLikeABlankIsSpelledOutWhereverALineIsShown() {
    SetupLint lint = lint(List.of("foo\u00a0a.c b\u200bc.c\nA=x\u2003y\n"));

    assertThat(SetupLines.of(lint, "S1"))
        .extracting(SetupLines::text)
        .allSatisfy(text -> assertThat(text).doesNotContain("\u00a0", "\u200b", "\u2003"))
        .anySatisfy(text -> assertThat(text).contains("foo<U+00A0>a.c b<U+200B>c.c"))
        .anySatisfy(text -> assertThat(text).contains("A=x<U+2003>y"));
  }

  @Test
  void aRuleInThePlaceOfOneInALaterFileIsNoTrap() {
    assertThat(lint(List.of("*disabled*\nzlib\n", "zlib z.c\n")).warnings()).isEmpty();
  }

  @Test
  void aFileThatIsNotEndedIsNotGluedWhereMakesetupSeparatesFiles() {
    SetupFiles files = files(List.of("*shared*\na a.c -lx", "b b.c\n"), true);

    assertThat(SetupLint.of(files, CONFIGURED).read().modules())
        .extracting(module -> module.linkage() + " " + module.link())
        .containsExactly("SHARED [-lx]", "STATIC [$(MODULE_B_LDFLAGS)]");
    assertThat(SetupLint.of(files, CONFIGURED).warnings())
        .singleElement()
        .asString()
        .contains("makesetup puts one there since CPython 3.15");
  }

  @Test
  void whatComesAfterABadWordIsReportedToo() {
    SetupLint lint = lint(List.of("a a.c -g\nb b.c\nc c.c -pthread\n"));

    assertThat(lint.warnings()).extracting(Warning::trap).containsOnly(Trap.BAD_WORD).hasSize(2);
    assertThat(lint.error()).hasValueSatisfying(e -> assertThat(e.place().line()).isOne());
    assertThat(lint.read().modules()).extracting(module -> module.name()).containsExactly("b");
  }

  @Test
  void anyBytesAreReadToTheEndAndPrintedBack() {
    byte[] likely = "#\\ \t\n\r=*ao_.c-l$()[?%&\0".getBytes(StandardCharsets.UTF_8);
    Random random = new Random(11);
    for (int round = 0; round < 2000; round++) {
      byte[] bytes = new byte[random.nextInt(60)];
      random.nextBytes(bytes);
      for (int i = 0; i < bytes.length; i++) {
        if (random.nextInt(8) > 0) {
          bytes[i] = likely[random.nextInt(likely.length)];
        }
      }
      SetupDocument document = SetupDocument.parse(bytes);
      SetupFiles files =
          new SetupFiles(
              List.of(new SetupFile("a", document), new SetupFile("b", document)),
              random.nextBoolean());

      assertThat(document.bytes()).isEqualTo(bytes);
      assertThat(SetupJson.render(SetupLint.of(files, CONFIGURED))).startsWith("{");
      assertThat(SetupLines.of(SetupLint.of(files, CONFIGURED), "a")).isNotNull();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b\n", "*a ", "foo a.c \\\n", "A=1\n", "a,b a.c\n", "x%\n"})
  void fourTimesTheFileIsFourTimesTheWork(String piece) {
    // Work that grows with the square of the size would be sixteen times as much.
    assertThat(allocated(piece, 256 << 10)).isLessThan(8 * allocated(piece, 64 << 10));
  }

  /** The bytes of all objects that are made: unlike seconds, the same on every machine. */
  private static long allocated(String piece, int size) {
    List<String> text = List.of(piece.repeat(size / piece.length()));
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    assertThat(lint(text)).isNotNull();
    return threads.getCurrentThreadAllocatedBytes() - before;
  }

  @Test
  void everyTrapHasAnExampleAndALineInThePage() throws IOException {
    Set<Trap> without = EnumSet.allOf(Trap.class);
    trapped().forEach(example -> without.remove(example.get()[0]));
    String page = Files.readString(Path.of("..", "docs", "setup-json.md"));

    assertThat(without).isEmpty();
    assertThat(Trap.values()).allSatisfy(trap -> assertThat(page).contains("| `" + trap.id()));
  }

  private static SetupLint lint(String name, String text) {
    SetupFile file = new SetupFile(name, SetupDocument.parse(text));
    return SetupLint.of(new SetupFiles(List.of(file), false), CONFIGURED);
  }

  private static SetupLint lint(List<String> files) {
    return SetupLint.of(files(files, false), CONFIGURED);
  }

  private static SetupFiles files(List<String> texts, boolean separated) {
    List<SetupFile> files = new ArrayList<>();
    for (String text : texts) {
      boolean isLatin = text.indexOf('\u00ff') >= 0;
      byte[] bytes = text.getBytes(isLatin ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
      files.add(new SetupFile("S" + (files.size() + 1), SetupDocument.parse(bytes)));
    }
    return new SetupFiles(files, separated);
  }
}
