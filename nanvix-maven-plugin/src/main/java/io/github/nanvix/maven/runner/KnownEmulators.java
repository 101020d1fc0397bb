package io.github.nanvix.maven.runner;

import io.github.nanvix.maven.digest.FileState;
import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.fs.AtomicFile;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/**
 * What was found out about emulators in earlier builds: one that has run the probe is not asked
 * again as long as its file is the same. Whether the kernel needs one is asked in every build.
 *
 * @param file where it is kept; it may be deleted at any time
 */
record KnownEmulators(Path file) {
  private static final String NAME = "emulators.properties";
  // State, digest, version.
  private static final String SEPARATOR = "\t";
  private static final int PARTS = 3;

  /** Those of a store. */
  static KnownEmulators of(Path store) {
    return new KnownEmulators(store.resolve(NAME));
  }

  /** One that has run the probe, if its file has not changed since. */
  Optional<Emulator> find(Path program, RunnerPin pin) {
    try {
      String[] parts = read().getProperty(key(program, pin), "").split(SEPARATOR, PARTS);
      return parts.length == PARTS && state(program).text().equals(parts[0])
          ? Optional.of(new Emulator(program, parts[2], new Sha256(parts[1]), pin.nameOption()))
          : Optional.empty();
    } catch (IOException | IllegalArgumentException e) {
      // It is asked again.
      return Optional.empty();
    }
  }

  /** Keeps what was found out now; where that is not possible, it is found out again. */
  void keep(Emulator emulator, RunnerPin pin) {
    try {
      Properties known = read();
      known.setProperty(
          key(emulator.program(), pin),
          String.join(
              SEPARATOR,
              state(emulator.program()).text(),
              emulator.digest().hex(),
              emulator.version()));
      StringBuilder text = new StringBuilder();
      new TreeMap<>(known)
          .forEach((key, value) -> text.append(key).append('=').append(value).append('\n'));
      AtomicFile.rewrite(file, text.toString().getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // The store is full, or belongs to somebody else.
      return;
    }
  }

  private Properties read() throws IOException {
    Properties known = new Properties();
    try {
      if (Files.isRegularFile(file)) {
        known.load(new StringReader(Files.readString(file)));
      }
      return known;
    } catch (IllegalArgumentException | CharacterCodingException e) {
      // Damaged: nothing is known.
      return new Properties();
    }
  }

  private static FileState state(Path program) throws IOException {
    return FileState.of(program.toRealPath());
  }

  /** Another probe may be refused. */
  private static String key(Path program, RunnerPin pin) {
    return Sha256.of(pin.probe() + "\n" + program).hex();
  }
}
