// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.report.image;

import io.github.nanvix.maven.report.Document;
import io.github.nanvix.maven.report.SizeTable;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is told of an image: {@code report.json} has it as {@code docs/report.md} describes, and
 * everything else is a picture of it. Equal images give equal models, wherever they are made.
 *
 * @param schema of the document
 * @param name of the image
 * @param profile the loader that it is judged for
 * @param executable the program that opens the modules
 * @param symbolsBound how many undefined symbols have a provider
 * @param refused how many files the loader would not open, suppressed or not
 * @param files every file and symbolic link, sorted by path
 * @param objects the ELF files that a loader can be asked for, sorted by path
 * @param bindings which file takes which symbols from which
 * @param choices the symbols that more than one searched file defines
 * @param twice the symbols that several files export, grouped by these files
 * @param findings what verification found, suppressed ones at the end
 * @param licences the terms of each part, sorted by name
 * @param sizes what unbundling saves; absent where nothing was built
 * @param madeOf what the archive was made of, as its build information has it
 * @param difference to an earlier image, where one was named
 */
public record ImageModel(
    int schema,
    String name,
    String profile,
    String executable,
    int symbolsBound,
    int refused,
    List<StagedFile> files,
    List<ObjectFile> objects,
    List<Binding> bindings,
    List<Choice> choices,
    List<Twice> twice,
    List<Found> findings,
    List<Part> licences,
    @Nullable SizeTable sizes,
    SortedMap<String, String> madeOf,
    @Nullable ImageDifference difference) {
  /** The schema of this version. */
  static final int SCHEMA = Document.REPORT.version();

  /**
   * A file of the image.
   *
   * @param size in bytes, 0 for a link
   * @param content its digest, or where the link leads
   */
  public record StagedFile(String path, long size, String content) {}

  /**
   * An ELF file.
   *
   * @param role what it is there for
   * @param port that it is of; empty where it is of none
   * @param size in bytes
   * @param needed its {@code DT_NEEDED}
   * @param needs the files that these are
   * @param opens the files that are opened with it, in load order, itself first
   * @param constructors the same in the order of their constructors
   * @param sections the size of each that is in memory
   * @param exports the names that it defines for others, sorted
   */
  public record ObjectFile(
      String path,
      String role,
      String port,
      long size,
      List<String> needed,
      List<String> needs,
      List<String> opens,
      List<String> constructors,
      SortedMap<String, Long> sections,
      List<String> exports) {}

  /**
   * What crosses from one file to another.
   *
   * @param from the file that asks
   * @param to the file that provides; empty for weak symbols that nobody does
   */
  public record Binding(String from, String to, List<String> symbols) {}

  /**
   * A symbol that more than one file could provide.
   *
   * @param provider the first that was searched
   * @param others that were searched later
   */
  public record Choice(String symbol, String asker, String provider, List<String> others) {}

  /** Names that each of some files exports. */
  public record Twice(List<String> files, List<String> symbols) {}

  /**
   * A finding.
   *
   * @param suppressed the reason for which it is suppressed; empty if it is not
   */
  public record Found(
      String id, String severity, String file, String message, String hint, String suppressed) {}

  /** A part of the image, and the files with its terms: none where they are missing. */
  public record Part(String name, List<String> files) {}

  /** The same, with the difference to an earlier one. */
  public ImageModel since(ImageModel before) {
    return new ImageModel(
        schema,
        name,
        profile,
        executable,
        symbolsBound,
        refused,
        files,
        objects,
        bindings,
        choices,
        twice,
        findings,
        licences,
        sizes,
        madeOf,
        ImageDifference.between(before, this));
  }

  /** The bytes of all files together. */
  long bytes() {
    return files.stream().mapToLong(StagedFile::size).sum();
  }

  /** The findings that count. */
  List<Found> open() {
    return findings.stream().filter(found -> found.suppressed().isEmpty()).toList();
  }

  /** The files that need each file directly, sorted, by the path that is needed. */
  SortedMap<String, List<String>> needers() {
    SortedMap<String, List<String>> needers = new TreeMap<>();
    for (ObjectFile object : objects) {
      for (String needed : object.needs()) {
        needers.computeIfAbsent(needed, key -> new java.util.ArrayList<>()).add(object.path());
      }
    }
    return needers;
  }

  /** What would not load without a file: all that need it, directly or through others. */
  TreeSet<String> lostWithout(String path, Map<String, List<String>> needers) {
    TreeSet<String> lost = new TreeSet<>();
    java.util.ArrayDeque<String> next = new java.util.ArrayDeque<>(List.of(path));
    while (!next.isEmpty()) {
      for (String needer : needers.getOrDefault(next.remove(), List.of())) {
        if (lost.add(needer)) {
          next.add(needer);
        }
      }
    }
    lost.remove(path);
    return lost;
  }

  /** What a file takes from others, by provider. */
  List<Binding> takenBy(String path) {
    return bindings.stream()
        .filter(binding -> binding.from().equals(path))
        .sorted(Comparator.comparing(Binding::to))
        .toList();
  }
}
