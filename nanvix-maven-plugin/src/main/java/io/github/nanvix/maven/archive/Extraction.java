// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.archive;

import io.github.nanvix.maven.fs.RelativePath;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** One archive on its way into one directory: takes entries one by one, and judges each. */
final class Extraction {
  private static final int SHOWN = 60;

  private final Placement placement;
  private final Destination destination;
  private final Limits limits;
  private long bytes;
  private int entries;
  private Optional<String> current = Optional.empty();

  Extraction(Placement placement, Destination destination, Limits limits) {
    this.placement = placement;
    this.destination = destination;
    this.limits = limits;
  }

  /** The name of the entry that was begun last, if there was one. */
  Optional<String> current() {
    return current;
  }

  /** Begins an entry; its place if it is wanted. */
  Optional<RelativePath> begin(String name) throws RefusedException {
    current = Optional.of(name);
    if (++entries > limits.entries()) {
      throw new RefusedException("is entry number " + entries + ", more than the limit allows");
    }
    Optional<String> fault =
        limits.fault(name.endsWith("/") ? name.substring(0, name.length() - 1) : name);
    if (fault.isPresent()) {
      // Nobody wants to read such a name.
      current = Optional.of(name.substring(0, Math.min(SHOWN, name.length())) + "...");
      throw new RefusedException(fault.get());
    }
    Optional<RelativePath> path = path(name);
    Optional<RelativePath> place =
        path.isEmpty() ? path : placement.place(path.get(), name.endsWith("/"));
    if (place.isPresent()) {
      EntryName.require(name);
    }
    return place;
  }

  /** After the last entry: whether all is there that was wanted, and nothing is lost. */
  void finish() throws RefusedException {
    current = Optional.empty();
    placement.finish();
  }

  /** Unpacks an entry to the place that {@link #begin} gave. */
  void take(Item item, RelativePath place, InputStream content) throws IOException {
    EntryName.require(item.link());
    switch (item.kind()) {
      case DIRECTORY -> destination.directory(place);
      case FILE -> destination.file(place, content, item.runnable(), item.time());
      case SYMBOLIC_LINK -> {
        Optional<String> fault = LinkTarget.fault(place, item.link());
        if (fault.isPresent()) {
          throw new RefusedException("is a symbolic link that " + fault.get());
        }
        destination.symbolicLink(place, item.link());
      }
      case HARD_LINK ->
          destination.hardLink(
              place,
              path(item.link())
                  .flatMap(target -> placement.place(target, false))
                  .orElseThrow(
                      () ->
                          new RefusedException(
                              "is a hard link to \"" + item.link() + "\", which is not unpacked")));
      case OTHER -> throw new RefusedException("is neither a file, a directory nor a link");
    }
  }

  /** A stream whose bytes count against the limit. */
  InputStream metered(InputStream in) {
    return new FilterInputStream(in) {
      @Override
      public int read() throws IOException {
        int b = super.read();
        count(b < 0 ? 0 : 1);
        return b;
      }

      @Override
      public int read(byte[] buffer, int offset, int length) throws IOException {
        int n = super.read(buffer, offset, length);
        count(Math.max(n, 0));
        return n;
      }

      @Override
      public long skip(long n) throws IOException {
        long skipped = super.skip(n);
        count(skipped);
        return skipped;
      }
    };
  }

  private void count(long n) throws RefusedException {
    bytes += n;
    if (bytes > limits.bytes()) {
      throw new RefusedException("exceeds the limit of " + limits.bytes() + " bytes in all");
    }
  }

  /** The entry's path; empty for the root itself. */
  private static Optional<RelativePath> path(String name) throws RefusedException {
    String text = name;
    while (text.startsWith("./")) {
      text = text.substring(2);
    }
    if (text.endsWith("/") && text.length() > 1) {
      text = text.substring(0, text.length() - 1);
    }
    if (text.equals(".") || (text.isEmpty() && !name.isEmpty())) {
      return Optional.empty();
    }
    try {
      return Optional.of(new RelativePath(text));
    } catch (IllegalArgumentException e) {
      throw new RefusedException("is \"" + name + "\", a name that could leave the root");
    }
  }
}
