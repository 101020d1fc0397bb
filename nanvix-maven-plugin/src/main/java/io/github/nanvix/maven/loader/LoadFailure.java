package io.github.nanvix.maven.loader;

import io.github.nanvix.maven.fs.RelativePath;
import java.util.List;

/** A reason for which a loader would refuse a module. */
public sealed interface LoadFailure {

  /** What kind of reason it is. */
  Refusal kind();

  /** The file at fault. */
  RelativePath file();

  /** What is wrong, as a clause about the file. */
  String fault();

  /** What is wrong, with all names, as a clause. */
  default String explanation() {
    return file() + " " + fault();
  }

  /** The next step, as a sentence. */
  default String hint() {
    return kind().hint();
  }

  /** Whether a library is not there, so that its symbols are unknown. */
  default boolean isOfLibrary() {
    return kind().isOfWholeLibrary();
  }

  /** The loader's own words, where the profile has them, and ours. */
  default String message(LoaderProfile profile) {
    return message(profile, kind(), explanation());
  }

  /** The loader's own words for failures of a kind, where the profile has them, and ours. */
  static String message(LoaderProfile profile, Refusal kind, String explanation) {
    String words = profile.words().get(kind.key());
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
    public Refusal kind() {
      return Refusal.MISSING_LIBRARY;
    }

    @Override
    public RelativePath file() {
      return asker;
    }

    @Override
    public String fault() {
      return "needs \"" + name + "\", which is none of " + lookedFor;
    }
  }

  /**
   * Libraries that need each other in a circle.
   *
   * @param files the circle, each needing the next and the last the first
   */
  record Cycle(List<RelativePath> files) implements LoadFailure {
    @Override
    public Refusal kind() {
      return Refusal.CYCLE;
    }

    @Override
    public RelativePath file() {
      return files.get(0);
    }

    @Override
    public String fault() {
      return "needs itself through " + files;
    }
  }

  /**
   * A library that needs others itself, with a loader that cannot take that.
   *
   * @param asker the file that needs it
   * @param library the library
   * @param needed what the library needs
   */
  record Chain(RelativePath asker, RelativePath library, List<RelativePath> needed)
      implements LoadFailure {
    @Override
    public Refusal kind() {
      return Refusal.CHAIN;
    }

    @Override
    public RelativePath file() {
      return asker;
    }

    @Override
    public String fault() {
      return "needs " + library + ", which itself needs " + needed + ": the loader never returns";
    }
  }

  /**
   * A symbol that must be defined and is not.
   *
   * @param asker the file that needs it
   * @param symbol its name
   * @param lookedIn the files that were searched, in order
   * @param kind whether a file of an opening asks for it, or a program that starts
   */
  record UnresolvedSymbol(
      RelativePath asker, String symbol, List<RelativePath> lookedIn, Refusal kind)
      implements LoadFailure {
    @Override
    public String hint() {
      return UnresolvedHint.of(symbol).orElse(kind.hint());
    }

    @Override
    public RelativePath file() {
      return asker;
    }

    @Override
    public String fault() {
      return "needs \"" + symbol + "\", which is defined by none of " + lookedIn;
    }
  }

  /**
   * A library that a program needs and starts without.
   *
   * @param program the file whose {@code DT_NEEDED} names it
   * @param name the name as it stands there
   * @param reason why the loader would refuse to open it
   */
  record LeftOut(RelativePath program, String name, String reason) implements LoadFailure {
    @Override
    public Refusal kind() {
      return Refusal.LEFT_OUT;
    }

    @Override
    public RelativePath file() {
      return program;
    }

    @Override
    public String fault() {
      return "starts without \"" + name + "\": " + reason;
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
    public Refusal kind() {
      return Refusal.SYMBOL_KIND;
    }

    @Override
    public RelativePath file() {
      return asker;
    }

    @Override
    public String fault() {
      return "needs \"" + symbol + "\", which is " + what + " in " + provider;
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
    public Refusal kind() {
      return Refusal.MISSING_VERSION;
    }

    @Override
    public RelativePath file() {
      return asker;
    }

    @Override
    public String fault() {
      return "needs version \"" + version + "\", which " + library + " does not define";
    }
  }

  /**
   * A file that the loader does not map or relocate.
   *
   * @param file the file
   * @param kind which rule it breaks
   * @param fault what is wrong, as a clause about the file
   */
  record RefusedFile(RelativePath file, Refusal kind, String fault) implements LoadFailure {}
}
