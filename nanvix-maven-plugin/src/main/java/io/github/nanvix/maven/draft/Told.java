// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.draft;

import java.util.List;
import java.util.Set;
import java.util.SortedMap;

/**
 * What is known of a library that is compiled file by file.
 *
 * @param library its name, as in {@code -lNAME}
 * @param sources its C files
 * @param defines as in {@code -D}
 * @param includes directories to search; empty for the source's own
 * @param headers what is installed of them, by where it goes; empty where nobody says
 */
record Told(
    String library,
    Set<String> sources,
    List<String> defines,
    List<String> includes,
    SortedMap<String, List<String>> headers) {}
