// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.loader;

import io.github.nanvix.maven.fs.RelativePath;
import java.util.List;

/**
 * A reason for which a loader would refuse a module.
 *
 * @param kind what kind of reason it is
 * @param file the file at fault
 * @param fault what is wrong, as a clause about the file
 * @param name the library, symbol or version that it is about; empty where there is none
 * @param others the files that it is about: those that were searched, or take part in it
 */
public record LoadFailure(
    Refusal kind, RelativePath file, String fault, String name, List<RelativePath> others) {

  /** A file that the loader does not map or relocate, for what is wrong with it alone. */
  public static LoadFailure of(RelativePath file, Refusal kind, String fault) {
    return new LoadFailure(kind, file, fault, "", List.of());
  }

  /** A library that is nowhere, with the paths that were tried, in order. */
  public static LoadFailure missingLibrary(
      RelativePath asker, String name, List<RelativePath> tried) {
    String fault = "needs \"" + name + "\", which is none of " + tried;
    return new LoadFailure(Refusal.MISSING_LIBRARY, asker, fault, name, tried);
  }

  /** Libraries in a circle, each needing the next and the last the first. */
  static LoadFailure cycle(List<RelativePath> files) {
    String fault = "needs itself through " + files;
    return new LoadFailure(Refusal.CYCLE, files.get(0), fault, "", files);
  }

  /** A library that needs others itself, with a loader that cannot take that. */
  static LoadFailure chain(RelativePath asker, RelativePath library, List<RelativePath> needed) {
    String fault = "needs " + library + ", which itself needs " + needed;
    return of(asker, Refusal.CHAIN, fault + ": the loader never returns");
  }

  /**
   * A symbol that must be defined and is not.
   *
   * @param kind whether a file of an opening asks for it, or a program that starts
   * @param searched the files that were searched, in order
   */
  public static LoadFailure unresolved(
      Refusal kind, RelativePath asker, String symbol, List<RelativePath> searched) {
    String fault = "needs \"" + symbol + "\", which is defined by none of " + searched;
    return new LoadFailure(kind, asker, fault, symbol, searched);
  }

  /** A library that a program needs and starts without. */
  public static LoadFailure leftOut(RelativePath program, String name, String reason) {
    return of(program, Refusal.LEFT_OUT, "starts without \"" + name + "\": " + reason);
  }

  /** A symbol whose definition is of a kind, say thread-local, that the loader binds wrongly. */
  static LoadFailure unusable(
      RelativePath asker, String symbol, RelativePath provider, String what) {
    String fault = "needs \"" + symbol + "\", which is " + what + " in " + provider;
    return of(asker, Refusal.SYMBOL_KIND, fault);
  }

  /** A version that a library should define and does not. */
  static LoadFailure missingVersion(RelativePath asker, RelativePath library, String version) {
    String fault = "needs version \"" + version + "\", which " + library + " does not define";
    return new LoadFailure(Refusal.MISSING_VERSION, asker, fault, version, List.of(library));
  }

  /** What is wrong, with all names, as a clause. */
  public String explanation() {
    return file + " " + fault;
  }

  /** The next step, as a sentence. */
  public String hint() {
    return isOfSymbol() ? UnresolvedHint.of(name).orElse(kind.hint()) : kind.hint();
  }

  /** Whether a library is not there, so that its symbols are unknown. */
  public boolean isOfLibrary() {
    return kind.isOfWholeLibrary();
  }

  /** Whether it is that nobody defines a symbol. */
  public boolean isOfSymbol() {
    return kind == Refusal.UNRESOLVED_SYMBOL || kind == Refusal.EXECUTABLE_SYMBOL;
  }

  /** The loader's own words, where the profile has them, and ours. */
  public String message(LoaderProfile profile) {
    return message(profile, kind, explanation());
  }

  /** The loader's own words for failures of a kind, where the profile has them, and ours. */
  public static String message(LoaderProfile profile, Refusal kind, String explanation) {
    String words = profile.words().get(kind.key());
    return words == null ? explanation : words + ": " + explanation;
  }
}
