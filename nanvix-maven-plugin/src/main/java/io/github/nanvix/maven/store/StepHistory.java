// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.store;

import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.fs.AtomicFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the steps of one project directory were made of the last time and the time before: one file
 * for each step below {@code <store>/history/<digest of the directory>/}, written only when
 * something changed, and never a reason for a build to fail.
 *
 * <p>The file has four blocks, separated by empty lines: the last run, its inputs, the run before,
 * its inputs.
 */
public final class StepHistory {
  static final String DIRECTORY = "history";
  static final String PROJECT = "directory";

  private static final Logger LOG = LoggerFactory.getLogger(StepHistory.class);
  private static final String FIRST_LINE = "fingerprint = ";
  private static final int HEX = 64;
  private static final int LONGEST_NAME = 200;

  /** How many blocks a run takes. */
  private static final int RUN = 2;

  private final Path store;
  private final Path project;

  private StepHistory(Path store, Path project) {
    this.store = store;
    this.project = project;
  }

  /** The history of a project's directory in a store. */
  public static StepHistory of(Path store, Path project) {
    return new StepHistory(store, project.toAbsolutePath().normalize());
  }

  private Path directory() {
    return store.resolve(DIRECTORY).resolve(Sha256.of(project.toString()).abbreviated());
  }

  /**
   * Notes what the store has done for a step.
   *
   * @param title what the console calls it
   * @param build what this build has made and noted so far
   */
  void record(String kind, String title, Inputs inputs, StoreEntry entry, BuildRecord build) {
    Path file = directory().resolve(name(kind, title, inputs) + ".txt");
    if (!build.isNews(file, entry)) {
      return;
    }
    try {
      boolean same = entry.fingerprint().equals(lastFingerprint(file));
      boolean made = build.hasMade(entry);
      if (!same || made) {
        StepRun now =
            new StepRun(
                inputs.fingerprint(),
                outcome(same, made),
                Instant.now().truncatedTo(ChronoUnit.MICROS),
                build.took(entry),
                Inputs.parse(inputs.text()));
        write(file, now.head(kind, title), inputs, same);
      }
    } catch (IOException | RuntimeException e) {
      LOG.debug("The inputs of {} are not noted: {}", title, e.toString());
    }
  }

  private static StepRun.Outcome outcome(boolean same, boolean made) {
    if (!made) {
      return StepRun.Outcome.REUSED;
    }
    return same ? StepRun.Outcome.MADE_AGAIN : StepRun.Outcome.MADE;
  }

  private void write(Path file, String head, Inputs inputs, boolean same) throws IOException {
    List<String> blocks = new ArrayList<>(List.of(head, inputs.text()));
    // The last run becomes the one before, unless it was of the same inputs.
    blocks.addAll(blocks(file).stream().skip(same ? RUN : 0).limit(RUN).toList());
    AtomicFile.write(directory().resolve(PROJECT), project + "\n");
    AtomicFile.write(file, String.join("\n", blocks));
  }

  /** Every step of the project, in the order of their last runs. */
  public List<StepRecord> read() throws IOException {
    List<StepRecord> records = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory(), "*.txt")) {
      for (Path file : files) {
        read(file).ifPresent(records::add);
      }
    } catch (NoSuchFileException e) {
      return List.of();
    }
    records.sort(
        Comparator.comparing((StepRecord found) -> found.last().time())
            .thenComparing(StepRecord::title)
            .thenComparing(found -> found.last().fingerprint()));
    return records;
  }

  private static Optional<StepRecord> read(Path file) throws IOException {
    List<String> blocks = blocks(file);
    try {
      Map<String, String> head = Inputs.parse(blocks.get(0));
      StepRun last = StepRun.parse(head, blocks.get(1));
      Optional<StepRun> before =
          blocks.size() < 2 * RUN
              ? Optional.empty()
              : Optional.of(StepRun.parse(Inputs.parse(blocks.get(2)), blocks.get(3)));
      return Optional.of(
          new StepRecord(
              head.getOrDefault("kind", ""), head.getOrDefault("title", ""), last, before));
    } catch (RuntimeException e) {
      // Of another version, or damaged: the next build writes it anew.
      LOG.debug("{} cannot be read: {}", file, e.toString());
      return Optional.empty();
    }
  }

  /** Blocks end with a line feed each; that of the last line stays, the empty line goes. */
  private static List<String> blocks(Path file) throws IOException {
    try {
      return List.of(Files.readString(file).split("(?<=\n)\n"));
    } catch (NoSuchFileException | CharacterCodingException e) {
      return List.of();
    }
  }

  private static @Nullable Sha256 lastFingerprint(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] start = in.readNBytes(FIRST_LINE.length() + HEX);
      String hex = new String(start, StandardCharsets.US_ASCII).substring(FIRST_LINE.length());
      return new Sha256(hex);
    } catch (NoSuchFileException | IllegalArgumentException | IndexOutOfBoundsException e) {
      // Never written, or damaged.
      return null;
    }
  }

  /**
   * The same for a step and for what takes its place when something changes, the version included.
   * A source before and after its patches has one title, but is made by two kinds of work.
   */
  private static String name(String kind, String title, Inputs inputs) {
    String work = inputs.value("step").orElse(kind).replaceFirst(" \\d+$", "");
    String what = title.replaceAll("\\b\\d+(\\.\\d+)+\\b", "");
    String slug = (work + " " + what).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_.]+", "-");
    return slug.substring(0, Math.min(LONGEST_NAME, slug.length()));
  }
}
