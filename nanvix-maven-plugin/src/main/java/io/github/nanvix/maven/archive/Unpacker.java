// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.archive;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.DiskFailure;
import io.github.nanvix.maven.failure.Reason;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Unpacks tar, tar.gz, tar.xz, tar.bz2, zip, jar and deb files; the kind is told by their content.
 *
 * <p>Run bits and times of files are kept; other permissions become 0644 and 0755, owners are
 * ignored. A zip that was not made on Unix (a jar, say) has no run bits. Symbolic links are kept if
 * they cannot lead out of the root. Whatever else could write elsewhere is refused: absolute names,
 * {@code ..}, entries below a link, devices.
 *
 * <p>A failure leaves what was unpacked so far: unpack into a temporary directory and move it.
 */
public final class Unpacker {
  private final Limits limits;

  /** An unpacker with the default limits. */
  public Unpacker() {
    this(Limits.DEFAULT);
  }

  /** An unpacker that stops at some size. */
  public Unpacker(Limits limits) {
    this.limits = limits;
  }

  /**
   * Unpacks a whole archive.
   *
   * @param into an empty directory; made if it does not exist
   * @param stripComponents how many path segments to take off the front of each name
   * @throws BuildException if the archive is missing, damaged, hostile or too large, or has a file
   *     with fewer segments
   */
  public void unpack(Path archive, Path into, int stripComponents) {
    unpack(archive, into, new Placement.Stripped(stripComponents));
  }

  /**
   * Unpacks what lies in the one directory at the top of an archive, without its name.
   *
   * @param into an empty directory; made if it does not exist
   * @throws BuildException as above, or if there is no such directory
   */
  public void unpackWithoutTop(Path archive, Path into) {
    unpack(archive, into, new Placement.WithoutTop());
  }

  /**
   * Unpacks parts of an archive.
   *
   * @param selections what to unpack and where to; where several match, the first counts
   * @throws BuildException as above, or if a selection matches nothing
   */
  public void unpack(Path archive, Path into, List<Selection> selections) {
    unpack(archive, into, new Placement.Selected(selections));
  }

  private void unpack(Path archive, Path into, Placement placement) {
    Destination destination = new Destination(empty(into));
    Extraction extraction = new Extraction(placement, destination, limits.of(size(archive)));
    try {
      read(archive, extraction);
      extraction.finish();
    } catch (RefusedException e) {
      throw fault(archive, extraction.current(), e);
    } catch (InvalidPathException e) {
      throw BuildException.environment(
          "Entry \"%s\" of \"%s\" has a name that this locale cannot write: %s."
              .formatted(extraction.current().orElse(""), archive, e.getReason()),
          "Run Maven with LC_ALL=C.UTF-8.",
          e);
    } catch (BuildException e) {
      throw e;
    } catch (IOException | RuntimeException | OutOfMemoryError | StackOverflowError e) {
      // The library answers some damage with IllegalArgumentException and the like.
      String place = extraction.current().map(name -> " at entry \"" + name + "\"").orElse("");
      throw BuildException.input(
          "Archive \"%s\" is damaged or incomplete%s: %s.".formatted(archive, place, describe(e)),
          "Delete it, so that it is fetched again.",
          e);
    }
  }

  private static long size(Path archive) {
    try {
      return Files.size(archive);
    } catch (IOException e) {
      // What is wrong with it is said when it is read.
      return 0;
    }
  }

  private static void read(Path archive, Extraction extraction) throws IOException {
    if (!Files.isRegularFile(archive)) {
      throw BuildException.input(
          "Archive \"" + archive + "\" does not exist.", "Check its name in the source's pin.");
    }
    try (InputStream file = Files.newInputStream(archive);
        BufferedInputStream in = new BufferedInputStream(file)) {
      if (!Compression.isZip(Compression.head(in))) {
        TarContent.read(Compression.tar(in), extraction);
        return;
      }
    }
    ZipContent.read(archive, extraction);
  }

  private static Path empty(Path into) {
    try {
      Files.createDirectories(into);
      try (Stream<Path> content = Files.list(into)) {
        if (content.findAny().isPresent()) {
          throw new IllegalArgumentException("Not an empty directory: " + into);
        }
      }
      return into.toRealPath();
    } catch (IOException e) {
      throw DiskFailure.of("unpack into", into, e);
    }
  }

  private static String describe(Throwable e) {
    if (e instanceof EOFException) {
      return "it ends too early";
    }
    return Reason.of(e);
  }

  private static BuildException fault(Path archive, Optional<String> entry, RefusedException e) {
    String what = entry.map(name -> "Entry \"" + name + "\" of archive").orElse("Archive");
    return BuildException.input(
        "%s \"%s\" %s.".formatted(what, archive, e.getMessage()), e.hint(), e);
  }
}
