// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.elf;

/**
 * What Jazzer calls with its inputs: whatever the bytes are, reading and using all that was read
 * gives a result or an {@link ElfFormatException}.
 */
public final class ElfFuzzTarget {
  private ElfFuzzTarget() {}

  /** Jazzer's entry point; anything that it throws is a finding. */
  public static void fuzzerTestOneInput(byte[] data) {
    try {
      if (data.length > 0 && data[0] == '!') {
        ArArchive.read(data).members().forEach(ElfFuzzTarget::useMember);
      } else {
        useAll(ElfImage.read(data));
      }
    } catch (ElfFormatException expected) {
      require(!expected.expectation().isEmpty(), "no expectation");
    }
  }

  private static void useMember(ArMember member) {
    require(member.bytes().length == member.size(), member + " has another size");
    if (member.isElf()) {
      try {
        useAll(member.image());
      } catch (ElfFormatException expected) {
        require(!expected.expectation().isEmpty(), "no expectation");
      }
    }
  }

  private static void useAll(ElfImage image) {
    image.dynamicSymbols().forEach(symbol -> image.dynamicSymbols().definitions(symbol.name()));
    image.staticSymbols().forEach(symbol -> require(!symbol.type().toString().isEmpty(), "type"));
    image.relocations().forEach(relocation -> relocation.type().name());
    image.dynamicRelocations().forEach(table -> table.forEach(Relocation::symbol));
    image.packedRelocations().ifPresent(packed -> packed.forEach(place -> {}));
    require(image.toString().length() > 10, "image");
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new IllegalStateException(what);
    }
  }
}
