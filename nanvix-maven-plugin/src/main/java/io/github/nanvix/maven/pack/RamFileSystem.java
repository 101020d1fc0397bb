// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pack;

import io.github.nanvix.maven.digest.Content;
import io.github.nanvix.maven.digest.TreeDigest;
import io.github.nanvix.maven.exec.Command;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.DiskFailure;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.fs.Trees;
import io.github.nanvix.maven.guest.NanvixSysroot;
import io.github.nanvix.maven.guest.NanvixSysroot.Tool;
import io.github.nanvix.maven.store.Inputs;
import io.github.nanvix.maven.store.Step;
import io.github.nanvix.maven.store.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A RAM file system, made by Nanvix's own mkramfs.
 *
 * @param fileName of the image
 * @param files what goes in, by path; {@code /tmp} is there besides
 * @param mkramfs the program
 * @param clock the modification time of every file
 */
public record RamFileSystem(
    String fileName,
    Content<SortedMap<RelativePath, Path>> files,
    Content<Path> mkramfs,
    Instant clock)
    implements Step {
  private static final Duration LIMIT = Duration.ofMinutes(5);

  /** The step that makes an image of files with the mkramfs of a Nanvix sysroot. */
  public static RamFileSystem of(
      String fileName, SortedMap<RelativePath, Path> files, NanvixSysroot nanvix, Instant clock) {
    Path mkramfs = nanvix.tool(Tool.MKRAMFS);
    try {
      return new RamFileSystem(
          fileName, new Content<>(TreeDigest.of(files), files), Content.of(mkramfs), clock);
    } catch (IOException e) {
      throw DiskFailure.of("read", mkramfs, e);
    }
  }

  @Override
  public String kind() {
    return "ram-file-system";
  }

  @Override
  public String title() {
    return "RAM file system " + fileName;
  }

  @Override
  public Inputs inputs() {
    return new Inputs()
        .with("step", "ram-file-system 1")
        .with("file", fileName)
        .with("content", files.digest())
        .with("mkramfs", mkramfs.digest())
        .with("clock", clock);
  }

  @Override
  public void produce(Workspace workspace) throws IOException {
    Path directory = workspace.work().resolve("root");
    Files.createDirectories(directory.resolve("tmp"));
    for (Map.Entry<RelativePath, Path> file : files.place().entrySet()) {
      Path to = file.getKey().under(directory);
      Files.createDirectories(to.getParent());
      // A copy, since its time will be set: an image has the times of what it was made of.
      Trees.copyFile(file.getValue(), to, Trees.Mode.COPY);
    }
    setTimes(directory);
    Path image = workspace.output().resolve(fileName);
    Map<String, String> environment = new TreeMap<>(workspace.marker());
    environment.put("PATH", "/usr/bin:/bin");
    environment.put("LC_ALL", "C");
    environment.put("SOURCE_DATE_EPOCH", Long.toString(clock.getEpochSecond()));
    workspace
        .runner()
        .runOrFail(
            new Command(
                "mkramfs.elf " + fileName,
                "make the RAM file system",
                List.of(mkramfs.place().toString(), "-o", image.toString(), directory.toString()),
                workspace.work(),
                environment,
                Optional.of(LIMIT),
                workspace.log().resolve("mkramfs.log")));
    if (!Files.isRegularFile(image) || Files.size(image) == 0) {
      throw BuildException.input(
          "\"" + mkramfs.place() + "\" ended with exit code 0 and made no image.",
          "Check that it is the mkramfs of a Nanvix release.");
    }
  }

  private void setTimes(Path directory) throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path path : (Iterable<Path>) all::iterator) {
        Files.setLastModifiedTime(path, FileTime.from(clock));
      }
    }
  }
}
