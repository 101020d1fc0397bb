// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.compare;

import io.github.nanvix.maven.compare.Detail.Attribute;
import io.github.nanvix.maven.compare.Detail.InSection;
import io.github.nanvix.maven.compare.Detail.Pair;
import io.github.nanvix.maven.elf.ElfFormatException;
import io.github.nanvix.maven.elf.ElfImage;
import io.github.nanvix.maven.elf.Section;
import io.github.nanvix.maven.elf.SectionType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Two ELF files, section by section. Code and data come first, since what differs there makes
 * others differ that lie before them in the file: the build id, the symbol tables, relocations.
 */
final class ElfComparison {
  private final ElfImage first;
  private final ElfImage second;

  private ElfComparison(ElfImage first, ElfImage second) {
    this.first = first;
    this.second = second;
  }

  /**
   * @param mismatch where the files differ first, which is named if no section differs, or if one
   *     of them is malformed
   */
  static Detail of(Path first, Path second, long mismatch) throws IOException {
    try (SectionBytes mine = new SectionBytes(first);
        SectionBytes its = new SectionBytes(second)) {
      Optional<Detail> found =
          new ElfComparison(ElfImage.read(first), ElfImage.read(second)).compare(mine, its);
      return found.isPresent()
          ? found.get()
          : ByteComparison.at(mismatch, first, second, "outside of the sections");
    } catch (ElfFormatException e) {
      return ByteComparison.at(mismatch, first, second, "");
    }
  }

  private Optional<Detail> compare(SectionBytes mine, SectionBytes its) throws IOException {
    Optional<Detail> names = names();
    if (names.isPresent()) {
      return names;
    }
    for (int i : contentFirst()) {
      Section one = first.sections().get(i);
      Section other = second.sections().get(i);
      long at = SectionBytes.mismatch(mine, one, its, other);
      if (at >= 0) {
        Pair bytes = Pair.of(mine.at(one, at), its.at(other, at));
        return Optional.of(new InSection(one.name(), at, NearestSymbol.of(first, i, at), bytes));
      }
    }
    return headers();
  }

  private Optional<Detail> names() {
    int count = Math.max(first.sections().size(), second.sections().size());
    return IntStream.range(0, count)
        .filter(i -> !name(first, i).equals(name(second, i)))
        .mapToObj(i -> (Detail) new Attribute("section " + i, name(first, i), name(second, i)))
        .findFirst();
  }

  private static String name(ElfImage image, int index) {
    return index < image.sections().size()
        ? "\"" + image.sections().get(index).name() + "\""
        : "absent";
  }

  private List<Integer> contentFirst() {
    IntStream all = IntStream.range(0, first.sections().size());
    return all.boxed().sorted((a, b) -> Boolean.compare(isContent(b), isContent(a))).toList();
  }

  private boolean isContent(int index) {
    Section section = first.sections().get(index);
    return section.isAllocated() && section.type().equals(SectionType.PROGBITS);
  }

  /** What the section headers say; content of equal bytes may lie elsewhere, or be larger. */
  private Optional<Detail> headers() {
    return IntStream.range(0, first.sections().size())
        .filter(i -> !first.sections().get(i).equals(second.sections().get(i)))
        .mapToObj(
            i ->
                (Detail)
                    new Attribute(
                        "header of section " + first.sections().get(i).name(),
                        shown(first.sections().get(i)),
                        shown(second.sections().get(i))))
        .findFirst();
  }

  private static String shown(Section section) {
    return section.toString().replaceFirst("Section", "");
  }
}
