// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.elf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Compares what we read of ELF files with what readelf prints of them, file by file. As a program
 * it compares every ELF file and archive under the given directories and ends with status 1 if one
 * differs.
 */
public final class ReadelfComparison {
  private static final int FILES_PER_PROCESS = 40;

  private final List<String> differences = new ArrayList<>();
  private int files;
  private long symbols;
  private long relocations;

  /** Everything that differs, one line each. */
  List<String> differences() {
    return differences;
  }

  /** How many files have been compared, members of archives included. */
  int files() {
    return files;
  }

  /** Compares everything under the directories, or the files, that are named. */
  public static void main(String[] args) throws IOException {
    List<Path> found = new ArrayList<>();
    for (String directory : args) {
      try (Stream<Path> walk = Files.walk(Path.of(directory))) {
        walk.filter(ReadelfComparison::isObject).sorted().forEach(found::add);
      }
    }
    ReadelfComparison comparison = new ReadelfComparison();
    comparison.compare(found);
    comparison.differences.forEach(System.out::println);
    System.out.printf(
        "%d files and archive members, %d dynamic symbols, %d relocations, %d differences%n",
        comparison.files,
        comparison.symbols,
        comparison.relocations,
        comparison.differences.size());
    System.exit(comparison.differences.isEmpty() && comparison.files > 0 ? 0 : 1);
  }

  private static boolean isObject(Path file) {
    try {
      if (!Files.isRegularFile(file, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
        return false;
      }
      return ElfImage.isElf(file) || isArchive(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isArchive(Path file) throws IOException {
    try (ByteSource source = ByteSource.open(file)) {
      return source.startsWith(ArArchive.MAGIC);
    }
  }

  void compare(List<Path> all) throws IOException {
    for (int i = 0; i < all.size(); i += FILES_PER_PROCESS) {
      List<Path> some = all.subList(i, Math.min(all.size(), i + FILES_PER_PROCESS));
      Map<String, Listing> theirs = Readelf.list(some);
      Map<String, Listing> ours = new LinkedHashMap<>();
      for (Path file : some) {
        read(file, ours);
      }
      for (Map.Entry<String, Listing> entry : ours.entrySet()) {
        Listing listing = theirs.get(entry.getKey());
        if (listing == null) {
          differences.add(entry.getKey() + ": readelf lists no such file");
        } else {
          compare(entry.getKey(), entry.getValue(), listing);
        }
      }
    }
  }

  private void read(Path file, Map<String, Listing> ours) throws IOException {
    try {
      if (ElfImage.isElf(file)) {
        Readelf.put(ours, file.toString(), Listing.of(ElfImage.read(file)));
        return;
      }
      for (ArMember member : ArArchive.read(file).members()) {
        if (member.isElf()) {
          Readelf.put(ours, file + "(" + member.name() + ")", Listing.of(member.image()));
        }
      }
    } catch (ElfFormatException e) {
      differences.add(file + ": " + e.getMessage());
    }
  }

  private void compare(String file, Listing ours, Listing theirs) {
    files++;
    symbols += theirs.symbols.size();
    relocations += theirs.relocationCount();
    differ(file, "dynamic", ours.dynamic, theirs.dynamic);
    differ(file, "relocation types", ours.relocations, theirs.relocations);
    differ(file, "relocations", ours.places, theirs.places);
    differ(file, "number of symbols", ours.symbols.size(), theirs.symbols.size());
    for (int i = 0; i < Math.min(ours.symbols.size(), theirs.symbols.size()); i++) {
      if (!ours.symbols.get(i).equals(theirs.symbols.get(i))) {
        differ(file, "symbol " + i, ours.symbols.get(i), theirs.symbols.get(i));
        break;
      }
    }
  }

  private void differ(String file, String what, Object ours, Object theirs) {
    if (!ours.equals(theirs)) {
      differences.add(file + ": " + what + ": we read " + ours + ", readelf " + theirs);
    }
  }
}
