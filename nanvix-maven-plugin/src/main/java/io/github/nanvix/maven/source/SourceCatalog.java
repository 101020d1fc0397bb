// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.source;

import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.store.Inputs;
import io.github.nanvix.maven.store.Space;
import io.github.nanvix.maven.store.Step;
import io.github.nanvix.maven.store.Store;
import io.github.nanvix.maven.store.StoreEntry;
import io.github.nanvix.maven.toml.PinCatalog;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** From a name and a version to an unpacked, patched source tree in the store. */
public final class SourceCatalog {
  private final SourcePins pins;
  private final Store store;

  /** A catalogue over the given pins. */
  public SourceCatalog(PinCatalog pins, Store store, Fetcher fetcher) {
    this.pins = new SourcePins(pins);
    this.store = store.with(Fetcher.class, fetcher);
  }

  /**
   * What a project asks for.
   *
   * @param name of the pin file, for example {@code libffi}
   * @param version as pinned; the pin file's default when empty
   * @param directory a directory that stands for the archive
   * @param patches unified diffs, in the order in which they apply
   */
  public record Request(
      String name, Optional<String> version, Optional<Path> directory, List<Path> patches) {}

  /**
   * A source tree: of two, those are the same that hold the same.
   *
   * @param name as asked for
   * @param version as resolved
   * @param entry the tree in the store
   * @param origin what it was made of: digests and names, neither places nor times
   */
  public record Source(String name, String version, StoreEntry entry, Inputs origin) {
    /** A tree of which nothing more is known. */
    public Source(String name, String version, StoreEntry entry) {
      this(name, version, entry, new Inputs());
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Source source && source.entry.equals(entry);
    }

    @Override
    public int hashCode() {
      return entry.hashCode();
    }
  }

  /** A step with what became of it. */
  private record Made(Inputs inputs, StoreEntry entry) {}

  /** The version that a request means. */
  public String version(Request request) {
    return pins.version(request);
  }

  /** What the tree of an archive takes of the store; of a directory nobody knows beforehand. */
  public Space space(Request request) {
    return request.directory().isPresent()
        ? new Space(0, 0)
        : pins.pin(request.name(), version(request)).space();
  }

  /** Whether the store has the archive's tree, or none is needed. */
  public boolean has(Request request) {
    return request.directory().isPresent()
        || steps(request.name(), version(request)).stream().anyMatch(store::has);
  }

  /** Provides the tree; fetches only what the store lacks. */
  public Source provide(Request request) {
    return provide(request, List.of());
  }

  /**
   * As {@link #provide(Request)}.
   *
   * @param first patches that apply before those of the request
   */
  public Source provide(Request request, List<Patch> first) {
    String version = version(request);
    String title = request.name() + " " + version + " source";
    Made base =
        request
            .directory()
            .map(directory -> local(request.name(), version, title, directory))
            .orElseGet(() -> unpacked(request.name(), version, title));
    List<Patch> patches = new ArrayList<>(first);
    request.patches().forEach(file -> patches.add(Patch.read(file)));
    Inputs origin = base.inputs().withList("patch", patches.stream().map(Patch::identity).toList());
    StoreEntry entry =
        patches.isEmpty()
            ? base.entry()
            : store.produce(new PatchedSource(base.entry(), List.copyOf(patches)), title);
    return new Source(request.name(), version, entry, origin);
  }

  /** The terms of a source, by their places below {@code share/licenses}. */
  public SortedMap<RelativePath, Path> licenses(Source source) {
    return new SourceLicense(pins, store).of(source);
  }

  /** What the world calls a source; nothing where nobody has pinned it. */
  public SourceNames names(Source source) {
    try {
      return pins.names(source.name());
    } catch (BuildException e) {
      // Whoever builds a directory need not have pinned anything.
      return SourceNames.NONE;
    }
  }

  /** Where an archive that a source was unpacked from is published. */
  public List<Locator> places(Source source, Sha256 archive) {
    try {
      return pins.pin(source.name(), source.version()).candidates().stream()
          .filter(candidate -> candidate.sha256().equals(archive))
          .map(PinnedFile.Candidate::locator)
          .toList();
    } catch (BuildException e) {
      return List.of();
    }
  }

  /** A directory that holds what the pinned archive unpacks to is that source, as far as known. */
  private Made local(String name, String version, String title, Path directory) {
    LocalSource local = LocalSource.of(title, directory);
    for (UnpackedSource step : unpackedBefore(name, version)) {
      if (store.peek(step).filter(local::isCopyOf).isPresent()) {
        return made(step, title);
      }
    }
    return made(local, title);
  }

  /** The ways to come by the pinned source, none where there is no pin that is good for one. */
  private List<UnpackedSource> unpackedBefore(String name, String version) {
    try {
      return steps(name, version);
    } catch (BuildException e) {
      // Whoever builds a directory need not have pinned anything.
      return List.of();
    }
  }

  private Made made(Step step, String title) {
    return new Made(step.inputs(), store.produce(step, title));
  }

  private Made unpacked(String name, String version, String title) {
    List<UnpackedSource> steps = steps(name, version);
    for (UnpackedSource step : steps) {
      Optional<StoreEntry> present = store.find(step, title);
      if (present.isPresent()) {
        return new Made(step.inputs(), present.get());
      }
    }
    return firstAvailable(steps, title);
  }

  private Made firstAvailable(List<UnpackedSource> steps, String title) {
    List<BuildException> failures = new ArrayList<>();
    for (UnpackedSource step : steps) {
      try {
        return made(step, title);
      } catch (BuildException e) {
        failures.add(e);
        if (e.kind() == BuildException.Cause.INPUT || Thread.currentThread().isInterrupted()) {
          break;
        }
      }
    }
    BuildException last = failures.remove(failures.size() - 1);
    if (failures.isEmpty() || last.kind() == BuildException.Cause.INPUT) {
      throw last;
    }
    throw BuildException.environment(
        failures.stream().map(BuildException::getMessage).collect(Collectors.joining(" ")),
        String.valueOf(last.getMessage()),
        last);
  }

  /** One for each content that a place promises. */
  private List<UnpackedSource> steps(String name, String version) {
    return pins.pin(name, version).byContent().stream().map(UnpackedSource::new).toList();
  }
}
