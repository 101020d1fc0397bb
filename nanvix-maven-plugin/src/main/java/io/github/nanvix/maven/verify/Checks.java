package io.github.nanvix.maven.verify;

import java.util.List;
import java.util.stream.Stream;

/** Every check there is. */
public final class Checks {
  private Checks() {}

  /** All checks, in the order of the documentation. */
  public static List<Check> all() {
    return Stream.of(
            FileChecks.all(),
            ExecutableChecks.all(),
            SegmentChecks.all(),
            RelocationChecks.all(),
            LibraryChecks.all(),
            SymbolChecks.all())
        .flatMap(List::stream)
        .toList();
  }
}
