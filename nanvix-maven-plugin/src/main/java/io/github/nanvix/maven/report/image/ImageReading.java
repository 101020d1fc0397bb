// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.report.image;

import io.github.nanvix.maven.digest.FileContent;
import io.github.nanvix.maven.elf.ElfImage;
import io.github.nanvix.maven.elf.Section;
import io.github.nanvix.maven.elf.SymbolTable;
import io.github.nanvix.maven.failure.DiskFailure;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.loader.BoundSymbol;
import io.github.nanvix.maven.loader.LoadPlan;
import io.github.nanvix.maven.loader.LoadPlanner;
import io.github.nanvix.maven.loader.LoaderProfile;
import io.github.nanvix.maven.report.SizeTable;
import io.github.nanvix.maven.report.image.ImageModel.Binding;
import io.github.nanvix.maven.report.image.ImageModel.Choice;
import io.github.nanvix.maven.report.image.ImageModel.Found;
import io.github.nanvix.maven.report.image.ImageModel.ObjectFile;
import io.github.nanvix.maven.report.image.ImageModel.Part;
import io.github.nanvix.maven.report.image.ImageModel.StagedFile;
import io.github.nanvix.maven.report.image.ImageModel.Twice;
import io.github.nanvix.maven.stage.LicenseTree;
import io.github.nanvix.maven.verify.Finding;
import io.github.nanvix.maven.verify.StagedFiles;
import io.github.nanvix.maven.verify.StagedObject;
import io.github.nanvix.maven.verify.VerifyResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Makes the model of an image that was read and verified.
 *
 * @param sysroot its root directory
 * @param staged its files
 * @param profile of the loader that opens them
 * @param result what verification says of them
 * @param told what else is known of it
 */
public record ImageReading(
    Path sysroot, StagedFiles staged, LoaderProfile profile, VerifyResult result, Told told) {

  /**
   * What no file of the image says.
   *
   * @param name of the image
   * @param executable the program that opens the modules
   * @param parts of which the image must have the terms
   * @param ports the port of a shared object, by its path
   * @param sizes what unbundling saves; absent where nothing was built
   * @param madeOf its build information
   */
  public record Told(
      String name,
      RelativePath executable,
      Collection<String> parts,
      Map<RelativePath, String> ports,
      @Nullable SizeTable sizes,
      SortedMap<String, String> madeOf) {

    /** Of an image of which nothing is known but its files. */
    public static Told nothing(RelativePath executable) {
      return new Told(
          "Image with " + executable, executable, List.of(), Map.of(), null, new TreeMap<>());
    }
  }

  /** The model. */
  public ImageModel model() {
    List<LoadPlan> plans = plans();
    return new ImageModel(
        ImageModel.SCHEMA,
        told.name(),
        result.profile(),
        told.executable().text(),
        result.symbolsBound(),
        result.refused(),
        staged.files().stream().map(this::file).toList(),
        objects(plans),
        bindings(plans),
        choices(plans),
        twice(),
        findings(),
        licences(),
        told.sizes(),
        told.madeOf(),
        null);
  }

  /** How each file is loaded, where it is the one that is opened. */
  private List<LoadPlan> plans() {
    LoadPlanner planner = new LoadPlanner(profile, told.executable(), staged.images());
    List<RelativePath> opened =
        staged.objects().values().stream()
            .filter(object -> object.role().isMapped())
            .map(StagedObject::path)
            .filter(path -> !staged.links().contains(path))
            .toList();
    // So that each file has the name in every plan that it has in its own.
    opened.forEach(planner::open);
    return opened.stream().map(planner::plan).toList();
  }

  private StagedFile file(RelativePath path) {
    Path file = path.under(sysroot);
    try {
      long size = Files.isSymbolicLink(file) ? 0 : Files.size(file);
      return new StagedFile(path.text(), size, FileContent.of(file).text());
    } catch (IOException e) {
      throw DiskFailure.of("read", file, e);
    }
  }

  private List<ObjectFile> objects(List<LoadPlan> plans) {
    List<ObjectFile> objects = new ArrayList<>();
    for (LoadPlan plan : plans) {
      StagedObject object = staged.objects().get(plan.module());
      if (object != null) {
        objects.add(object(plan, object));
      }
    }
    return objects;
  }

  private ObjectFile object(LoadPlan plan, StagedObject object) {
    ElfImage image = object.image();
    SortedMap<String, Long> sections = new TreeMap<>();
    for (Section section : image.sections()) {
      if (section.isAllocated() && section.size() > 0) {
        sections.merge(section.name(), section.size(), Long::sum);
      }
    }
    return new ObjectFile(
        object.path().text(),
        object.role().name().toLowerCase(Locale.ROOT),
        told.ports().getOrDefault(object.path(), ""),
        object.size(),
        image.needed(),
        texts(plan.needs().getOrDefault(plan.module(), List.of())),
        plan.files().stream().map(file -> file.path().text()).toList(),
        texts(plan.constructors()),
        sections,
        List.copyOf(exports(image.dynamicSymbols())));
  }

  private static SortedSet<String> exports(SymbolTable symbols) {
    SortedSet<String> exports = new TreeSet<>();
    for (int i = 1; i < symbols.size(); i++) {
      if (symbols.isExported(i)) {
        exports.add(symbols.name(i));
      }
    }
    return exports;
  }

  private List<Binding> bindings(List<LoadPlan> plans) {
    SortedMap<String, SortedMap<String, SortedSet<String>>> taken = new TreeMap<>();
    for (LoadPlan plan : plans) {
      for (BoundSymbol symbol : ownSymbols(plan)) {
        taken
            .computeIfAbsent(symbol.asker().text(), key -> new TreeMap<>())
            .computeIfAbsent(
                symbol.provider().map(RelativePath::text).orElse(""), key -> new TreeSet<>())
            .add(symbol.symbol());
      }
    }
    List<Binding> bindings = new ArrayList<>();
    taken.forEach(
        (from, providers) ->
            providers.forEach(
                (to, symbols) -> bindings.add(new Binding(from, to, List.copyOf(symbols)))));
    return bindings;
  }

  /** Each file's symbols once: as they are bound where it is the file that is opened. */
  private static List<BoundSymbol> ownSymbols(LoadPlan plan) {
    return plan.symbols().stream().filter(symbol -> symbol.asker().equals(plan.module())).toList();
  }

  private List<Choice> choices(List<LoadPlan> plans) {
    List<Choice> choices = new ArrayList<>();
    for (LoadPlan plan : plans) {
      for (BoundSymbol symbol : ownSymbols(plan)) {
        if (symbol.provider().isPresent() && !symbol.others().isEmpty()) {
          choices.add(
              new Choice(
                  symbol.symbol(),
                  symbol.asker().text(),
                  symbol.provider().get().text(),
                  texts(symbol.others())));
        }
      }
    }
    return choices;
  }

  private List<Twice> twice() {
    SortedMap<String, List<String>> definers = new TreeMap<>();
    for (StagedObject object : staged.objects().values()) {
      if (object.role().isMapped() && !staged.links().contains(object.path())) {
        for (String name : exports(object.image().dynamicSymbols())) {
          definers.computeIfAbsent(name, key -> new ArrayList<>()).add(object.path().text());
        }
      }
    }
    Map<List<String>, List<String>> groups =
        new TreeMap<>(java.util.Comparator.comparing(List::toString));
    definers.forEach(
        (name, files) -> {
          if (files.size() > 1) {
            groups.computeIfAbsent(files, key -> new ArrayList<>()).add(name);
          }
        });
    return groups.entrySet().stream()
        .map(group -> new Twice(group.getKey(), group.getValue()))
        .toList();
  }

  private List<Found> findings() {
    List<Found> found = new ArrayList<>();
    result.findings().forEach(finding -> found.add(found(finding, "")));
    result.suppressed().forEach(known -> found.add(found(known.finding(), known.reason())));
    return found;
  }

  private static Found found(Finding finding, String suppressed) {
    return new Found(
        finding.id(),
        finding.severity().label(),
        finding.file().text(),
        finding.message(),
        finding.hint(),
        suppressed);
  }

  private List<Part> licences() {
    SortedMap<String, List<String>> parts = new TreeMap<>();
    told.parts().forEach(part -> parts.put(part, new ArrayList<>()));
    for (RelativePath place : LicenseTree.in(sysroot).keySet()) {
      parts
          .computeIfAbsent(place.text().split("/", 2)[0], key -> new ArrayList<>())
          .add(LicenseTree.place(place).text());
    }
    return parts.entrySet().stream().map(part -> new Part(part.getKey(), part.getValue())).toList();
  }

  private static List<String> texts(Collection<RelativePath> paths) {
    return paths.stream().map(RelativePath::text).toList();
  }
}
