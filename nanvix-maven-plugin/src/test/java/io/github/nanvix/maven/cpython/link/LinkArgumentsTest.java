// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nanvix.maven.failure.BuildException;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinkArgumentsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "-lz -lffi -lm                             | -lz -lm",
        "-lffi -lm                                 | -lm",
        "-lffi                                     | ``",
        "`  -lffi -ldl  `                          | `  -ldl  `",
        "-lz  -lffi\t-lm                           | -lz\t-lm",
        "-l ffi -lm                                | -lm",
        "-l:libffi.a -lm                           | -lm",
        "-l :libffi.so -lm                         | -lm",
        "-l:libffi.so.8 -l:libffi.so.8.1.2 -lm     | -lm",
        "/x/libffi.a libffi.so $(D)/libffi.so -lm  | -lm",
        "-Wl,-lffi -lm                             | -lm",
        "-Wl,-z,now,-lffi,-lm -lz                  | -Wl,-z,now,-lm -lz",
        "-Wl,-l,ffi,-lm                            | -Wl,-lm",
        "-Wl,--library=ffi,--library,ffi -lm       | -lm",
        "-Wl,-l -Wl,ffi -lm                        | -lm",
        "-Xlinker -lffi -lm                        | -lm",
        "-Xlinker -l -Xlinker ffi -lm              | -lm",
        "\"-lffi\" '-lm'                           | '-lm'",
        "\"-Wl,-lffi,-lm\" -lz                     | \"-Wl,-lm\" -lz",
        "-Wl,\"-lffi,-lm\" -lz                     | -Wl\",-lm\" -lz",
        "\\-l\\f\\f\\i -lm                         | -lm",
        "-L\"/a b\" -lffi '/c d/libffi.a' -lm      | -L\"/a b\" -lm",
        "-Wl,--start-group -lffi -Wl,--end-group   | -Wl,--start-group -Wl,--end-group",
        "-Wl,--start-group,-lffi,--end-group       | -Wl,--start-group,--end-group",
        "-Wl,--whole-archive libffi.a -lc -Wl,--no-whole-archive"
            + " | -Wl,--whole-archive -lc -Wl,--no-whole-archive",
        "-Wl,--push-state,--no-as-needed -lffi -Wl,--pop-state"
            + " | -Wl,--push-state,--no-as-needed -Wl,--pop-state",
      })
  void theLibraryGoesAndNothingElse(String before, String after) {
    LinkArguments arguments = LinkArguments.parse(before);

    assertThat(arguments.mentions("ffi")).isTrue();
    assertThat(arguments.withoutLibrary("ffi")).hasToString(after);
    assertThat(arguments.withoutLibrary("ffi").mentions("ffi")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "  ",
        "-lffi2 -lffi_pic -lf -lFFI",
        "-L/x/libffi -L/x/libffi.a -L libffi.a",
        "/x/libffi/libz.a /x/libffi.so.old /x/libffi.la /x/xlibffi.a libffi.a.o",
        "-l:libffi.o -l:ffi -lffi.a",
        "-o libffi.so -Wl,-soname,libffi.so -Wl,-rpath,/x/libffi.so -Wl,-Map,libffi.a",
        "-Wl,--exclude-libs,libffi.a -Wl,--version-script -Wl,libffi.so",
        "-u ffi_call -Wl,-u,ffi -L ffi",
        "$(shell echo -lffi) ${X -lffi}",
        "-Dx='-lffi' ffi",
        "-Wl, -Wl,, -Xlinker",
        "-l"
      })
  void whatOnlyLooksLikeTheLibraryStays(String text) {
    LinkArguments arguments = LinkArguments.parse(text);

    assertThat(arguments.mentions("ffi")).isFalse();
    assertThat(arguments.withoutLibrary("ffi")).hasToString(text);
  }

  @Test
  void aContinuedLineIsOneList() {
    assertThat(LinkArguments.parse("-lz \\\n\t-lffi \\\n\t-lm\\\n").withoutLibrary("ffi"))
        .hasToString("-lz \\\n\t-lm\\\n");
  }

  @Test
  void valuesAreWhatTheDriverGets() {
    assertThat(LinkArguments.parse("-L'/a b' \"c\\\"d\" e\\ f '' $(A B)").values())
        .isEqualTo(List.of("-L/a b", "c\"d", "e f", "", "$(A B)"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-lffi 'x", "\"-lffi", "it's -lffi"})
  void aQuoteThatIsNeverClosedIsRefused(String text) {
    assertThatThrownBy(() -> LinkArguments.parse(text))
        .isInstanceOf(BuildException.class)
        .hasMessageContaining("is never closed in: " + text);
  }

  @Test
  void aNameThatNoLibraryHasIsRefused() {
    assertThatThrownBy(() -> LinkArguments.parse("").mentions("-lffi"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"-lffi\"");
  }

  @Test
  void whateverTheTextPrintingIsExactAndTakingAwayIsComplete() {
    Random random = new Random(11);
    List<String> pieces =
        List.of(
            " ",
            " ",
            " ",
            "\t",
            "\\\n",
            "\\",
            "'",
            "\"",
            ",",
            "-l",
            "ffi",
            "-lffi",
            "-Wl,",
            "-lm",
            "-Xlinker ",
            "libffi.a",
            "/",
            "$(",
            ")",
            "-o",
            "--start-group",
            "--end-group");
    int removed = 0;
    for (int round = 0; round < 20_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(12); i > 0; i--) {
        text.append(pieces.get(random.nextInt(pieces.size())));
      }
      LinkArguments arguments;
      try {
        arguments = LinkArguments.parse(text.toString());
      } catch (BuildException refused) {
        continue;
      }
      assertThat(arguments).hasToString(text.toString());
      if (arguments.mentions("ffi")) {
        removed++;
        LinkArguments left = LinkArguments.parse(arguments.withoutLibrary("ffi").toString());
        String shown = text + " -> " + left;
        assertThat(left.mentions("ffi")).as(shown).isFalse();
        assertThat(count(left, "--start-group"))
            .as(shown)
            .isEqualTo(count(arguments, "--start-group"));
        assertThat(count(left, "-lm")).as(shown).isEqualTo(count(arguments, "-lm"));
      } else {
        assertThat(arguments.withoutLibrary("ffi")).hasToString(text.toString());
      }
    }
    assertThat(removed).isGreaterThan(500);
  }

  /** How often an argument or an item of a list is {@code word}. */
  private static long count(LinkArguments arguments, String word) {
    return arguments.values().stream()
        .flatMap(value -> Stream.of(value.split(",")))
        .filter(word::equals)
        .count();
  }
}
