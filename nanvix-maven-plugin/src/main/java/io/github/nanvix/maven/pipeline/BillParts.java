// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pipeline;

import io.github.nanvix.maven.bill.BilledComponent;
import io.github.nanvix.maven.bill.BilledComponent.Origin;
import io.github.nanvix.maven.bill.CpeName;
import io.github.nanvix.maven.bill.PackageUrl;
import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.source.Locator;
import io.github.nanvix.maven.source.SourceCatalog;
import io.github.nanvix.maven.source.SourceCatalog.Source;
import io.github.nanvix.maven.source.SourceNames;
import io.github.nanvix.maven.toolchain.ArchivePin;
import io.github.nanvix.maven.toolchain.LibraryName;
import io.github.nanvix.maven.toolchain.Toolchain;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What bills of materials call sources, and the libraries of toolchains. */
final class BillParts {
  private static final String DIGEST = "sha256:";

  private BillParts() {}

  /** A source with its patches. */
  static BilledComponent of(Source source, SourceCatalog sources) {
    SourceNames names = sources.names(source);
    Map<String, String> origin = source.origin().values();
    List<Origin> origins =
        Stream.of("archive", "content")
            .flatMap(key -> Optional.ofNullable(origin.get(key)).stream())
            .map(digest -> new Sha256(digest.replaceFirst("^" + DIGEST, "")))
            .map(digest -> new Origin(address(sources.places(source, digest)), digest))
            .toList();
    return new BilledComponent(
        source.name(),
        source.version(),
        names.license(),
        names.cpe().map(product -> CpeName.of(product, source.version())),
        PackageUrl.generic(source.name(), source.version()),
        names.repository(),
        origins,
        origin.entrySet().stream()
            .filter(entry -> entry.getKey().startsWith("patch["))
            .map(Map.Entry::getValue)
            .toList());
  }

  private static Optional<String> address(List<Locator> places) {
    return places.stream()
        .flatMap(place -> place instanceof Locator.Url url ? Stream.of(url.uri()) : Stream.empty())
        .filter(address -> !"file".equals(address.getScheme()))
        .map(URI::toString)
        .findFirst();
  }

  /** The libraries that a toolchain links, by name. */
  static SortedMap<String, BilledComponent> libraries(Toolchain toolchain) {
    SortedMap<String, BilledComponent> libraries = new TreeMap<>();
    for (ArchivePin pin : toolchain.spec().components(ArchivePin.class)) {
      pin.bill()
          .ifPresent(
              name -> libraries.merge(name.name(), of(pin, name), BillParts::ofBothPackages));
    }
    return libraries;
  }

  /** The places of a toolchain's files in an image, by place, with the name of the library. */
  static SortedMap<String, String> runtime(Toolchain toolchain) {
    SortedMap<String, String> places = new TreeMap<>();
    toolchain
        .spec()
        .runtime()
        .forEach(
            (file, place) ->
                toolchain.spec().components(ArchivePin.class).stream()
                    .filter(pin -> pin.bill().isPresent() && selects(pin, file))
                    .flatMap(pin -> pin.bill().stream())
                    .findFirst()
                    .ifPresent(name -> places.put(place.text(), name.name())));
    return places;
  }

  private static boolean selects(ArchivePin pin, RelativePath file) {
    return pin.select().values().stream()
        .anyMatch(to -> file.equals(to) || file.text().startsWith(to + "/"));
  }

  private static BilledComponent of(ArchivePin pin, LibraryName name) {
    Sha256 digest = pin.file().digests().get(0);
    return new BilledComponent(
        name.name(),
        name.version(),
        name.license(),
        name.cpe().map(product -> CpeName.of(product, name.version())),
        purl(pin).orElseGet(() -> PackageUrl.generic(name.name(), name.version())),
        Optional.empty(),
        List.of(
            new Origin(
                address(pin.file().candidates().stream().map(c -> c.locator()).toList()), digest)),
        List.of());
  }

  /** Of a library in several packages, the first one's name stands for all. */
  private static BilledComponent ofBothPackages(BilledComponent first, BilledComponent other) {
    List<Origin> origins = new ArrayList<>(first.origins());
    origins.addAll(other.origins());
    return new BilledComponent(
        first.name(),
        first.version(),
        first.license(),
        first.cpe(),
        first.purl(),
        first.repository(),
        origins,
        first.patches());
  }

  private static Optional<String> purl(ArchivePin pin) {
    return pin.file().candidates().stream()
        .flatMap(
            candidate ->
                candidate.locator() instanceof Locator.DebianPool pool
                    ? PackageUrl.debian(pool.path().fileName()).stream()
                    : Stream.empty())
        .findFirst();
  }
}
