// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.elf;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The names of a machine's relocation types, read from a table when the first is wanted.
 *
 * @param prefix what they begin with
 * @param byNumber the names that there are
 */
record RelocationNames(String prefix, Map<Integer, String> byNumber) {
  private static final String TABLE = "relocation-names.txt";
  private static final Map<ElfMachine, Optional<RelocationNames>> KNOWN = new ConcurrentHashMap<>();

  /** Those of a machine, if they are known here. */
  static Optional<RelocationNames> of(ElfMachine machine) {
    return KNOWN.computeIfAbsent(machine, RelocationNames::read);
  }

  String name(int number) {
    String name = byNumber.get(number);
    return name == null ? prefix + Integer.toUnsignedString(number) : name;
  }

  private static Optional<RelocationNames> read(ElfMachine machine) {
    try (InputStream in = RelocationNames.class.getResourceAsStream(TABLE)) {
      if (in == null) {
        throw new IllegalStateException("The plugin lacks its own file " + TABLE);
      }
      BufferedReader lines =
          new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII));
      String heading = machine + " ";
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith(heading)) {
          return Optional.of(section(line.substring(heading.length()), lines));
        }
      }
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static RelocationNames section(String prefix, BufferedReader lines) throws IOException {
    Map<Integer, String> names = new HashMap<>();
    int number = 0;
    for (String line = lines.readLine(); line != null && !line.isEmpty(); line = lines.readLine()) {
      for (String word : line.split(" ")) {
        if (word.startsWith("@")) {
          number = Integer.parseInt(word.substring(1));
        } else {
          names.put(number++, word.startsWith("R_") ? word : prefix + word);
        }
      }
    }
    return new RelocationNames(prefix, names);
  }
}
