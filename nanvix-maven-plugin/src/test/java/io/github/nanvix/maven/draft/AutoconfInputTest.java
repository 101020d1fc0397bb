// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AutoconfInputTest {
  @TempDir private Path temp;

  @BeforeEach
  void write() throws IOException {
    Files.writeString(
        temp.resolve("configure.ac"),
        """
        AC_INIT([demo], [1.2])
        AC_CONFIG_HEADERS([demo_config.h src/more.h:src/template.in])
        dnl AC_CHECK_FUNCS([commented])
        AC_CHECK_HEADERS([stdio.h sys/none.h], [], [])
        AC_CHECK_FUNCS([
          strdup \
          nothing])
        AC_CHECK_DECLS([strdup, nothing])
        AC_CHECK_SIZEOF([long])
        AC_CHECK_TYPES([long long int, size_t])
        case "$x" in
          yesyes) demo_has=1;;
          *) demo_has=0;;
        esac
        AC_SUBST([demo_word], [inline])
        AC_DEFINE([ALWAYS], [7], [what is always])
        if test x; then
          AC_DEFINE([SOMETIMES], [1], [inside])
        fi
        """);
  }

  @Test
  void checksAreAnsweredByWhatTheTargetHas() {
    Map<String, String> definitions =
        new AutoconfInput(SourceTree.of(temp)).definitions(Set.of("stdio.h", "strdup()")::contains);
    assertThat(definitions)
        .isEqualTo(
            Map.of(
                "HAVE_STDIO_H", "1",
                "HAVE_STRDUP", "1",
                "HAVE_DECL_STRDUP", "1",
                "HAVE_DECL_NOTHING", "0",
                "SIZEOF_LONG", "__SIZEOF_LONG__",
                "HAVE_LONG_LONG_INT", "1",
                "HAVE_SIZE_T", "1",
                "ALWAYS", "7"));
  }

  @Test
  void wordsAreSubstitutedByWhatIsAssignedFirst() {
    AutoconfInput input = new AutoconfInput(SourceTree.of(temp));
    assertThat(input.values()).containsEntry("demo_has", "1").containsEntry("demo_word", "inline");
    assertThat(input.headers()).containsExactlyInAnyOrder("demo_config.h", "more.h");
  }

  @ParameterizedTest
  @CsvSource({
    "INT, __SIZEOF_INT__",
    "UNSIGNED_LONG, __SIZEOF_LONG__",
    "VOIDP, __SIZEOF_POINTER__",
    "SSIZE_T, __SIZEOF_SIZE_T__",
    "UINT64_T, 8",
    "CHAR, 1",
    "OFF_T, ",
  })
  void sizesAreAsCompilersTellThem(String type, @Nullable String size) {
    assertThat(AutoconfInput.size(type)).isEqualTo(Optional.ofNullable(size));
  }
}
