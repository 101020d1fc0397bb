// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.configure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.fs.Glob;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswersTest {
  private static final String CACHE =
      """
      # This file is a shell script that caches the results of configure
      ac_cv_env_CC_set=set
      ac_cv_env_CC_value=clang
      ac_cv_env_CFLAGS_value='-O2 -g'
      ac_cv_type_size_t=${ac_cv_type_size_t=yes}
      ac_cv_header_stdio_h=${ac_cv_header_stdio_h=yes}
      test ${lt_cv_pipe+y} || lt_cv_pipe='sed {"x"}'
      test "${lt_cv_old+set}" = set || lt_cv_old='{'
      """;

  @Test
  void aCacheFileIsReadWithoutTheEnvironmentOfItsCallAndSorted() {
    assertThat(Answers.ofCache(CACHE).text())
        .isEqualTo(
            """
            ac_cv_header_stdio_h=${ac_cv_header_stdio_h=yes}
            ac_cv_type_size_t=${ac_cv_type_size_t=yes}
            test "${lt_cv_old+set}" = set || lt_cv_old='{'
            test ${lt_cv_pipe+y} || lt_cv_pipe='sed {"x"}'
            """);
  }

  @Test
  void answersToBeAskedAgainAreLeftOut() {
    assertThat(
            Answers.ofCache(CACHE)
                .without(List.of(new Glob("ac_cv_type_*"), new Glob("unheard_of")))
                .lines())
        .containsOnlyKeys("ac_cv_header_stdio_h", "lt_cv_old", "lt_cv_pipe");
  }

  @Test
  void answersThatNamePlacesOfThisMachineAreLeftOut() {
    Answers found =
        Answers.ofCache(
            """
            ac_cv_path_MV=${ac_cv_path_MV='/store/host-tools/f1/tree/mv'}
            ac_cv_path_RM=${ac_cv_path_RM=/bin/rm}
            ac_cv_prog_CC=${ac_cv_prog_CC=clang}
            """);

    assertThat(found.withoutPlaces(List.of("/store/host-tools/f1/tree")).lines())
        .containsOnlyKeys("ac_cv_path_RM", "ac_cv_prog_CC");
  }

  @Test
  void whatIsNoAnswerIsRefusedInKeptAnswers() {
    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(() -> Answers.parse("answers/x.cache", "# x\nac_cv_a=${ac_cv_b=yes}\n"))
        .withMessageContaining("\"answers/x.cache\" line 2 is no answer")
        .withMessageContaining("nanvix:configure-answers");
  }
}
