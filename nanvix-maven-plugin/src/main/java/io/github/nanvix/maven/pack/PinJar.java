// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pack;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.DiskFailure;
import io.github.nanvix.maven.fs.RelativePath;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A directory of pin files as a jar: stored and sorted, so that it is the same everywhere. */
public final class PinJar {
  private PinJar() {}

  /**
   * Writes the jar.
   *
   * @param clock the time of all of its files
   */
  public static void write(Path pins, Path jar, Instant clock) {
    List<Path> files = files(pins);
    if (files.isEmpty()) {
      throw BuildException.input(
          "There are no pin files in \"" + pins + "\".",
          "Write them, or name their directory with the parameter \"pins\".");
    }
    LocalDateTime time = LocalDateTime.ofInstant(clock, ZoneOffset.UTC);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
        for (Path file : files) {
          add(zip, RelativePath.between(pins, file).text(), Files.readAllBytes(file), time);
        }
      }
      Files.createDirectories(jar.getParent());
      Files.write(jar, bytes.toByteArray());
    } catch (IOException e) {
      throw DiskFailure.of("write", jar, e);
    }
  }

  private static void add(ZipOutputStream zip, String name, byte[] content, LocalDateTime time)
      throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(content.length);
    CRC32 crc = new CRC32();
    crc.update(content);
    entry.setCrc(crc.getValue());
    entry.setTimeLocal(time);
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }

  private static List<Path> files(Path pins) {
    if (!Files.isDirectory(pins)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(pins)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw DiskFailure.of("read", pins, e);
    }
  }
}
