// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.make;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nanvix.maven.cpython.setup.MakeRule;
import io.github.nanvix.maven.cpython.setup.Makefile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who asks a whole Makefile gets what the machine's make says. */
class MakeTableTest {

  @TempDir Path dir;

  @Test
  void theTableIsWhatMakeSays() throws IOException {
    List<MakeRow> table = MakeRow.table();

    assertThat(table).hasSizeGreaterThan(150);
    assertThat(RealMake.answered(table, dir)).isEqualTo(table);
  }

  @Test
  void theMakefileSaysWhatTheTableSays() throws IOException {
    requireSame(MakeRow.table());
  }

  @Test
  void anyDefinitionIsReadAsMakeReadsIt() throws IOException {
    requireSame(RealMake.answered(MakeSoup.raw(11, 3_000), dir));
  }

  @Test
  void anyValueIsExpandedAsMakeExpandsIt() throws IOException {
    requireSame(RealMake.answered(MakeSoup.expandable(12, 3_000), dir));
  }

  private static void requireSame(List<MakeRow> rows) {
    List<MakeRow> answered = rows.stream().map(row -> row.answered(answers(row))).toList();
    assertThat(answered).isEqualTo(rows);
  }

  private static List<String> answers(MakeRow row) {
    Makefile makefile = Makefile.parse(row.text());
    return switch (row.kind()) {
      case VALUE -> List.of(makefile.value(row.name()));
      case TEXT -> List.of(makefile.definition(row.name()).orElse(""));
      case VALUE_FOR_TARGET ->
          makefile.targetVariables(row.name()).stream()
              .map(one -> one.definition().value().toString())
              .map(makefile::expand)
              .toList();
      case NEEDS ->
          makefile.rules(row.name()).stream()
              .map(rule -> makefile.expand(String.join(" ", rule.prerequisites())))
              .map(needs -> String.join(" ", Statements.words(needs)))
              .toList();
      case COMMANDS ->
          makefile.rules(row.name()).stream()
              .map(MakeRule::recipe)
              .flatMap(List::stream)
              .map(line -> makefile.expand(line).replaceFirst("^[@+\\- \t]+", ""))
              .filter(line -> !line.isEmpty())
              .toList();
    };
  }
}
