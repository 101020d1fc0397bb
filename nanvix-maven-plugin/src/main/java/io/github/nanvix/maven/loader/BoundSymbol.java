// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.loader;

import io.github.nanvix.maven.fs.RelativePath;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of one undefined symbol.
 *
 * @param asker the file that needs it
 * @param symbol its name
 * @param version the version it asks for, if any
 * @param weak whether it may stay without a definition
 * @param provider the file that it binds to; absent where none defines it
 * @param others further files that define it and were searched later, in search order
 */
public record BoundSymbol(
    RelativePath asker,
    String symbol,
    Optional<String> version,
    boolean weak,
    Optional<RelativePath> provider,
    List<RelativePath> others) {}
