package io.github.nanvix.maven.toolchain;

import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.toml.PinCatalog;
import io.github.nanvix.maven.toml.TomlNode;
import java.util.List;
import java.util.Optional;
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
 * @param sdkManifest where the toolchain has a description by its maker, {@code nanvix-sdk.json},
 *     which tells whether the target has a dynamic loader
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
    List<String> compile,
    Optional<RelativePath> sdkManifest) {

  /** Reads {@code link-model}: a table, or the name of a file in {@code link-models/}. */
  static LinkModel of(TomlNode toolchain, PinCatalog pins) {
    return toolchain.isString("link-model")
        ? read(pins, toolchain.string("link-model"))
        : from(toolchain.table("link-model"));
  }

  /** Reads {@code link-models/<name>.toml}. */
  public static LinkModel read(PinCatalog pins, String name) {
    return from(pins.toml("link-models/" + name + ".toml"));
  }

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
        "compile",
        "sdk-manifest");
    return new LinkModel(
        node.strings("program"),
        node.strings("standalone"),
        node.strings("exporting"),
        node.strings("shared"),
        node.strings("shared-libraries"),
        node.strings("needed"),
        node.strings("libraries"),
        node.strings("runtime-archives"),
        node.strings("compile"),
        node.keys().contains("sdk-manifest")
            ? Optional.of(node.path("sdk-manifest"))
            : Optional.empty());
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
