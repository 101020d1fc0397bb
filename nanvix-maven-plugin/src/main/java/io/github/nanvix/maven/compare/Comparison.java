// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.compare;

import io.github.nanvix.maven.elf.ElfImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Compares two files by what they are: archives member by member and as deep as they are nested,
 * ELF files by sections, texts by lines, all else by bytes. Members of archives that differ are
 * unpacked for that, so that memory grows with the number of members but not with their size.
 */
public final class Comparison {
  /** Archives in archives beyond this are compared as bytes. */
  private static final int MAX_DEPTH = 8;

  private final Path scratch;

  /**
   * @param scratch an existing directory for members of archives while they are compared
   */
  public Comparison(Path scratch) {
    this.scratch = scratch;
  }

  /**
   * Every file that differs with its first difference; for an archive, every member.
   *
   * @param name what both are called in the result; one of them may be missing
   * @return empty where both have the same bytes
   * @throws IOException if a file cannot be read, or a member not be unpacked; a malformed archive
   *     or ELF file is compared as bytes
   */
  public List<Difference> differences(String name, Path first, Path second) throws IOException {
    if (!Files.exists(first) || !Files.exists(second)) {
      return List.of(new Difference(List.of(name), new Detail.Missing(Files.exists(first))));
    }
    return compare(List.of(name), first, second);
  }

  List<Difference> compare(List<String> place, Path first, Path second) throws IOException {
    long mismatch = Files.mismatch(first, second);
    if (mismatch < 0) {
      return List.of();
    }
    Optional<Container> format = format(first, second);
    if (format.isPresent() && place.size() <= MAX_DEPTH) {
      List<Difference> members = members(place, format.get(), first, second);
      if (!members.isEmpty()) {
        return members;
      }
    }
    return List.of(new Difference(place, detail(format, first, second, mismatch)));
  }

  private static Optional<Container> format(Path first, Path second) throws IOException {
    Optional<Container> format = Container.of(first);
    return format.equals(Container.of(second)) ? format : Optional.empty();
  }

  private List<Difference> members(List<String> place, Container format, Path first, Path second)
      throws IOException {
    Index one;
    Index other;
    try {
      one = Index.of(format, first);
      other = Index.of(format, second);
    } catch (IOException | RuntimeException e) {
      // Malformed, so that there are no members to name.
      return List.of();
    }
    return new ArchiveComparison(this, place).of(one, other, scratch);
  }

  private static Detail detail(Optional<Container> format, Path first, Path second, long mismatch)
      throws IOException {
    if (format.isPresent()) {
      return format
          .get()
          .beside(first, second)
          .orElse(ByteComparison.at(mismatch, first, second, "outside of the members"));
    }
    if (ElfImage.isElf(first) && ElfImage.isElf(second)) {
      return ElfComparison.of(first, second, mismatch);
    }
    Optional<Detail> line = TextComparison.of(first, second, mismatch);
    return line.isPresent() ? line.get() : ByteComparison.at(mismatch, first, second, "");
  }
}
