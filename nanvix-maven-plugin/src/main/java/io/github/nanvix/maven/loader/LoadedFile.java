// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.loader;

import io.github.nanvix.maven.fs.RelativePath;
import java.util.Optional;

/**
 * One file that the loader opens.
 *
 * @param path where it was found
 * @param askedBy the file whose {@code DT_NEEDED} first named it; absent for the module itself
 */
public record LoadedFile(RelativePath path, Optional<RelativePath> askedBy) {}
