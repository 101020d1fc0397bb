package io.github.nanvix.maven.source;

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
public record LicenseTexts(String title, Map<RelativePath, byte[]> texts) implements Step {

  /** The files by their places. */
  public static SortedMap<RelativePath, Path> provide(
      Store store, String title, Map<RelativePath, byte[]> texts) {
    SortedMap<RelativePath, Path> files = new TreeMap<>();
    if (!texts.isEmpty()) {
      StoreEntry entry = store.produce(new LicenseTexts(title, texts));
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
    SortedMap<RelativePath, Sha256> digests = new TreeMap<>();
    texts.forEach((place, text) -> digests.put(place, Sha256.of(text)));
    return new Inputs().with("step", "license-texts 1").withMap("text", digests);
  }

  @Override
  public void produce(Workspace workspace) throws IOException {
    for (Map.Entry<RelativePath, byte[]> text : texts.entrySet()) {
      Path file = text.getKey().under(workspace.output());
      Files.createDirectories(file.getParent());
      Files.write(file, text.getValue());
    }
  }
}
