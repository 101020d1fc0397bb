// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.wheel;

import io.github.nanvix.maven.digest.Content;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.store.Inputs;
import io.github.nanvix.maven.store.Step;
import io.github.nanvix.maven.store.Workspace;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A wheel that is packed: the same bytes for the same files.
 *
 * @param fileName of it
 * @param information the directory {@code NAME-VERSION.dist-info}
 * @param files what it has beside that, and what that has as files, by path
 * @param texts what the directory has besides, by name; the RECORD is made
 * @param clock the time of every entry
 */
public record WrittenWheel(
    String fileName,
    String information,
    Map<RelativePath, Content<Path>> files,
    Map<String, String> texts,
    Instant clock)
    implements Step {
  // The format has no earlier time.
  private static final LocalDateTime EARLIEST = LocalDateTime.of(1980, 1, 1, 0, 0);

  @Override
  public String kind() {
    return "wheel";
  }

  @Override
  public String title() {
    return fileName;
  }

  @Override
  public Inputs inputs() {
    return new Inputs()
        .with("step", "wheel 1")
        .with("file-name", fileName)
        .with("information", information)
        .withMap("file", files)
        .withMap("text", texts)
        .with("clock", clock);
  }

  @Override
  public void produce(Workspace workspace) throws IOException {
    SortedMap<String, byte[]> site = new TreeMap<>();
    SortedMap<String, byte[]> about = new TreeMap<>();
    for (Map.Entry<RelativePath, Content<Path>> file : files.entrySet()) {
      String path = file.getKey().text();
      byte[] content = Files.readAllBytes(file.getValue().place());
      (path.startsWith(information + "/") ? about : site).put(path, content);
    }
    texts.forEach(
        (name, text) -> about.put(information + "/" + name, text.getBytes(StandardCharsets.UTF_8)));
    SortedMap<String, byte[]> all = new TreeMap<>(site);
    all.putAll(about);
    String own = information + "/RECORD";
    byte[] record = RecordFile.text(all, own).getBytes(StandardCharsets.UTF_8);
    try (OutputStream out = Files.newOutputStream(workspace.output().resolve(fileName));
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
      // As the format wishes: what tells about the rest stands at the end, the RECORD last.
      for (Map.Entry<String, byte[]> file : site.entrySet()) {
        add(zip, file.getKey(), file.getValue());
      }
      for (Map.Entry<String, byte[]> file : about.entrySet()) {
        add(zip, file.getKey(), file.getValue());
      }
      add(zip, own, record);
    }
  }

  private void add(ZipOutputStream zip, String path, byte[] content) throws IOException {
    ZipEntry entry = new ZipEntry(path);
    LocalDateTime time = LocalDateTime.ofInstant(clock, ZoneOffset.UTC);
    entry.setTimeLocal(time.isBefore(EARLIEST) ? EARLIEST : time);
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }
}
