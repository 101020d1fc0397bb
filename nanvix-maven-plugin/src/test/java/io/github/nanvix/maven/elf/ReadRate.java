// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.elf;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/**
 * Reads the files that standard input names, one a line, as {@code readelf -dW --dyn-syms -rW}
 * does: every dynamic symbol with its version, every relocation with type and symbol. For
 * it/bench/elf-rate.sh, which measures the whole process.
 */
public final class ReadRate {
  private final LongAdder symbols = new LongAdder();
  private final LongAdder relocations = new LongAdder();
  private final LongAdder characters = new LongAdder();

  private ReadRate() {}

  /** Reads and prints what it has counted. */
  public static void main(String[] args) {
    List<String> files =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))
            .lines()
            .toList();
    ReadRate rate = new ReadRate();
    long start = System.nanoTime();
    files.parallelStream().forEach(rate::read);
    System.out.printf(
        "%d files, %d dynamic symbols, %d relocations, %d characters of names, %d ms%n",
        files.size(),
        rate.symbols.sum(),
        rate.relocations.sum(),
        rate.characters.sum(),
        (System.nanoTime() - start) / 1_000_000);
  }

  private void read(String file) {
    ElfImage image;
    try {
      image = ElfImage.read(Path.of(file));
    } catch (IOException e) {
      throw new UncheckedIOException(file, e);
    }
    long length = 0;
    for (Symbol symbol : image.dynamicSymbols()) {
      length += symbol.versionedName().length();
    }
    for (RelocationTable table : image.relocationTables()) {
      for (Relocation relocation : table) {
        length += relocation.symbol().length() + relocation.type().name().length();
      }
      relocations.add(table.size());
    }
    symbols.add(image.dynamicSymbols().size());
    characters.add(length);
  }
}
