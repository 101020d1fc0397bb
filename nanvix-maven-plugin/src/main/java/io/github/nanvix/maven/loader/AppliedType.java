// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.loader;

/**
 * What a loader makes of one type of relocation.
 *
 * @param name as {@code R_386_RELATIVE}
 * @param isKnown whether it applies relocations of the type
 * @param isNothing whether it does nothing where it is applied
 * @param isRelative whether they need no symbol
 * @param isAbsolute whether they add to a symbol's address
 */
public record AppliedType(
    String name, boolean isKnown, boolean isNothing, boolean isRelative, boolean isAbsolute) {}
