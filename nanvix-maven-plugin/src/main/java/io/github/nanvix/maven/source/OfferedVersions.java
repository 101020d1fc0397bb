// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.source;

import io.github.nanvix.maven.exec.CommandRunner;
import io.github.nanvix.maven.fs.RelativePath;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What newer versions the places of a pinned file offer now. Nothing is pinned by that, and nothing
 * of it is built.
 *
 * @param scratch an existing directory
 */
public record OfferedVersions(Network network, CommandRunner runner, Path scratch) {
  private static final Comparator<String> ORDER = new VersionOrder();
  // As Debian marks what it leaves out of a source.
  private static final Pattern REPACKED = Pattern.compile("[+~.](dfsg|ds|repack).*");

  /**
   * A version, and where it is.
   *
   * @param kind the key of its locator; empty where the place does not have it under an address of
   *     its own
   * @param place the locator's value
   */
  public record Offer(String version, String kind, String place) {}

  /**
   * Asks a place.
   *
   * @param version that is pinned
   * @throws IOException if the place does not tell; says why
   */
  public List<Offer> newer(Locator locator, String version) throws IOException {
    boolean here = locator instanceof Locator.Url url && "file".equals(url.uri().getScheme());
    if (network.offline() && !here) {
      throw new IOException("not asked, Maven is offline");
    }
    List<Offer> offers = new ArrayList<>();
    if (locator instanceof Locator.Url url) {
      offers.addAll(at(url.uri(), version));
    } else if (locator instanceof Locator.DebianPool pool) {
      offers.addAll(inPool(pool.path(), version));
    } else if (locator instanceof Locator.MavenArtifact artifact) {
      String own = artifact.coordinates().replaceFirst(".*:", "");
      for (String other : network.artifacts().versions(artifact.coordinates())) {
        offers.add(
            own.equals(version)
                ? new Offer(
                    other, "maven", artifact.coordinates().replaceFirst("[^:]*$", "") + other)
                : new Offer(other, "", ""));
      }
      offers.removeIf(offer -> ORDER.compare(offer.version(), own) <= 0);
    } else if (locator instanceof Locator.Npm npm) {
      NpmTransport registry = new NpmTransport(npm, "index", Optional.empty(), network, runner);
      for (String other : registry.versions(scratch)) {
        offers.add(
            npm.version().equals(version)
                ? new Offer(other, "npm", npm.name() + " " + other)
                : new Offer(other, "", ""));
      }
      offers.removeIf(offer -> ORDER.compare(offer.version(), npm.version()) <= 0);
    } else {
      throw new IOException("nanvix.lock says which version it has");
    }
    offers.removeIf(offer -> !VersionOrder.isFinal(offer.version()));
    return offers;
  }

  private List<Offer> at(URI address, String version) throws IOException {
    return new AddressVersions(new Listing(network, scratch), address, version).newer();
  }

  private List<Offer> inPool(RelativePath path, String version) throws IOException {
    String text = path.text();
    String directory = text.substring(0, text.lastIndexOf('/') + 1);
    List<Offer> offers = new ArrayList<>();
    if (network.debianMirror().isPresent()) {
      for (Offer offer : at(URI.create(network.debianMirror().get() + "/" + text), version)) {
        String name = offer.place().substring(offer.place().lastIndexOf('/') + 1);
        offers.add(new Offer(offer.version(), "debian-pool", directory + name));
      }
      return offers;
    }
    // Debian policy, section 5.6.12: what stands between the underscore and the extension.
    VersionForm form =
        VersionForm.of(path.fileName(), version)
            .orElseThrow(() -> new IOException("its file name does not have the version in it"));
    Set<String> there = new AptIndex(network, runner, scratch).versions(directory);
    if (there.isEmpty()) {
      throw new IOException("apt knows no package of " + directory);
    }
    String rest = REPACKED.matcher(form.after()).replaceFirst("");
    for (String other : there) {
      String plain = REPACKED.matcher(other).replaceFirst("");
      if (ORDER.compare(plain, version) > 0) {
        String end =
            form.after().contains(".orig")
                ? form.after().substring(form.after().indexOf(".orig"))
                : rest;
        offers.add(new Offer(plain, "debian-pool", directory + form.before() + other + end));
      }
    }
    return offers;
  }
}
