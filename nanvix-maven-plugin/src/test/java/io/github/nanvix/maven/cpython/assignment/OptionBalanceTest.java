// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptionBalanceTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-Wl,--start-group -la -Wl,--end-group -Wl,-( -lb -Wl,-)",
        "-Xlinker --start-group -la -Xlinker --end-group",
        "-Wl,--push-state,--whole-archive -la -Wl,--push-state -lb -Wl,--pop-state,--pop-state",
        "-Wl,--whole-archive -Wl,--push-state,--no-whole-archive -la -Wl,--pop-state,--no-whole-archive",
        "-Wl,--whole-archive,--whole-archive -la -Wl,-no-whole-archive",
        "-Wl,--start-group -Wl,--push-state -la -Wl,--end-group -Wl,--pop-state",
        "-Wl,-Bstatic -la -Wl,--as-needed",
        "'-Wl,--start-lib' a.o -Wl,--end-lib",
      })
  void pairsAreComplete(String value) {
    assertThat(OptionBalance.of(read(value), "LIBS", "ffi")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-Wl,--start-group -la                     | \"--start-group\" is never followed by --end-group",
        "-la -Wl,-end-group                        | \"-end-group\" has no --start-group before it",
        "-Wl,-(,-(,-),-)                           | \"-(\" stands between another one and its --end-group",
        "-Wl,--whole-archive -la                   | \"--whole-archive\" is never followed by --no-whole-archive",
        "-Wl,--no-whole-archive                    | \"--no-whole-archive\" has no --whole-archive before it",
        "-Wl,--push-state -la                      | \"--push-state\" is never followed by --pop-state",
        "-Wl,--push-state,--pop-state,--pop-state  | \"--pop-state\" has no --push-state before it",
        "-Wl,--push-state,--whole-archive,--pop-state,--no-whole-archive | \"--no-whole-archive\" has no",
        "-Wl,--end-lib                             | \"--end-lib\" has no --start-lib before it",
      })
  void anOptionWithoutItsOtherHalfIsNamed(String value, String message) {
    assertThat(OptionBalance.of(read(value), "LIBS", "ffi").orElseThrow().what())
        .startsWith("option " + message);
  }

  private static List<ReadAssignment> read(String value) {
    SourceText file = new SourceText("Makefile", "LIBS = " + value);
    return new MakeSyntax()
        .read(file, VariableName.of("LIBS")).read().stream()
            .map(assignment -> ReadAssignment.of(file, assignment))
            .toList();
  }
}
