package io.github.nanvix.maven.recipe;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.store.Space;
import io.github.nanvix.maven.toml.PinCatalog;
import io.github.nanvix.maven.toml.TomlNode;
import java.util.List;
import java.util.Map;

/**
 * How CPython is built.
 *
 * @param source the pin file of its source
 * @param nativeHalf the interpreter that runs during the build
 * @param cross the interpreter of the target
 * @param unbundled the modules that reach a port through DT_NEEDED
 * @param notBuilt modules that setup.py of 3.11 would build although the target lacks what they
 *     need
 * @param notStaged directories of the standard library that stay out of the sysroot
 */
public record PythonRecipe(
    String source,
    Half nativeHalf,
    Half cross,
    List<Unbundled> unbundled,
    List<String> notBuilt,
    List<String> notStaged) {

  /**
   * One of the two builds.
   *
   * @param configure arguments of {@code configure}
   * @param optimize the variable {@code OPT}
   * @param answers results that configure is given, as {@code ac_cv_…} variables
   * @param askAgain answers of {@code configure} that are not kept
   * @param precompiledHeaders what clang parses once for all objects that are compiled alike
   * @param space what it takes of the store
   */
  public record Half(
      List<String> configure,
      String optimize,
      Map<String, String> answers,
      List<String> askAgain,
      List<String> precompiledHeaders,
      Space space) {
    private static Half from(TomlNode node, List<String> precompiledHeaders) {
      node.allowOnly("configure", "optimize", "answers", "ask-again", "space", "scratch");
      return new Half(
          node.strings("configure"),
          node.string("optimize"),
          node.stringMap("answers"),
          node.strings("ask-again"),
          precompiledHeaders,
          Space.of(node));
    }
  }

  /**
   * A module and the port that it is linked against.
   *
   * @param module the extension module, for example {@code _ctypes}
   * @param port the port's name
   * @param library as in {@code -l<library>}
   * @param headersVariable the variable of configure that carries {@code -I}
   * @param linkVariable the variable of configure that carries {@code -l}
   * @param symbolPrefix what the names of the port's symbols begin with
   */
  public record Unbundled(
      String module,
      String port,
      String library,
      String headersVariable,
      String linkVariable,
      String symbolPrefix) {
    private static Unbundled from(TomlNode node) {
      node.allowOnly("module", "port", "library", "headers", "link", "symbols");
      return new Unbundled(
          node.string("module"),
          node.string("port"),
          node.string("library"),
          node.string("headers"),
          node.string("link"),
          node.string("symbols"));
    }

    /** All of it, as the inputs of a step have it. */
    @Override
    public String toString() {
      return String.join(" ", module, port, library, headersVariable, linkVariable, symbolPrefix);
    }
  }

  /** Reads {@code recipes/cpython.toml}. */
  public static PythonRecipe read(PinCatalog pins) {
    TomlNode node = pins.toml("recipes/cpython.toml");
    node.allowOnly(
        "source", "precompiled-headers", "native", "cross", "not-built", "unbundle", "stage");
    List<String> precompiled = node.strings("precompiled-headers");
    List<Unbundled> unbundled = node.tables("unbundle").stream().map(Unbundled::from).toList();
    if (unbundled.isEmpty()) {
      throw BuildException.input(
          "\"recipes/cpython.toml\" unbundles no module.", "Add an [[unbundle]] table.");
    }
    return new PythonRecipe(
        node.string("source"),
        Half.from(node.table("native"), precompiled),
        Half.from(node.table("cross"), precompiled),
        unbundled,
        node.strings("not-built"),
        node.table("stage").allowOnly("exclude").strings("exclude"));
  }
}
