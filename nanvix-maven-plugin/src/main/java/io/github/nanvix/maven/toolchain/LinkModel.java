package io.github.nanvix.maven.toolchain;

import io.github.nanvix.maven.toml.TomlNode;
import java.util.List;
import java.util.stream.Stream;

/**
 * How a target's programs and shared objects are compiled and linked; arguments of the compiler
 * driver.
 *
 * @param program what every link of a program gets
 * @param standalone what the link of a program gets that must run with no shared object beside it;
 *     empty where {@code program} makes such programs
 * @param exporting what only the interpreter's link gets; {@code {runtime-objects}} stands for the
 *     objects of the toolchain's runtime sources
 * @param shared what the link of a shared object gets
 * @param sharedLibraries what goes at the end of the link of a shared object: the compiler's
 *     helpers, which it cannot have from the executable, or should not
 * @param needed what every shared object has in DT_NEEDED, behind the libraries that it was linked
 *     against: a C runtime that is a shared object itself
 * @param libraries the interpreter's own libraries, {@code -l} only
 * @param runtimeArchives the C runtime, for the size comparison with a module that carries it
 * @param compile what every compilation gets
 */
public record LinkModel(
    List<String> program,
    List<String> standalone,
    List<String> exporting,
    List<String> shared,
    List<String> sharedLibraries,
    List<String> needed,
    List<String> libraries,
    List<String> runtimeArchives,
    List<String> compile) {

  static LinkModel from(TomlNode node) {
    node.allowOnly(
        "program",
        "standalone",
        "exporting",
        "shared",
        "shared-libraries",
        "needed",
        "libraries",
        "runtime-archives",
        "compile");
    return new LinkModel(
        node.strings("program"),
        node.strings("standalone"),
        node.strings("exporting"),
        node.strings("shared"),
        node.strings("shared-libraries"),
        node.strings("needed"),
        node.strings("libraries"),
        node.strings("runtime-archives"),
        node.strings("compile"));
  }

  /** What the link of a program gets that must run with no shared object beside it. */
  public List<String> standaloneProgram() {
    return standalone.isEmpty() ? program : standalone;
  }

  /** What DT_NEEDED of a shared object lists that was linked against these libraries. */
  public List<String> neededWith(List<String> libraries) {
    return Stream.concat(libraries.stream(), needed.stream()).toList();
  }
}
