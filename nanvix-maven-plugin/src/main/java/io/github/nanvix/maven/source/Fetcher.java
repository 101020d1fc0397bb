// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.source;

import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.exec.CommandRunner;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.DiskFailure;
import io.github.nanvix.maven.failure.Reason;
import io.github.nanvix.maven.fs.Count;
import io.github.nanvix.maven.source.PinnedFile.Candidate;
import io.github.nanvix.maven.store.Store;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings pinned files here: from the first place that answers, and never unverified.
 *
 * <p>A place that does not answer is passed over, and so is one that answers with other bytes than
 * pinned; that is said even where another place has the right ones, because it is either an attack
 * or a wrong pin.
 */
public final class Fetcher {
  private static final Logger LOG = LoggerFactory.getLogger(Fetcher.class);

  /** A place has other bytes than pinned. */
  private static final class WrongBytesException extends Exception {
    private static final long serialVersionUID = 1L;

    private final BuildException failure;

    WrongBytesException(BuildException failure) {
      this.failure = failure;
    }
  }

  private final Network network;
  private final CommandRunner runner;
  private final Optional<Downloads> kept;

  /** A fetcher with the given means, which knows of nothing that was fetched before. */
  public Fetcher(Network network, CommandRunner runner) {
    this(network, runner, Optional.empty());
  }

  /** A fetcher with the given means, which asks no place for what the store has. */
  public Fetcher(Network network, CommandRunner runner, Store store) {
    this(network, runner, Optional.of(new Downloads(store)));
  }

  private Fetcher(Network network, CommandRunner runner, Optional<Downloads> kept) {
    this.network = network;
    this.runner = runner;
    this.kept = kept;
  }

  /**
   * Brings a file.
   *
   * @param directory an existing scratch directory
   * @return the verified file, in that directory, in the store or in Maven's local repository
   */
  public Path fetch(PinnedFile pin, Path directory) {
    List<String> faults = new ArrayList<>();
    List<BuildException> wrong = new ArrayList<>();
    for (Candidate candidate : pin.candidates()) {
      Optional<Path> here = kept.flatMap(downloads -> downloads.find(candidate.sha256()));
      if (here.isPresent()) {
        return here.get();
      }
      if (network.offline() && !worksOffline(network, candidate.locator())) {
        faults.add(candidate.locator().describe() + ": not asked, Maven is offline");
        continue;
      }
      try {
        Path file =
            transport(pin.fileName(), candidate.locator(), candidate.size()).bring(directory);
        verify(pin, candidate, file);
        wrong.forEach(fault -> LOG.warn("{}", fault.getMessage()));
        return file;
      } catch (WrongBytesException e) {
        wrong.add(e.failure);
      } catch (IOException e) {
        if (DiskFailure.isFull(String.valueOf(e.getMessage()))) {
          throw DiskFailure.of("fetch \"" + pin.fileName() + "\" into", directory, e);
        }
        LOG.debug("\"{}\" from {}", pin.fileName(), candidate.locator().describe(), e);
        faults.add(described(candidate.locator()) + ": " + Reason.of(e));
      }
    }
    if (!wrong.isEmpty()) {
      throw wrong.get(0);
    }
    throw BuildException.environment(
        "\"" + pin.fileName() + "\" cannot be fetched: " + String.join("; ", faults) + ".",
        network.offline()
            ? "Run once without -o; afterwards everything is in the store."
            : "Check the network and the proxy settings, then run again.");
  }

  /** A place, with the mirror that was asked instead. */
  private String described(Locator locator) {
    return locator.describe()
        + address(network, locator)
            .flatMap(
                asked ->
                    Optional.of(network.mirrors().of(asked))
                        .filter(mirror -> !mirror.equals(asked)))
            .map(mirror -> " (asked at its mirror " + mirror + ")")
            .orElse("");
  }

  /**
   * Brings what a place has, whatever that is: to write a pin, never to build from.
   *
   * @param directory an existing scratch directory
   * @throws IOException if the place does not answer or breaks off; its message is shown to users
   * @throws BuildException if Maven is offline and the place is elsewhere
   */
  public Path bringUnknown(String fileName, Locator locator, Path directory) throws IOException {
    if (network.offline() && !worksOffline(network, locator)) {
      throw BuildException.environment(
          "\""
              + fileName
              + "\" cannot be fetched from "
              + locator.describe()
              + ": Maven is offline.",
          "Run without -o: a pin is written from what every place has now.");
    }
    return transport(fileName, locator, Optional.empty()).bring(directory);
  }

  /** Leaves a file that was brought from elsewhere in the store, for who builds with it. */
  public void keep(Locator locator, Path file, Sha256 sha256) {
    if (!worksOffline(network, locator)) {
      kept.ifPresent(downloads -> downloads.keep(file, sha256));
    }
  }

  private static void verify(PinnedFile pin, Candidate candidate, Path file)
      throws IOException, WrongBytesException {
    long length = Files.size(file);
    if (candidate.size().isPresent() && candidate.size().get() != length) {
      throw new IOException(
          "truncated or replaced: expected "
              + new Count(candidate.size().get(), "byte")
              + ", got "
              + new Count(length, "byte"));
    }
    Sha256 actual = Sha256.ofFile(file);
    if (!actual.equals(candidate.sha256())) {
      throw new WrongBytesException(
          BuildException.input(
              "Digest of \""
                  + pin.fileName()
                  + "\" is wrong: expected "
                  + candidate.sha256()
                  + ", got "
                  + actual
                  + ", from "
                  + candidate.locator().describe()
                  + ".",
              (candidate.locator() instanceof Locator.MavenArtifact
                      ? "Delete \"" + file + "\""
                      : "Ask that place for the right file")
                  + ", or correct sha256 in "
                  + candidate.pinnedIn()
                  + "."));
    }
  }

  private Transport transport(String fileName, Locator locator, Optional<Long> size) {
    if (locator instanceof Locator.MavenArtifact artifact) {
      return directory -> network.artifacts().resolve(artifact.coordinates());
    }
    if (locator instanceof Locator.Npm wanted) {
      return new NpmTransport(wanted, fileName, size, network, runner);
    }
    return address(network, locator)
        .<Transport>map(uri -> network.to(uri, fileName, size))
        .orElseGet(
            () ->
                new AptTransport(
                    ((Locator.DebianPool) locator).path(), network, runner, AptTransport.HELPER));
  }

  /** The address of a place; empty where another program knows it: Maven, npm or apt. */
  static Optional<URI> address(Network network, Locator locator) {
    if (locator instanceof Locator.DebianPool pool) {
      return network.debianMirror().map(root -> URI.create(root + "/" + pool.path()));
    }
    if (locator instanceof Locator.NanvixAsset asset) {
      return Optional.of(network.lockedAssets().address(asset.name()));
    }
    return locator instanceof Locator.Url url ? Optional.of(url.uri()) : Optional.empty();
  }

  /** Whether a place is on this machine, or Maven knows whether it is. */
  static boolean worksOffline(Network network, Locator locator) {
    if (locator instanceof Locator.DebianPool) {
      return network.debianMirror().filter(Fetcher::isFile).isPresent();
    }
    return locator instanceof Locator.MavenArtifact
        || address(network, locator).map(network.mirrors()::of).filter(Fetcher::isFile).isPresent();
  }

  private static boolean isFile(URI uri) {
    return "file".equals(uri.getScheme());
  }
}
