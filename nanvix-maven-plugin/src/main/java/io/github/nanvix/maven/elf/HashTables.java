// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.elf;

import java.util.Optional;

/** What the hash tables of a file tell about its symbol table, which has no size of its own. */
final class HashTables {
  private static final int ALPHA = 0x9026;
  private static final int S390 = 22;

  private final ByteSource source;
  private final FileHeader header;
  private final Addresses addresses;

  HashTables(ByteSource source, FileHeader header) {
    this.source = source;
    this.header = header;
    this.addresses = new Addresses(header.segments());
  }

  /**
   * How many symbols there are: {@code nchain} of {@code DT_HASH}, else one more than the last that
   * {@code DT_GNU_HASH} leads to, 0 without either. A GNU hash table leads to exported symbols
   * only, which stand last; where there are none, it does not say how many others there are.
   */
  long symbolCount(Dynamic dynamic) {
    if (dynamic.hasHash()) {
      long at = addresses.offset(dynamic.value(DynamicTag.HASH).orElse(0), "DT_HASH");
      ByteView head = source.view(at, hasWideHash() ? 16 : 8, "the head of DT_HASH");
      return hasWideHash() ? head.u64(at + 8) : head.u32(at + 4);
    }
    if (dynamic.hasGnuHash()) {
      return gnuCount(
          addresses.offset(dynamic.value(DynamicTag.GNU_HASH).orElse(0), "DT_GNU_HASH"));
    }
    return 0;
  }

  /**
   * What loaders look symbols up by; empty where there is no table, or one of another form.
   *
   * @param symbols how many symbols the file has
   * @throws ElfFormatException if the table has an impossible size
   */
  Optional<HashLookup> lookup(Dynamic dynamic, long symbols) {
    if (dynamic.hasGnuHash()) {
      long at = addresses.offset(dynamic.value(DynamicTag.GNU_HASH).orElse(0), "DT_GNU_HASH");
      return Optional.of(HashLookup.gnu(source, at, header.elfClass() == ElfClass.ELF64, symbols));
    }
    return dynamic.hasHash() && !hasWideHash()
        ? Optional.of(
            HashLookup.sysv(
                source, addresses.offset(dynamic.value(DynamicTag.HASH).orElse(0), "DT_HASH")))
        : Optional.empty();
  }

  /** Two 64-bit ports have 64-bit entries, against the gABI. */
  private boolean hasWideHash() {
    int machine = header.machine().number();
    return header.elfClass() == ElfClass.ELF64 && (machine == ALPHA || machine == S390);
  }

  /** Buckets hold first symbols; a chain holds one word per symbol, the last one odd. */
  private long gnuCount(long at) {
    ByteView head = source.view(at, 16, "the head of DT_GNU_HASH");
    long buckets = head.u32(at);
    long firstSymbol = head.u32(at + 4);
    long word = header.elfClass() == ElfClass.ELF64 ? 8 : 4;
    long bucketsAt = at + 16 + head.u32(at + 8) * word;
    ByteView table = source.view(bucketsAt, buckets * 4, "the buckets of DT_GNU_HASH");
    long last = 0;
    for (long i = 0; i < buckets; i++) {
      last = Math.max(last, table.u32(bucketsAt + i * 4));
    }
    if (last < firstSymbol) {
      return firstSymbol;
    }
    long chain = bucketsAt + buckets * 4 + (last - firstSymbol) * 4;
    while ((source.page(chain, 4, "a chain of DT_GNU_HASH").u32(chain) & 1) == 0) {
      chain += 4;
      last++;
    }
    return last + 1;
  }
}
