// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.toolchain;

import io.github.nanvix.maven.container.EngineChoice;
import java.nio.file.Path;

/**
 * What of this machine a toolchain may lie in.
 *
 * @param base what relative paths of pin files count from: the POM's directory
 * @param directories where the machine has pinned directories; wins over the pin files
 * @param engine what runs container images
 */
public record ToolchainPlaces(Path base, DirectoryPlaces directories, EngineChoice engine) {}
