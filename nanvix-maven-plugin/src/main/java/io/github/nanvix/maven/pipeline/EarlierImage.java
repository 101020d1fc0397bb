// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pipeline;

import io.github.nanvix.maven.archive.Unpacker;
import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.failure.DiskFailure;
import io.github.nanvix.maven.fs.TemporaryDirectory;
import io.github.nanvix.maven.fs.Trees;
import io.github.nanvix.maven.report.BuildInfo;
import io.github.nanvix.maven.report.image.ImageModel;
import io.github.nanvix.maven.report.image.ImageReading.Told;
import io.github.nanvix.maven.report.image.ReportJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;

/**
 * An image that another is compared with.
 *
 * @param file its {@code report.json}, or its archive
 * @param buildInfo what the archive was made of, if that is there
 */
public record EarlierImage(Path file, Optional<Path> buildInfo) {

  /** The digest of all that is read. */
  Sha256 digest() {
    try {
      String facts = buildInfo.isPresent() ? Sha256.ofFile(buildInfo.get()).hex() : "";
      return Sha256.of(Sha256.ofFile(file).hex() + facts);
    } catch (IOException e) {
      throw DiskFailure.of("read", file, e);
    }
  }

  /**
   * The model that its report has, or that is made of its files.
   *
   * @param read makes one of a directory and of what else is known
   */
  ImageModel model(BiFunction<Path, Told, ImageModel> read, Told now) {
    String name = String.valueOf(file.getFileName());
    Path directory = TemporaryDirectory.make("nanvix-");
    try {
      if (name.endsWith(".json")) {
        return ReportJson.read(name, Files.readString(file, StandardCharsets.UTF_8));
      }
      new Unpacker().unpackWithoutTop(file, directory);
      SortedMap<String, String> madeOf = buildInfo.map(BuildInfo::read).orElseGet(TreeMap::new);
      return read.apply(
          directory, new Told(name, now.executable(), List.of(), Map.of(), null, madeOf));
    } catch (IOException e) {
      throw DiskFailure.of("read the earlier image", file, e);
    } finally {
      delete(directory);
    }
  }

  private static void delete(Path directory) {
    try {
      Trees.delete(directory);
    } catch (IOException e) {
      throw DiskFailure.of("delete", directory, e);
    }
  }
}
