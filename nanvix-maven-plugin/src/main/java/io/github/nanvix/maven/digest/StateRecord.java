// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.digest;

import io.github.nanvix.maven.fs.AtomicFile;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was found out about files, for as long as stat(2) says that they are the same: a line for
 * each, its key, its state and what is known, separated by tabs. A record that is damaged or gone
 * says nothing, and one that cannot be written is done without.
 *
 * @param record where it is
 */
public record StateRecord(Path record) {
  private static final String SEPARATOR = "\t";

  /** What is known of a file, if it is still the one that was kept. */
  public Optional<String> known(String key, Path file) {
    try {
      String start = FileState.of(file.toRealPath()).text() + SEPARATOR;
      return Optional.ofNullable(lines().get(key))
          .filter(line -> line.startsWith(start))
          .map(line -> line.substring(start.length()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /**
   * Keeps what was found out about a file as it is now.
   *
   * @param key without tabs and line feeds
   * @param text in one line
   */
  public void keep(String key, Path file, String text) {
    try {
      SortedMap<String, String> lines = lines();
      lines.put(key, FileState.of(file.toRealPath()).text() + SEPARATOR + text);
      StringBuilder content = new StringBuilder();
      lines.forEach((of, line) -> content.append(of).append(SEPARATOR).append(line).append('\n'));
      Files.createDirectories(record.toAbsolutePath().getParent());
      AtomicFile.write(record, content.toString());
    } catch (IOException e) {
      // It is found out again.
      return;
    }
  }

  private SortedMap<String, String> lines() throws IOException {
    SortedMap<String, String> lines = new TreeMap<>();
    if (!Files.isRegularFile(record)) {
      return lines;
    }
    try {
      for (String line : Files.readAllLines(record)) {
        int end = line.indexOf(SEPARATOR);
        if (end > 0) {
          lines.put(line.substring(0, end), line.substring(end + 1));
        }
      }
      return lines;
    } catch (CharacterCodingException e) {
      return new TreeMap<>();
    }
  }
}
