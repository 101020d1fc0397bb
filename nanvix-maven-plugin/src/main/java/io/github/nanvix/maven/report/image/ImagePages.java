// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.report.image;

import io.github.nanvix.maven.digest.Content;
import io.github.nanvix.maven.store.Inputs;
import io.github.nanvix.maven.store.Step;
import io.github.nanvix.maven.store.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The files that tell of an image.
 *
 * @param image the image, by the digest of its files
 * @param told what else the model depends on
 */
public record ImagePages(Content<Source> image, SortedMap<String, String> told) implements Step {
  /** Reads an image when it has to be told of. */
  @FunctionalInterface
  public interface Source {
    ImageModel model();
  }

  /** The files by name. */
  public static SortedMap<String, String> of(ImageModel image) {
    NeedPicture picture = NeedPicture.of(image);
    return new TreeMap<>(
        Map.of(
            "report.html", ReportPage.of(image),
            "report.json", ReportJson.write(image),
            "report.md", SummaryMarkdown.of(image),
            "graph.mmd", GraphText.mermaid(picture),
            "graph.dot", GraphText.dot(picture)));
  }

  @Override
  public String kind() {
    return "report";
  }

  @Override
  public Inputs inputs() {
    return new Inputs()
        .with("step", "report 1")
        .with("looks", Html.looks())
        .with("sysroot", image.digest())
        .withMap("told", told);
  }

  @Override
  public void produce(Workspace workspace) throws IOException {
    for (Map.Entry<String, String> file : of(image.place().model()).entrySet()) {
      Files.writeString(workspace.output().resolve(file.getKey()), file.getValue());
    }
  }
}
