// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nanvix.maven.cpython.link.Hidden;
import io.github.nanvix.maven.cpython.link.MappedText;
import io.github.nanvix.maven.cpython.make.MakeRow;
import io.github.nanvix.maven.cpython.make.MakeSoup;
import io.github.nanvix.maven.cpython.make.RealMake;
import io.github.nanvix.maven.cpython.setup.Makefile;
import io.github.nanvix.maven.failure.BuildException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who edits single assignments reads in them what the machine's make says. */
class MakeTableTest {
  private static final VariableName A = VariableName.of("A");

  @TempDir Path dir;

  @Test
  void assignmentsSayWhatTheTableSays() throws IOException {
    requireSame(MakeRow.table());
  }

  @Test
  void anyAssignmentIsReadAsMakeReadsIt() throws IOException {
    List<MakeRow> rows = MakeSoup.raw(21, 6_000);
    rows.removeIf(row -> row.text().indexOf('$') >= 0);
    assertThat(rows).hasSizeGreaterThan(1_000);
    requireSame(RealMake.answered(rows, dir));
  }

  @Test
  void whatAnAssignmentRefersToIsCutOutAsMakeCutsIt() throws IOException {
    requireSame(RealMake.answered(MakeSoup.expandable(22, 3_000), dir));
  }

  private static void requireSame(List<MakeRow> rows) {
    for (MakeRow row : rows) {
      if (row.kind() == MakeRow.Kind.COMMANDS) {
        List<String> expected =
            row.answers().stream().flatMap(one -> ofShell(one).stream()).toList();
        assertThat(ofMake(row)).as(row.toString()).isEqualTo(expected);
      } else if (row.kind() != MakeRow.Kind.NEEDS && row.isOfOneAssignment()) {
        assertThat(List.of(value(row))).as(row.toString()).isEqualTo(row.answers());
      }
    }
  }

  private static String value(MakeRow row) {
    String value = "";
    for (Assignment one : new MakeSyntax().read(source(row), A).read()) {
      String text = expanded(one.value(), row);
      boolean isJoined = one.appends() && !value.isEmpty() && !text.isEmpty();
      value = one.appends() ? value + (isJoined ? " " : "") + text : text;
    }
    return value;
  }

  private static List<String> ofMake(MakeRow row) {
    return new MakeSyntax()
        .read(source(row), A).read().stream()
            .map(assignment -> expanded(assignment.value(), row))
            .toList();
  }

  /** What a shell's command assigns; nothing where it does not end. */
  private static List<String> ofShell(String command) {
    try {
      return new ShellSyntax()
          .read(new SourceText("command", command), A).read().stream()
              .map(assignment -> assignment.value().toString())
              .toList();
    } catch (BuildException unended) {
      return List.of();
    }
  }

  private static SourceText source(MakeRow row) {
    return new SourceText("Makefile", row.text());
  }

  /** The value with what the reader says is a reference of make's expanded, and nothing else. */
  private static String expanded(MappedText value, MakeRow row) {
    Makefile makefile = Makefile.parse(row.text());
    StringBuilder text = new StringBuilder();
    int done = 0;
    for (Hidden piece : value.hidden()) {
      text.append(value.toString(), done, piece.from());
      String reference = value.toString().substring(piece.from(), piece.to());
      boolean isShells =
          row.kind() == MakeRow.Kind.COMMANDS
              && row.text().contains("$" + reference.substring(0, 2));
      text.append(isShells ? reference : makefile.expand(reference));
      done = piece.to();
    }
    return text.append(value.toString(), done, value.length()).toString();
  }
}
