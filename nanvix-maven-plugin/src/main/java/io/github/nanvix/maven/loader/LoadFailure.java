package io.github.nanvix.maven.loader;

import io.github.nanvix.maven.fs.RelativePath;
import java.util.List;

/** A reason for which a loader would refuse a module. */
public sealed interface LoadFailure {

  /** The key of the loader's own words for it, for example {@code missing-library}. */
  String kind();

  /**
   * A library that is nowhere.
   *
   * @param asker the file whose {@code DT_NEEDED} names it
   * @param name the name as it stands there
   * @param lookedFor the paths that were tried, in order
   */
  record MissingLibrary(RelativePath asker, String name, List<RelativePath> lookedFor)
      implements LoadFailure {
    @Override
    public String kind() {
      return "missing-library";
    }
  }

  /**
   * Libraries that need each other in a circle.
   *
   * @param files the circle, each needing the next and the last the first
   */
  record Cycle(List<RelativePath> files) implements LoadFailure {
    @Override
    public String kind() {
      return "cycle";
    }
  }

  /**
   * A symbol that must be defined and is not.
   *
   * @param asker the file that needs it
   * @param symbol its name
   * @param lookedIn the files that were searched, in order
   */
  record UnresolvedSymbol(RelativePath asker, String symbol, List<RelativePath> lookedIn)
      implements LoadFailure {
    @Override
    public String kind() {
      return "unresolved-symbol";
    }
  }
}
