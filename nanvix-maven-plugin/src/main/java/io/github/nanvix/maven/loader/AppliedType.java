package io.github.nanvix.maven.loader;

/**
 * What a loader makes of one type of relocation.
 *
 * @param name as {@code R_386_RELATIVE}
 * @param isKnown whether it applies relocations of the type
 * @param isRelative whether they need no symbol
 */
public record AppliedType(String name, boolean isKnown, boolean isRelative) {}
