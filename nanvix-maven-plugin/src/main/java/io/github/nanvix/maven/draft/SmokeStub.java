// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.draft;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The program that a new port begins with: it includes what is installed, and has the address of
 * one name that its archive defines.
 *
 * @param headers as they are included
 * @param symbol that name
 * @param passes what it prints
 */
public record SmokeStub(List<String> headers, Optional<String> symbol, String passes) {

  /**
   * The names that a stub may take, best first: what tells a version has no arguments that matter.
   *
   * @param headers the texts of the installed headers
   * @param defined what the archives define
   */
  public static List<String> candidates(Collection<String> headers, Set<String> defined) {
    Set<String> declared = new TreeSet<>();
    headers.forEach(text -> declared.addAll(CText.names(text)));
    declared.retainAll(defined);
    return declared.stream()
        .sorted(
            Comparator.comparing(
                    (String name) -> !name.toLowerCase(Locale.ROOT).contains("version"))
                .thenComparing(name -> name.startsWith("_"))
                .thenComparing(Comparator.naturalOrder()))
        .toList();
  }

  /** The C code. */
  public String text() {
    return Template.named("smoke.c")
        .with(
            Map.of(
                "includes",
                headers.stream()
                    .map(header -> "#include <" + header + ">")
                    .collect(Collectors.joining("\n")),
                "use",
                symbol
                    .map(
                        name ->
                            "    const void *volatile address = (const void *) &"
                                + name
                                + ";\n    if (address == 0) {\n        return 1;\n    }")
                    .orElse(""),
                "passes",
                passes));
  }
}
