// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.toolchain;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.toml.PinCatalog;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;

/**
 * A C runtime of shared objects in an SDK whose description says that it has no dynamic loader:
 * what is there outweighs what is said.
 *
 * @param name of the link model that uses it
 * @param libraries where the compiler finds each
 */
record SharedRuntime(String name, LinkModel model, Map<String, Path> libraries) {

  /**
   * The one that a toolchain is to be linked with in another way than it says first.
   *
   * @param search where the compiler of a toolchain finds a library
   * @throws BuildException if the toolchain's way needs a library that is not there
   */
  static Optional<SharedRuntime> insteadOf(
      Toolchain toolchain, PinCatalog pins, BiFunction<Toolchain, String, Optional<Path>> search) {
    LinkModel model = toolchain.spec().linkModel();
    requireNeeded(toolchain, search);
    if (model.sharedRuntime().isEmpty()
        || toolchain.sdkManifest().map(SdkManifest::hasDynamicLoader).orElse(true)) {
      return Optional.empty();
    }
    String name = model.sharedRuntime().get();
    LinkModel other = LinkModel.read(pins, name);
    Map<String, Path> found = new TreeMap<>();
    for (String library : other.programNeeded()) {
      search.apply(toolchain, library).ifPresent(path -> found.put(library, path));
    }
    return found.size() == other.programNeeded().size()
        ? Optional.of(new SharedRuntime(name, other, found))
        : Optional.empty();
  }

  private static void requireNeeded(
      Toolchain toolchain, BiFunction<Toolchain, String, Optional<Path>> search) {
    List<String> missing = new ArrayList<>();
    for (String library : toolchain.spec().linkModel().programNeeded()) {
      if (search.apply(toolchain, library).isEmpty()) {
        missing.add(library);
      }
    }
    if (!missing.isEmpty()) {
      throw BuildException.input(
          "The interpreter of toolchain \""
              + toolchain.spec().name()
              + "\" needs the shared runtime (program-needed of its link model), and its compiler finds no "
              + String.join(", no ", missing)
              + ".",
          "Use an SDK that has it, put its directory into driver-flags with -L, or choose another"
              + " link-model in toolchains/"
              + toolchain.spec().name()
              + ".toml.");
    }
  }

  /** Which files have decided, and what to do where they should not have. */
  String reason(Toolchain toolchain) {
    String pin = "toolchains/" + toolchain.spec().name() + ".toml";
    List<String> unplaced =
        libraries.keySet().stream()
            .filter(
                library ->
                    toolchain.spec().runtime().values().stream()
                        .noneMatch(place -> place.fileName().equals(library)))
            .toList();
    return "Toolchain \""
        + toolchain.spec().name()
        + "\" is linked by link model \""
        + name
        + "\": its "
        + toolchain
            .sdkManifest()
            .map(manifest -> manifest.file().getFileName().toString())
            .orElse("description")
        + " says features.dynamic_loader = false, but it has "
        + String.join(" and ", libraries.values().stream().map(path -> "\"" + path + "\"").toList())
        + ", which programs of this model need and their start-up loader binds. If the target has no such loader, write"
        + " shared-runtime = false in "
        + pin
        + ": then static archives alone are built."
        + (unplaced.isEmpty()
            ? ""
            : " No image carries "
                + String.join(", ", unplaced)
                + ": name what it is in the toolchain under [runtime] there, unless the target has it.");
  }
}
