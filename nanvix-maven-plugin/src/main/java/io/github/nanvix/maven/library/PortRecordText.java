// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.library;

import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.toml.TomlText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A port's record as this plugin writes it, as nearly all are: reading those by their pattern saves
 * the start of the TOML parser, which takes longer than all the rest of a goal.
 */
final class PortRecordText {
  private static final String VALUE = "\"([^\"\\\\\\p{Cntrl}]*)\"";
  private static final Pattern QUOTED = Pattern.compile(VALUE);
  private static final Pattern HEAD =
      Pattern.compile(
          "name = V\nversion = V\n(?:options = \\[(?<options>.*)]\n)?triple = V\ntoolchain = V\n(?:\n\\[needs]\n(?<needs>(?:V = V\n)*))?"
              .replace("V", VALUE));
  private static final Pattern LIBRARY =
      Pattern.compile(
          "\n\\[\\[library]]\nname = V\nsoname = V\nfile = V\narchive = V\nneeded = \\[(?<needed>.*)]\n"
              .replace("V", VALUE));
  private static final Pattern NEED = Pattern.compile("V = V\n".replace("V", VALUE));

  private PortRecordText() {}

  static String of(PortRecord record) {
    TomlText text = new TomlText().with("name", record.name()).with("version", record.version());
    if (!record.options().isEmpty()) {
      text.with("options", record.options());
    }
    text.with("triple", record.triple()).with("toolchain", record.toolchain());
    if (!record.needs().isEmpty()) {
      text.line("").line("[needs]");
      record.needs().forEach((port, digest) -> text.with(TomlText.quoted(port), digest.hex()));
    }
    for (PortLibrary library : record.libraries()) {
      text.line("")
          .line("[[library]]")
          .with("name", library.name())
          .with("soname", library.soname())
          .with("file", library.file().text())
          .with("archive", library.archive().text())
          .with("needed", library.needed());
    }
    return text.toString();
  }

  /** A record whose text is exactly that of {@link #of}. */
  static Optional<PortRecord> read(String text) {
    Matcher head = HEAD.matcher(text);
    if (!head.lookingAt()) {
      return Optional.empty();
    }
    try {
      SortedMap<String, Sha256> needs = new TreeMap<>();
      Optional.ofNullable(head.group("needs"))
          .ifPresent(
              lines ->
                  NEED.matcher(lines)
                      .results()
                      .forEach(need -> needs.put(need.group(1), new Sha256(need.group(2)))));
      List<PortLibrary> libraries = new ArrayList<>();
      Matcher library = LIBRARY.matcher(text);
      for (int at = head.end(); library.find(at) && library.start() == at; at = library.end()) {
        libraries.add(library(library.toMatchResult()));
      }
      PortRecord record =
          new PortRecord(
              head.group(1),
              head.group(2),
              Optional.ofNullable(head.group("options"))
                  .map(PortRecordText::words)
                  .orElse(List.of()),
              head.group(4),
              head.group(5),
              libraries,
              needs);
      return of(record).equals(text) ? Optional.of(record) : Optional.empty();
    } catch (IllegalArgumentException e) {
      // Not a path or no digest: the parser knows how to say so.
      return Optional.empty();
    }
  }

  private static PortLibrary library(MatchResult match) {
    return new PortLibrary(
        match.group(1),
        match.group(2),
        new RelativePath(match.group(3)),
        new RelativePath(match.group(4)),
        words(match.group(5)));
  }

  private static List<String> words(String quoted) {
    return QUOTED.matcher(quoted).results().map(word -> word.group(1)).toList();
  }
}
