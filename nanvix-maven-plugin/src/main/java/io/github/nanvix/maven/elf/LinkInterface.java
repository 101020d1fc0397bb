// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.elf;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What linking against a shared object depends on: two files with the same interface give the same
 * output, whatever their code is.
 *
 * <p>A linker reads the SONAME, which becomes DT_NEEDED; the exported symbols with their versions,
 * and what they are (gABI, chapter 4); the libraries that the file needs itself and the symbols
 * that it wants of others, which it may complain about. Addresses are none of it: they are bound at
 * load time. Sizes of data are, since an executable may copy data (R_386_COPY).
 *
 * @param lines one for each fact, sorted
 */
public record LinkInterface(List<String> lines) {

  /** Keeps its own copy. */
  public LinkInterface {
    lines = List.copyOf(lines);
  }

  /**
   * Reads a shared object.
   *
   * @throws ElfFormatException if it is not a well-formed ELF file
   */
  public static LinkInterface read(Path sharedObject) throws IOException {
    return of(ElfImage.read(sharedObject));
  }

  /** The interface of a shared object. */
  public static LinkInterface of(ElfImage image) {
    Dynamic dynamic = image.dynamic();
    Stream<String> header =
        Stream.concat(
            dynamic.soname().stream().map(name -> "soname " + name),
            Stream.concat(
                dynamic.needed().stream().map(name -> "needed " + name),
                dynamic.verdef().stream().map(name -> "version " + name)));
    Stream<String> symbols =
        image.dynamicSymbols().stream()
            .filter(symbol -> symbol.isExported() || symbol.isUndefined())
            .map(LinkInterface::line);
    return new LinkInterface(Stream.concat(header, symbols).sorted().toList());
  }

  /** The lines, each with a line break. */
  public String text() {
    return String.join("\n", lines) + "\n";
  }

  private static String line(Symbol symbol) {
    String what = symbol.binding() + " " + symbol.type() + " " + symbol.versionedName();
    if (!symbol.isDefined()) {
      return "undefined " + what;
    }
    boolean data = symbol.type().equals(SymbolType.OBJECT) || symbol.type().equals(SymbolType.TLS);
    return String.format(
        Locale.ROOT,
        "defined %s %s%s",
        what,
        symbol.visibility(),
        data ? " " + symbol.size() + " bytes" : "");
  }
}
