// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.elf;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** GNU readelf of this machine, and what it prints, taken apart. */
final class Readelf {
  private static final Pattern NAME =
      Pattern.compile(
          " 0x[0-9a-f]+ \\((NEEDED|SONAME|RPATH|RUNPATH)\\) +"
              + "(?:Shared library|Library soname|Library rpath|Library runpath): \\[(.*)]");
  private static final Pattern SYMBOL =
      Pattern.compile(
          " *[0-9]+: +([0-9a-f]+) +(\\S+) (.+?) +(LOCAL|GLOBAL|WEAK|UNIQUE|<[^>]+>: \\d+)"
              + " +(\\S+) +(?:\\[[^]]*] +)?(UND|ABS|COM|[0-9]+)(?: ?(.*))?");
  private static final Pattern RELOCATION =
      Pattern.compile(
          "([0-9a-f]{8,16}) +[0-9a-f]{8,16} (\\S+)(?: +(?:[0-9a-f]{8,16}|\\S+\\(\\)) +(.*))?.*");
  private static final Pattern ADDEND = Pattern.compile(" [+-] [0-9a-f]+$");
  private static final Pattern VERSION_NUMBER = Pattern.compile(" \\(\\d+\\)$");

  private final Map<String, Listing> listings = new LinkedHashMap<>();
  private Listing current = new Listing();
  private String section = "";
  private boolean inSymbols;

  private Readelf() {}

  /** Lists files, and the members of archives, by path or {@code archive(member)}. */
  static Map<String, Listing> list(List<Path> files) {
    List<String> command =
        new ArrayList<>(List.of("readelf", "-dW", "--dyn-syms", "-rW", "/dev/null"));
    files.forEach(file -> command.add(file.toString()));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    Readelf readelf = new Readelf();
    try {
      Process process = builder.start();
      try (BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
        lines.lines().forEach(readelf::line);
      }
      process.waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
    readelf.listings.values().forEach(listing -> listing.dynamic.sort(null));
    return readelf.listings;
  }

  /** Adds a listing; members of an archive that have one name are numbered. */
  static void put(Map<String, Listing> listings, String name, Listing listing) {
    String key = name;
    for (int i = 2; listings.putIfAbsent(key, listing) != null; i++) {
      key = name + " " + i;
    }
  }

  private void line(String line) {
    if (line.startsWith("File: ")) {
      current = new Listing();
      put(listings, line.substring(6), current);
      section = "";
      inSymbols = false;
    } else if (line.startsWith("Relocation section '")) {
      section = line.substring(20, line.indexOf('\'', 20));
      inSymbols = false;
    } else if (line.startsWith("Symbol table '")) {
      inSymbols = true;
      section = "";
    } else if (line.startsWith("Dynamic section at")) {
      inSymbols = false;
      section = "";
    } else if (inSymbols) {
      symbol(line);
    } else if (!section.isEmpty()) {
      relocation(line);
    } else {
      Matcher name = NAME.matcher(line);
      if (name.matches()) {
        current.dynamic.add(name.group(1) + " " + name.group(2));
      }
    }
  }

  private void symbol(String line) {
    Matcher match = SYMBOL.matcher(line);
    if (match.matches()) {
      String name = match.group(7) == null ? "" : match.group(7);
      current.symbols.add(
          String.join(
              " ",
              Long.toHexString(Long.parseUnsignedLong(match.group(1), 16)),
              Long.toUnsignedString(Long.decode(match.group(2))),
              match.group(3).replace("<OS specific>: 10", "IFUNC"),
              match.group(4).replace("<OS specific>: 10", "UNIQUE"),
              match.group(5),
              match.group(6),
              VERSION_NUMBER.matcher(name).replaceFirst("")));
    }
  }

  private void relocation(String line) {
    Matcher match = RELOCATION.matcher(line);
    if (match.matches()) {
      String symbol = match.group(3) == null ? "" : match.group(3);
      symbol = ADDEND.matcher(symbol).replaceFirst("");
      current.relocation(
          section, match.group(2), bareName(symbol), Long.parseUnsignedLong(match.group(1), 16));
    }
  }

  /** A relocation's symbol without its version. */
  private static String bareName(String symbol) {
    int at = symbol.indexOf('@', 1);
    return at < 0 ? symbol : symbol.substring(0, at);
  }
}
