// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.source;

import io.github.nanvix.maven.digest.Content;
import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.store.Inputs;
import io.github.nanvix.maven.store.Step;
import io.github.nanvix.maven.store.Store;
import io.github.nanvix.maven.store.StoreEntry;
import io.github.nanvix.maven.store.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Terms that are pin files, as files of the store.
 *
 * @param texts by the place of each
 */
public record LicenseTexts(SortedMap<RelativePath, Content<byte[]>> texts) implements Step {

  /** The files by their places. */
  public static SortedMap<RelativePath, Path> provide(
      Store store, String title, Map<RelativePath, byte[]> texts) {
    SortedMap<RelativePath, Path> files = new TreeMap<>();
    if (!texts.isEmpty()) {
      SortedMap<RelativePath, Content<byte[]>> contents = new TreeMap<>();
      texts.forEach((place, text) -> contents.put(place, new Content<>(Sha256.of(text), text)));
      StoreEntry entry = store.produce(new LicenseTexts(contents), title);
      texts.keySet().forEach(place -> files.put(place, entry.file(place)));
    }
    return files;
  }

  @Override
  public String kind() {
    return "licenses";
  }

  @Override
  public Inputs inputs() {
    return new Inputs().with("step", "license-texts 1").withMap("text", texts);
  }

  @Override
  public void produce(Workspace workspace) throws IOException {
    for (Map.Entry<RelativePath, Content<byte[]>> text : texts.entrySet()) {
      Path file = text.getKey().under(workspace.output());
      Files.createDirectories(file.getParent());
      Files.write(file, text.getValue().place());
    }
  }
}
