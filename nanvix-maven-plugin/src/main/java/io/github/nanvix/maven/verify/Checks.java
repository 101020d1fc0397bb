// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.verify;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Every check there is. */
public final class Checks {
  private static final List<String> GROUPS =
      List.of(
          "FILE", "HDR", "EXE", "SEG", "SEC", "REL", "TLS", "CTOR", "DYN", "SYM", "VER", "AR",
          "BASE", "SUP");

  private static final List<Check> ALL =
      Stream.of(
              RefusalCheck.all(),
              FileChecks.all(),
              PlacementChecks.all(),
              ExecutableChecks.all(),
              StartChecks.all(),
              SegmentChecks.all(),
              MappingChecks.all(),
              TableChecks.all(),
              RelocationChecks.all(),
              ConstructorChecks.all(),
              LibraryChecks.all(),
              LinkageChecks.all(),
              NameChecks.all(),
              SearchChecks.all(),
              SymbolChecks.all(),
              ProviderChecks.all(),
              KindChecks.all(),
              ArchiveChecks.all(),
              BaselineChecks.all(),
              List.of(Suppressions.UNUSED))
          .flatMap(List::stream)
          .sorted(Comparator.comparingInt(Checks::group).thenComparing(Check::id))
          .toList();

  private Checks() {}

  /** All checks, in the order of the documentation. */
  public static List<Check> all() {
    return ALL;
  }

  private static int group(Check check) {
    return GROUPS.indexOf(check.id().replaceFirst("ELF-([A-Z]+)-.*", "$1"));
  }
}
