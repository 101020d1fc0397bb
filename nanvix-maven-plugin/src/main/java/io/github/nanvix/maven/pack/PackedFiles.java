package io.github.nanvix.maven.pack;

import io.github.nanvix.maven.digest.FileState;
import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.fs.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the archives beside a project's reports were when they were put there, so that the bytes of
 * one that is still the same file are not read again.
 *
 * @param record where that is written down; it may be deleted at any time
 */
public record PackedFiles(Path record) {
  private static final String NAME = ".packed";
  private static final String SEPARATOR = "\t";
  private static final int PARTS = 3;

  /** Those of a project whose reports go to a directory. */
  public static PackedFiles of(Path reports) {
    return new PackedFiles(reports.resolve(NAME));
  }

  /** The digest of a file that is, by all that stat(2) says of it, the one that was kept. */
  public Optional<Sha256> digest(Path file) {
    try {
      String[] known = lines().getOrDefault(key(file), "").split(SEPARATOR, PARTS);
      return known.length == PARTS - 1 && FileState.of(file).text().equals(known[0])
          ? Optional.of(new Sha256(known[1]))
          : Optional.empty();
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Keeps what a file is now; where that is not possible, it is read again. */
  public void keep(Path file, Sha256 digest) {
    try {
      SortedMap<String, String> lines = lines();
      lines.put(key(file), FileState.of(file).text() + SEPARATOR + digest.hex());
      StringBuilder text = new StringBuilder();
      lines.forEach(
          (name, value) -> text.append(name).append(SEPARATOR).append(value).append('\n'));
      Files.createDirectories(record.toAbsolutePath().getParent());
      AtomicFile.write(record, text.toString());
    } catch (IOException e) {
      return;
    }
  }

  private SortedMap<String, String> lines() throws IOException {
    SortedMap<String, String> lines = new TreeMap<>();
    if (Files.isRegularFile(record)) {
      for (String line : Files.readAllLines(record)) {
        int end = line.indexOf(SEPARATOR);
        if (end > 0) {
          lines.put(line.substring(0, end), line.substring(end + 1));
        }
      }
    }
    return lines;
  }

  private static String key(Path file) {
    return String.valueOf(file.getFileName());
  }
}
