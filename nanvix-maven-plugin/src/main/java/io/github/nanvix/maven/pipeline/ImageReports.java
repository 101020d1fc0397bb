// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pipeline;

import io.github.nanvix.maven.digest.Content;
import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.digest.TreeDigest;
import io.github.nanvix.maven.failure.DiskFailure;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.report.Json;
import io.github.nanvix.maven.report.SizeTable;
import io.github.nanvix.maven.report.image.ImageModel;
import io.github.nanvix.maven.report.image.ImagePages;
import io.github.nanvix.maven.report.image.ImageReading;
import io.github.nanvix.maven.report.image.ImageReading.Told;
import io.github.nanvix.maven.report.image.TimesPage;
import io.github.nanvix.maven.stage.Mirror;
import io.github.nanvix.maven.store.Inputs;
import io.github.nanvix.maven.store.StepHistory;
import io.github.nanvix.maven.store.StepRecord;
import io.github.nanvix.maven.store.StoreEntry;
import io.github.nanvix.maven.verify.StagedFiles;
import io.github.nanvix.maven.verify.SubjectSpec;
import io.github.nanvix.maven.verify.VerifyResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What is told of images. */
public final class ImageReports {
  private final Wiring wiring;
  private final Workshop workshop;

  ImageReports(Wiring wiring, Workshop workshop) {
    this.wiring = wiring;
    this.workshop = workshop;
  }

  /**
   * The files of a report about any directory, by name.
   *
   * @param request what is verified
   * @param earlier what it is compared with
   */
  public SortedMap<String, String> ofDirectory(
      VerifyRequest request, Optional<EarlierImage> earlier) {
    return ImagePages.of(model(request, Told.nothing(request.spec().executable()), earlier));
  }

  /**
   * The same of a project's image; made once for what it depends on.
   *
   * @param told what its files do not say
   */
  public SortedMap<String, String> ofProject(
      VerifyRequest request, Told told, Optional<EarlierImage> earlier) {
    try {
      ImagePages pages =
          new ImagePages(
              new Content<>(Mirror.digest(request.sysroot()), () -> model(request, told, earlier)),
              inputs(request, told, earlier).values());
      StoreEntry entry = workshop.make(pages, told.name() + " report");
      SortedMap<String, String> files = new TreeMap<>();
      for (RelativePath file : entry.contents(path -> true).keySet()) {
        files.put(file.text(), Files.readString(entry.file(file)));
      }
      return files;
    } catch (IOException e) {
      throw DiskFailure.of("read the image", request.sysroot(), e);
    }
  }

  /** The page about the times of a project's steps, in this build and the last. */
  public String times(Told told) {
    Path project = workshop.settings().places().base();
    List<StepRecord> steps;
    try {
      steps = StepHistory.of(workshop.storeRoot(), project).read();
    } catch (IOException e) {
      throw DiskFailure.of("read the history in", workshop.storeRoot(), e);
    }
    return TimesPage.of(told.name(), steps, workshop.builtSoFar(), workshop.stepsSoFar());
  }

  private Inputs inputs(VerifyRequest request, Told told, Optional<EarlierImage> earlier)
      throws IOException {
    SubjectSpec spec = request.spec();
    String profile = workshop.profile(request.loader()).name();
    String file = "loaders/" + profile.split("@", 2)[0] + ".toml";
    SizeTable sizes = told.sizes();
    Inputs inputs =
        new Inputs()
            .with("name", told.name())
            .with("loader", profile + " " + Sha256.of(workshop.pins().bytes(file)))
            .with("executable", spec.executable())
            .withMap("needed", spec.neededByModule())
            .withList("port", spec.ports())
            .withList("runtime", spec.runtime().stream().sorted().toList())
            .withList("suppression", request.suppressions())
            .withList("part", told.parts())
            .withMap("port-of", told.ports())
            .with("sizes", sizes == null ? "none" : Sha256.of(Json.write(sizes.data())))
            .withMap("made-of", told.madeOf());
    if (request.baseline().isPresent()) {
      inputs.with("baseline", TreeDigest.of(request.baseline().get()));
    }
    earlier.ifPresent(image -> inputs.with("earlier", image.digest()));
    return inputs;
  }

  private ImageModel model(VerifyRequest request, Told told, Optional<EarlierImage> earlier) {
    ImageModel now = read(request, told);
    return earlier
        .map(image -> image.model((directory, before) -> read(request.of(directory), before), told))
        .map(now::since)
        .orElse(now);
  }

  private ImageModel read(VerifyRequest request, Told told) {
    VerifyResult result = wiring.verify(request);
    StagedFiles staged = StagedFiles.in(request.sysroot(), request.spec());
    return new ImageReading(
            request.sysroot(), staged, workshop.profile(request.loader()), result, told)
        .model();
  }
}
