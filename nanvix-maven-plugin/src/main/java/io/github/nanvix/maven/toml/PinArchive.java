// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.toml;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.DiskFailure;
import io.github.nanvix.maven.failure.Reason;
import io.github.nanvix.maven.fs.RelativePath;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** The pin files in a jar or another zip archive, read once. */
public final class PinArchive implements PinPlace {
  // Texts that people write; what is larger is no archive of pin files.
  private static final int MAX_BYTES = 1 << 26;

  private final String name;
  private final SortedMap<String, byte[]> files;

  private PinArchive(String name, SortedMap<String, byte[]> files) {
    this.name = name;
    this.files = files;
  }

  /**
   * Reads an archive.
   *
   * @param name what messages call it
   */
  public static PinArchive read(String name, Path archive) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      long left = MAX_BYTES;
      Enumeration<? extends ZipEntry> entries = zip.entries();
      while (entries.hasMoreElements()) {
        ZipEntry entry = entries.nextElement();
        if (entry.isDirectory() || !isBelow(entry.getName())) {
          continue;
        }
        try (InputStream in = zip.getInputStream(entry)) {
          byte[] bytes = in.readNBytes((int) left + 1);
          left -= bytes.length;
          files.put(entry.getName(), bytes);
        }
        if (left < 0) {
          throw refusal(name, archive, "it holds more than " + MAX_BYTES + " bytes");
        }
      }
    } catch (ZipException e) {
      throw refusal(name, archive, Reason.of(e));
    } catch (IOException e) {
      throw DiskFailure.of("read", archive, e);
    }
    return new PinArchive(name, files);
  }

  /** What names a place outside can be no pin file. */
  private static boolean isBelow(String name) {
    return RelativePath.within(name).filter(path -> path.text().equals(name)).isPresent();
  }

  private static BuildException refusal(String name, Path archive, String fault) {
    return BuildException.input(
        "\"" + archive + "\" (" + name + ") is no archive of pin files: " + fault + ".",
        "Depend on a project with packaging nanvix-recipes, or on a jar with the pin files.");
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Optional<byte[]> find(RelativePath path) {
    return Optional.ofNullable(files.get(path.text())).map(byte[]::clone);
  }

  @Override
  public SortedSet<String> paths(String directory) {
    // '0' follows '/' in every charset: the range is all that begins with the directory.
    return new TreeSet<>(files.subMap(directory + "/", directory + "0").keySet());
  }
}
