// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.toolchain;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.manifest.SdkDescription;
import java.nio.file.Path;
import java.util.List;

/**
 * What the SDK that a toolchain is made of says of itself.
 *
 * @param toolchain that is made of it
 * @param file its {@code nanvix-sdk.json}
 */
record SdkManifest(Toolchain toolchain, Path file) {

  /** Whether its programs can open shared objects, by what it says. */
  boolean hasDynamicLoader() {
    return SdkDescription.read(file).dynamicLoader();
  }

  /**
   * Refuses where the feature is missing or false, unless the libraries of a shared runtime have
   * decided.
   */
  void requireDynamicLoader(String purpose) {
    LinkModel model = toolchain.spec().linkModel();
    if (model.programNeeded().isEmpty() && !hasDynamicLoader()) {
      throw BuildException.input(
          "Toolchain \""
              + toolchain.spec().name()
              + "\" cannot make "
              + purpose
              + ": its nanvix-sdk.json says features.dynamic_loader = false, which means that programs of this SDK are static"
              + " and load no shared objects; what is unbundled could never be found.",
          "Use an SDK that says true, "
              + model
                  .sharedRuntime()
                  .map(
                      name ->
                          "one in which the compiler finds a shared runtime (all that"
                              + " program-needed of link model \""
                              + name
                              + "\" lists), ")
                  .orElse("")
              + "or a toolchain with the link model nanvix-gcc; a port's static"
              + " archive alone, nanvix:static-library, can be made.");
    }
  }

  /** Refuses an image that is another one than the release that it is pinned by says. */
  void requireMirror() {
    for (ContainerPin pin : toolchain.spec().components(ContainerPin.class)) {
      pin.release()
          .map(release -> SdkDescription.read(file).differences(release))
          .filter(differences -> !differences.isEmpty())
          .ifPresent(
              differences -> {
                throw different(pin, differences);
              });
    }
  }

  private BuildException different(ContainerPin pin, List<String> differences) {
    return BuildException.input(
        "The SDK in image \""
            + pin.image()
            + "\" is not the one of the release that components/"
            + pin.name()
            + ".toml names: in its "
            + file.getFileName()
            + " "
            + String.join("; ", differences)
            + ".",
        "Pin the image that was published with that release with nanvix:lock -Dnanvix.sdk=FILE.");
  }
}
