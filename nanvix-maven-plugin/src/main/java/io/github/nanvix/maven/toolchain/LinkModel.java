// SPDX-License-Identifier: MIT
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
 * @param programNeeded the shared objects that the interpreter itself has in DT_NEEDED, bound where
 *     the target starts it: its C runtime, which the compiler has to find
 * @param sharedRuntime the link model that takes this one's place where the description says that
 *     there is no dynamic loader, and the compiler finds what that one's interpreter needs
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
    Optional<RelativePath> sdkManifest,
    List<String> programNeeded,
    Optional<String> sharedRuntime) {

  /** Reads {@code link-model}: a table, or the name of a file in {@code link-models/}. */
  static LinkModel of(TomlNode toolchain, PinCatalog pins) {
    LinkModel model =
        toolchain.isString("link-model")
            ? read(pins, toolchain.string("link-model"))
            : from(toolchain.table("link-model"));
    return toolchain.optionalFlag("shared-runtime").orElse(true)
        ? model
        : model.withoutSharedRuntime();
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
        "sdk-manifest",
        "program-needed",
        "shared-runtime");
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
            : Optional.empty(),
        node.strings("program-needed"),
        node.optionalString("shared-runtime"));
  }

  private LinkModel withoutSharedRuntime() {
    return new LinkModel(
        program,
        standalone,
        exporting,
        shared,
        sharedLibraries,
        needed,
        libraries,
        runtimeArchives,
        compile,
        sdkManifest,
        programNeeded,
        Optional.empty());
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
