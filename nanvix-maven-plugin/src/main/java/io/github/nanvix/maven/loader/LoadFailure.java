package io.github.nanvix.maven.loader;

import io.github.nanvix.maven.fs.RelativePath;
import java.util.List;

/** A reason for which a loader would refuse a module. */
public sealed interface LoadFailure {

  /** The key of the loader's own words for it, for example {@code missing-library}. */
  String kind();

  /** The file at fault. */
  RelativePath file();

  /** What is wrong, with all names, as a clause. */
  String explanation();

  /** The loader's own words, where the profile has them, and ours. */
  default String message(LoaderProfile profile) {
    return message(profile, kind(), explanation());
  }

  /** The loader's own words for failures of a kind, where the profile has them, and ours. */
  static String message(LoaderProfile profile, String kind, String explanation) {
    String words = profile.words().get(kind);
    return words == null ? explanation : words + ": " + explanation;
  }

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

    @Override
    public RelativePath file() {
      return asker;
    }

    @Override
    public String explanation() {
      return asker + " needs \"" + name + "\", which is none of " + lookedFor;
    }
  }

  /**
   * A library that is no file which the loader could map, and keeps it from looking further.
   *
   * @param asker the file whose {@code DT_NEEDED} names it
   * @param name the name as it stands there
   * @param path where it is
   * @param fault what is wrong with it, as a clause
   */
  record UnusableLibrary(RelativePath asker, String name, RelativePath path, String fault)
      implements LoadFailure {
    @Override
    public String kind() {
      return "unusable-library";
    }

    @Override
    public RelativePath file() {
      return asker;
    }

    @Override
    public String explanation() {
      return asker + " needs \"" + name + "\" and gets " + path + ", which " + fault;
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

    @Override
    public RelativePath file() {
      return files.get(0);
    }

    @Override
    public String explanation() {
      return files.get(0) + " needs itself through " + files;
    }
  }

  /**
   * A library that two files need, with a loader that cannot take that.
   *
   * @param library the library
   * @param askers the files that need it
   */
  record Diamond(RelativePath library, List<RelativePath> askers) implements LoadFailure {
    @Override
    public String kind() {
      return "diamond";
    }

    @Override
    public RelativePath file() {
      return library;
    }

    @Override
    public String explanation() {
      return library + " is needed by " + askers + ", which makes the loader hang or load it twice";
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

    @Override
    public RelativePath file() {
      return asker;
    }

    @Override
    public String explanation() {
      return asker + " needs \"" + symbol + "\", which is defined by none of " + lookedIn;
    }
  }

  /**
   * A symbol whose definition is of a kind that the loader binds wrongly.
   *
   * @param asker the file that needs it
   * @param symbol its name
   * @param provider the file that defines it
   * @param what what it is, for example {@code thread-local}
   */
  record UnusableSymbol(RelativePath asker, String symbol, RelativePath provider, String what)
      implements LoadFailure {
    @Override
    public String kind() {
      return "symbol-kind";
    }

    @Override
    public RelativePath file() {
      return asker;
    }

    @Override
    public String explanation() {
      return asker + " needs \"" + symbol + "\", which is " + what + " in " + provider;
    }
  }

  /**
   * A version that a library should define and does not.
   *
   * @param asker the file that needs it
   * @param library the library
   * @param version its name
   */
  record MissingVersion(RelativePath asker, RelativePath library, String version)
      implements LoadFailure {
    @Override
    public String kind() {
      return "missing-version";
    }

    @Override
    public RelativePath file() {
      return asker;
    }

    @Override
    public String explanation() {
      return asker + " needs version \"" + version + "\", which " + library + " does not define";
    }
  }

  /**
   * A file that the loader does not map or relocate.
   *
   * @param file the file
   * @param kind which rule it breaks, for example {@code relocation-type}
   * @param fault what is wrong, as a clause about the file
   */
  record RefusedFile(RelativePath file, String kind, String fault) implements LoadFailure {
    @Override
    public String explanation() {
      return file + " " + fault;
    }
  }
}
