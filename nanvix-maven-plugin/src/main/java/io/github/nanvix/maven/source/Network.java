// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.source;

import java.net.Proxy;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What fetching may use.
 *
 * @param offline whether only what is on this machine may be used ({@code mvn -o})
 * @param artifacts Maven's resolver
 * @param proxies the proxy for an address
 * @param debianMirror the root of a Debian mirror, for machines without apt; an address that {@link
 *     Locator.Url} accepts, without a slash at its end
 * @param toolDirectories where apt is looked for: the directories of PATH
 * @param lockedAssets the addresses in the project's nanvix.lock
 * @param npm what is configured for npm, read when it is asked for
 * @param patience how long a download may take
 * @param mirrors what is asked in the place of addresses
 */
public record Network(
    boolean offline,
    ArtifactFiles artifacts,
    Function<URI, Proxy> proxies,
    Optional<URI> debianMirror,
    List<Path> toolDirectories,
    LockedAssets lockedAssets,
    Supplier<NpmConfiguration> npm,
    Patience patience,
    Mirrors mirrors) {

  /** As above, for a project without a nanvix.lock, on a machine where npm is not configured. */
  public Network(
      boolean offline,
      ArtifactFiles artifacts,
      Function<URI, Proxy> proxies,
      Optional<URI> debianMirror,
      List<Path> toolDirectories) {
    this(offline, artifacts, proxies, debianMirror, toolDirectories, () -> NpmConfiguration.NONE);
  }

  /** As above, for a project without a nanvix.lock. */
  public Network(
      boolean offline,
      ArtifactFiles artifacts,
      Function<URI, Proxy> proxies,
      Optional<URI> debianMirror,
      List<Path> toolDirectories,
      Supplier<NpmConfiguration> npm) {
    this(
        offline,
        artifacts,
        proxies,
        debianMirror,
        toolDirectories,
        LockedAssets.NONE,
        npm,
        Patience.USUAL,
        Mirrors.NONE);
  }

  /** The same with a project's nanvix.lock. */
  public Network with(LockedAssets assets) {
    return new Network(
        offline, artifacts, proxies, debianMirror, toolDirectories, assets, npm, patience, mirrors);
  }

  /** The same with another patience. */
  public Network with(Patience other) {
    return new Network(
        offline,
        artifacts,
        proxies,
        debianMirror,
        toolDirectories,
        lockedAssets,
        npm,
        other,
        mirrors);
  }

  /** The same with mirrors. */
  public Network with(Mirrors other) {
    return new Network(
        offline,
        artifacts,
        proxies,
        debianMirror,
        toolDirectories,
        lockedAssets,
        npm,
        patience,
        other);
  }

  /** How a file comes from an address, or from its mirror. */
  UrlTransport to(URI address, String fileName, Optional<Long> size) {
    URI mirror = mirrors.of(address);
    return new UrlTransport(
        mirror, proxies, fileName, size, patience, mirrors.headersFor(address, mirror));
  }
}
