// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.setup.lint;

import io.github.nanvix.maven.cpython.makesetup.Place;
import io.github.nanvix.maven.cpython.makesetup.SourceLine;
import io.github.nanvix.maven.cpython.setup.SetupFiles.SetupFile;
import io.github.nanvix.maven.failure.Visible;
import io.github.nanvix.maven.fs.Count;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Traps that single physical lines are. */
final class LineChecks implements Check {
  private static final char NO_BREAK_SPACE = 0xa0;
  // Enough of one line, whatever file it is.
  private static final int NAMED = 10;

  @Override
  public Stream<Warning> in(Subject subject) {
    return subject.files().files().stream().flatMap(LineChecks::in);
  }

  private static Stream<Warning> in(SetupFile file) {
    List<SourceLine> lines = file.lines();
    return Stream.of(
            carriageReturns(lines),
            lines.stream()
                .filter(line -> line.code().matches(".*\\\\[ \t]+"))
                .map(LineChecks::blank),
            lines.stream().filter(SourceLine::quotesComment).map(LineChecks::comment),
            lines.stream().flatMap(line -> unseen(line, file.document().isUtf8())),
            file.document().isUtf8() ? Stream.<Warning>of() : bytes(lines))
        .flatMap(warnings -> warnings);
  }

  private static Stream<Warning> carriageReturns(List<SourceLine> lines) {
    List<Place> places =
        lines.stream().filter(line -> line.code().endsWith("\r")).map(SourceLine::place).toList();
    return places.stream()
        .limit(1)
        .map(
            first ->
                new Warning(
                    Trap.CRLF,
                    first,
                    "A carriage return"
                        + (places.size() == 1
                            ? ""
                            : ", here and at the end of "
                                + new Count(places.size() - 1, "more line")
                                + ",")
                        + " is part of the last word.",
                    "Convert the file to line feeds."));
  }

  private static Warning blank(SourceLine line) {
    return new Warning(
        Trap.BLANK_AFTER_BACKSLASH,
        line.place(),
        "The backslash stands before a blank, so that the next line does not go on with this one.",
        "Delete the blanks after it.");
  }

  private static Warning comment(SourceLine line) {
    return new Warning(
        Trap.BACKSLASH_BEFORE_COMMENT,
        line.place(),
        "The backslash does not quote the comment sign: the comment is cut off, and the next line"
            + " goes on with this one.",
        "Delete the backslash, or put a blank after it if the next line is meant to go on.");
  }

  /** In a file that is not UTF-8, other bytes may be parts of letters. */
  private static Stream<Warning> unseen(SourceLine line, boolean isUtf8) {
    int[] characters = line.code().replaceFirst("\r$", "").codePoints().toArray();
    String found =
        IntStream.range(0, characters.length)
            .filter(i -> characters[i] != '\t' && Visible.isUnseen(characters[i]))
            .filter(i -> isUtf8 || characters[i] < 0x80 || characters[i] == NO_BREAK_SPACE)
            .limit(NAMED)
            .mapToObj(
                i ->
                    (isUtf8 || characters[i] < 0x80
                            ? Visible.described(characters[i])
                            : "the byte A0, a no-break space in Latin-1,")
                        + " in column "
                        + (i + 1))
            .collect(Collectors.joining(", "));
    return found.isEmpty()
        ? Stream.of()
        : Stream.of(
            new Warning(
                Trap.INVISIBLE_CHARACTER,
                line.place(),
                "It prints like a blank or like nothing, ends no word, and is part of one: "
                    + found
                    + ".",
                "Put a blank in its place, or delete it."));
  }

  private static Stream<Warning> bytes(List<SourceLine> lines) {
    return lines.stream()
        .filter(line -> line.text().chars().anyMatch(c -> c >= 0x80))
        .map(
            line ->
                new Warning(
                    Trap.NOT_UTF8,
                    line.place(),
                    "Bytes that are not UTF-8: in a UTF-8 locale sed cuts no comment off beyond"
                        + " them, so that what follows becomes words of the line.",
                    "Convert the file to UTF-8."));
  }
}
