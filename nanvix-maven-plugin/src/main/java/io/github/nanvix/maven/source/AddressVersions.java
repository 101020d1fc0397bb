// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.source;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The newer versions that lie beside a file, in directories that are called by a version or by the
 * beginning of one, too: {@code /demo/1.2/demo-1.2.3.tar.gz}, {@code /demo/1.2.3/demo-1.2.3.tgz}.
 */
final class AddressVersions {
  private static final int MOST_LISTINGS = 40;
  private static final Comparator<String> ORDER = new VersionOrder();
  private static final Pattern SERIES = Pattern.compile("v?\\d+(\\.\\d+)*");

  private final Listing listing;
  private final String version;
  private final List<String> segments;
  private final List<OfferedVersions.Offer> found = new ArrayList<>();
  private final URI root;
  private int listings;

  AddressVersions(Listing listing, URI address, String version) {
    this.listing = listing;
    this.version = version;
    this.root = address.resolve("/");
    this.segments = List.of(address.getPath().substring(1).split("/"));
  }

  /**
   * The newer ones.
   *
   * @throws IOException if the first directory that matters cannot be listed
   */
  List<OfferedVersions.Offer> newer() throws IOException {
    if (VersionForm.of(segments.get(segments.size() - 1), version).isEmpty()) {
      throw new IOException("the name of its file does not have the version in it");
    }
    explore(root, 0, Optional.empty());
    return found;
  }

  private void explore(URI directory, int at, Optional<String> bound) throws IOException {
    String segment = segments.get(at);
    Optional<VersionForm> form = VersionForm.of(segment, version);
    if (at == segments.size() - 1) {
      for (String name : listing(directory)) {
        form.flatMap(file -> file.versionIn(name))
            .filter(other -> bound.isEmpty() || bound.get().equals(other))
            .filter(other -> ORDER.compare(other, version) > 0)
            .ifPresent(
                other ->
                    found.add(
                        new OfferedVersions.Offer(
                            other, "url", child(directory, name).toString())));
      }
    } else if (form.isPresent()) {
      for (String name : listing(directory)) {
        Optional<String> other =
            form.get().versionIn(name).filter(text -> ORDER.compare(text, version) > 0);
        if (other.isPresent() && VersionOrder.isFinal(other.get())) {
          deeper(directory, name, at, other);
        }
      }
    } else if (isSeries(segment)) {
      for (String name : listing(directory)) {
        if (SERIES.matcher(name).matches()
            && name.startsWith("v") == segment.startsWith("v")
            && ORDER.compare(name, segment) >= 0) {
          deeper(directory, name, at, bound);
        }
      }
    } else {
      explore(directory(directory, segment), at + 1, bound);
    }
  }

  /** One of several: what it does not tell others may. */
  private void deeper(URI directory, String name, int at, Optional<String> bound) {
    try {
      explore(directory(directory, name), at + 1, bound);
    } catch (IOException e) {
      // It is no directory, or the version has no file of this name.
    }
  }

  private Iterable<String> listing(URI directory) throws IOException {
    listings++;
    if (listings > MOST_LISTINGS) {
      throw new IOException("it has more than " + MOST_LISTINGS + " directories to look into");
    }
    return listing.names(directory);
  }

  private boolean isSeries(String segment) {
    return SERIES.matcher(segment).matches()
        && version.startsWith(segment.replaceFirst("^v", "") + ".");
  }

  private static URI directory(URI parent, String name) {
    return URI.create(child(parent, name) + "/");
  }

  private static URI child(URI parent, String name) {
    try {
      String encoded = new URI(null, null, "/" + name, null).getRawPath();
      return parent.resolve(parent.getRawPath() + encoded.substring(1));
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
