// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.bill;

import io.github.nanvix.maven.toml.TomlNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One package that an advisory concerns.
 *
 * @param ecosystem whose package it is: {@code Debian:12}, {@code OSS-Fuzz}, {@code PyPI}; may be
 *     empty
 * @param name in the ecosystem; may be empty
 * @param purl its package URL
 * @param versions those that are affected, one by one
 * @param ranges those that are affected, from one to another
 */
record AffectedPackage(
    String ecosystem,
    String name,
    Optional<String> purl,
    List<String> versions,
    List<AffectedRange> ranges) {
  /**
   * Where a name is that of a package for one language: there zlib is not zlib. Such a package is
   * recognized by its package URL alone.
   */
  private static final Set<String> OF_A_LANGUAGE =
      Set.of(
          "bioconductor",
          "conan",
          "cran",
          "crates.io",
          "go",
          "ghc",
          "hackage",
          "hex",
          "julia",
          "maven",
          "npm",
          "nuget",
          "opam",
          "packagist",
          "pub",
          "pypi",
          "rubygems",
          "swifturl");

  /** Whether a version is among those that are affected. */
  enum Verdict {
    /** It is. */
    AFFECTED,
    /** It is not. */
    SPARED,
    /** The advisory names commits, which no bill has. */
    UNDECIDED
  }

  static AffectedPackage from(TomlNode node) {
    Optional<TomlNode> named = node.optionalTable("package");
    return new AffectedPackage(
        named.flatMap(p -> p.optionalString("ecosystem")).orElse(""),
        named.flatMap(p -> p.optionalString("name")).orElse(""),
        named.flatMap(p -> p.optionalString("purl")),
        node.strings("versions"),
        node.tables("ranges").stream().map(AffectedRange::from).toList());
  }

  /** Whether it is about a component, in whichever version. */
  boolean concerns(AuditedComponent component) {
    if (purl.isPresent()
        && component.purl().isPresent()
        && PackageUrl.withoutVersion(purl.get())
            .equals(PackageUrl.withoutVersion(component.purl().get()))) {
      return true;
    }
    if (component.repository().isPresent()
        && ranges.stream()
            .flatMap(range -> range.repository().stream())
            .anyMatch(
                repository -> plain(repository).equals(plain(component.repository().get())))) {
      return true;
    }
    String kind = ecosystem.toLowerCase(Locale.ROOT).replaceFirst(":.*", "");
    return !OF_A_LANGUAGE.contains(kind) && name.equalsIgnoreCase(component.name());
  }

  Verdict verdict(String version) {
    String plain = AffectedRange.plain(version);
    if (versions.stream().map(AffectedRange::plain).anyMatch(plain::equals)
        || ranges.stream().anyMatch(range -> range.has(version))) {
      return Verdict.AFFECTED;
    }
    boolean commitsAlone =
        versions.isEmpty()
            && !ranges.isEmpty()
            && ranges.stream().noneMatch(AffectedRange::isOfVersions);
    return commitsAlone ? Verdict.UNDECIDED : Verdict.SPARED;
  }

  /** The versions that are affected no more, of those ranges that have the version. */
  List<String> fixes(String version) {
    Stream<AffectedRange> having = ranges.stream().filter(range -> range.has(version));
    return having.flatMap(range -> range.fixesAfter(version).stream()).distinct().toList();
  }

  private static String plain(String repository) {
    return repository
        .toLowerCase(Locale.ROOT)
        .replaceFirst("^(git\\+)?[a-z]+://", "")
        .replaceFirst("(\\.git)?/*$", "");
  }
}
