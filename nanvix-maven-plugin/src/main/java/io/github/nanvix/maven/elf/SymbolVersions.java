package io.github.nanvix.maven.elf;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The versions of a file's dynamic symbols ({@code DT_VERSYM}: one 16-bit number per symbol, bit 15
 * set where the version is hidden).
 */
final class SymbolVersions {
  /** No symbol has a version. */
  static final SymbolVersions NONE =
      new SymbolVersions(ByteSource.of(new byte[0]), 0, 0, Map.of(), Set.of());

  private final ByteView bytes;
  private final long offset;
  private final int count;
  private final Map<Integer, String> names;
  private final Set<Integer> foreign;

  /**
   * @throws ElfFormatException if the numbers leave the file
   */
  SymbolVersions(
      ByteSource source, long offset, int count, Map<Integer, String> names, Set<Integer> foreign) {
    this.bytes =
        source.view(offset, 2L * count, "the version numbers of " + count + " symbols (DT_VERSYM)");
    this.offset = offset;
    this.count = count;
    this.names = names;
    this.foreign = foreign;
  }

  /** The name of a symbol's version; numbers 0 and 1 mean local and global without a version. */
  Optional<String> name(int symbol) {
    int number = number(symbol) & 0x7fff;
    return number < 2 ? Optional.empty() : Optional.ofNullable(names.get(number));
  }

  /** Whether a symbol's version is hidden. */
  boolean isHidden(int symbol) {
    return (number(symbol) & 0x8000) != 0;
  }

  /** Whether a symbol's version is a needed one. */
  boolean isForeign(int symbol) {
    return foreign.contains(number(symbol) & 0x7fff);
  }

  private int number(int symbol) {
    return symbol < count ? bytes.u16(offset + 2L * symbol) : 1;
  }
}
