// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.runner;

import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.digest.StateRecord;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What was found out about emulators in earlier builds: one that has run the probe is not asked
 * again as long as its file is the same. Whether the kernel needs one is asked in every build.
 *
 * @param record their digests and versions
 */
record KnownEmulators(StateRecord record) {
  private static final String NAME = "emulators.txt";
  // Digest, version.
  private static final String SEPARATOR = " ";
  private static final int PARTS = 2;

  /** Those of a store. */
  static KnownEmulators of(Path store) {
    return new KnownEmulators(new StateRecord(store.resolve(NAME)));
  }

  /** One that has run the probe, if its file has not changed since. */
  Optional<Emulator> find(Path program, RunnerPin pin) {
    try {
      return record
          .known(key(program, pin), program)
          .map(text -> text.split(SEPARATOR, PARTS))
          .filter(parts -> parts.length == PARTS)
          .map(parts -> new Emulator(program, parts[1], new Sha256(parts[0]), pin.nameOption()));
    } catch (IllegalArgumentException e) {
      // The record is damaged: it is asked again.
      return Optional.empty();
    }
  }

  /** Keeps what was found out now. */
  void keep(Emulator emulator, RunnerPin pin) {
    record.keep(
        key(emulator.program(), pin),
        emulator.program(),
        emulator.digest().hex() + SEPARATOR + emulator.version());
  }

  /** Another probe may be refused. */
  private static String key(Path program, RunnerPin pin) {
    return Sha256.of(pin.probe() + "\n" + program).hex();
  }
}
