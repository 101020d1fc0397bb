// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.elf;

import io.github.nanvix.maven.fs.Count;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The versions of a file's dynamic symbols ({@code DT_VERSYM}: one 16-bit number per symbol, bit 15
 * set where the version is hidden).
 */
final class SymbolVersions {
  static final byte[] NOTHING = {};

  /** No symbol has a version. */
  static final SymbolVersions NONE =
      new SymbolVersions(ByteSource.of(new byte[0]), 0, 0, VersionNames.NONE);

  private final ByteView bytes;
  private final long offset;
  private final int count;
  private final VersionNames names;

  /** By version: what follows the name of a reference, and of a definition for all. */
  private final byte[][] hidden;

  private final byte[][] open;

  /**
   * @throws ElfFormatException if the numbers leave the file
   */
  SymbolVersions(ByteSource source, long offset, int count, VersionNames names) {
    this.bytes =
        source.view(
            offset,
            2L * count,
            "the version numbers of " + new Count(count, "symbol") + " (DT_VERSYM)");
    this.offset = offset;
    this.count = count;
    this.names = names;
    int size = names.byNumber().keySet().stream().mapToInt(number -> number + 1).max().orElse(0);
    hidden = new byte[size][];
    open = new byte[size][];
    for (int number = 0; number < size; number++) {
      String name = names.byNumber().get(number);
      hidden[number] = name == null ? NOTHING : bytes("@" + name);
      open[number] =
          name == null || names.foreign().contains(number) ? hidden[number] : bytes("@@" + name);
    }
  }

  /** The name of a symbol's version; numbers 0 and 1 mean local and global without a version. */
  Optional<String> name(int symbol) {
    int number = number(symbol) & 0x7fff;
    return number < 2 ? Optional.empty() : Optional.ofNullable(names.byNumber().get(number));
  }

  /** What loaders that match versions do not take, as what the file has. */
  Optional<String> fault() {
    return names.fault();
  }

  /** Whether a symbol's version has a number beyond those that have a name. */
  boolean isBeyond(int symbol) {
    int number = number(symbol) & 0x7fff;
    return number > 1 && number >= hidden.length;
  }

  /** What stands after a symbol's name: one or two {@code @} and the version, or nothing. */
  byte[] suffix(int symbol, boolean defined) {
    int number = number(symbol);
    int version = number & 0x7fff;
    if (version < 2 || version >= hidden.length) {
      return NOTHING;
    }
    return defined && version == number ? open[version] : hidden[version];
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Whether a definition stands for its version: both have the very same name, not only equal ones.
   */
  boolean isVersion(int symbol, long nameIndex) {
    Long at = names.defined().isEmpty() ? null : names.defined().get(number(symbol) & 0x7fff);
    return at != null && at == nameIndex;
  }

  /** Whether a symbol's version is hidden. */
  boolean isHidden(int symbol) {
    return (number(symbol) & 0x8000) != 0;
  }

  /** Whether a symbol's version is a needed one. */
  boolean isForeign(int symbol) {
    return names.foreign().contains(number(symbol) & 0x7fff);
  }

  private int number(int symbol) {
    return symbol < count ? bytes.u16(offset + 2L * symbol) : 1;
  }
}
