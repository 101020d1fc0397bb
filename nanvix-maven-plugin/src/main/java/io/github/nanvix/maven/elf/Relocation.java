// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.elf;

/**
 * One place that the loader must patch (gABI, chapter 4, "Relocation").
 *
 * @param section name of the section that lists it, for example {@code .rel.dyn}, or of the dynamic
 *     tag, for example {@code DT_REL}
 * @param type how to patch it
 * @param symbol name of the symbol it refers to, empty where there is none
 * @param offset address of the place; in a relocatable object its offset within the section
 */
public record Relocation(String section, RelocationType type, String symbol, long offset) {}
