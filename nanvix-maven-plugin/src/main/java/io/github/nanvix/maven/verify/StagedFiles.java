// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.verify;

import io.github.nanvix.maven.elf.ElfFormatException;
import io.github.nanvix.maven.elf.ElfImage;
import io.github.nanvix.maven.failure.DiskFailure;
import io.github.nanvix.maven.failure.Reason;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.fs.Trees;
import io.github.nanvix.maven.loader.ExecutableNeeds;
import io.github.nanvix.maven.loader.ImageDirectory;
import io.github.nanvix.maven.loader.LoadFailure;
import io.github.nanvix.maven.loader.LoadPlan;
import io.github.nanvix.maven.loader.LoadPlanner;
import io.github.nanvix.maven.loader.LoaderProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The files of an image, its ELF files read; no loader has judged them yet.
 *
 * @param files every file and symbolic link, sorted
 * @param links the symbolic links among them
 * @param objects the ELF files, sorted by path
 * @param unreadable files that should be ELF and are not, with the reason
 * @param images what a loader finds at a path, links followed within the image
 * @param machineNames the words for what files name of the machine that built them: all files are
 *     read for it, and nothing but one check needs it
 */
public record StagedFiles(
    List<RelativePath> files,
    List<RelativePath> links,
    SortedMap<RelativePath, StagedObject> objects,
    SortedMap<RelativePath, String> unreadable,
    ImageDirectory images,
    Reading<SortedMap<RelativePath, List<String>>> machineNames) {

  /** What became of one file that should be ELF: one of the two is there. */
  private record Read(RelativePath path, Optional<StagedObject> object, String fault) {}

  /**
   * Reads an image.
   *
   * @param sysroot its root directory; nothing outside is read but what its links point to
   * @throws io.github.nanvix.maven.failure.BuildException if a file cannot be read at all
   */
  public static StagedFiles in(Path sysroot, SubjectSpec spec) {
    List<RelativePath> files;
    try {
      files = Trees.files(sysroot);
    } catch (IOException e) {
      throw DiskFailure.of("list the image", sysroot, e);
    }
    ImageDirectory images = new ImageDirectory(sysroot);
    SortedMap<RelativePath, StagedObject> objects = new TreeMap<>();
    SortedMap<RelativePath, String> unreadable = new TreeMap<>();
    for (Read read : files.parallelStream().flatMap(f -> read(f, images, spec).stream()).toList()) {
      read.object()
          .ifPresentOrElse(
              object -> objects.put(read.path(), object),
              () -> unreadable.put(read.path(), read.fault()));
    }
    return new StagedFiles(
        List.copyOf(files),
        files.stream().filter(file -> Files.isSymbolicLink(file.under(sysroot))).toList(),
        objects,
        unreadable,
        images,
        Reading.begin(() -> new MachineNames(spec.machine()).in(sysroot, files)));
  }

  private static Optional<Read> read(RelativePath file, ImageDirectory images, SubjectSpec spec) {
    return spec.role(file).flatMap(role -> read(file, role, images, spec));
  }

  private static Optional<Read> read(
      RelativePath path, Role role, ImageDirectory images, SubjectSpec spec) {
    Path file = images.file(path).orElse(null);
    if (file == null) {
      return unreadable(path, "it is no regular file, or a link to none in the image");
    }
    try {
      if (spec.layout() == Layout.ANY && LinkerScript.is(file)) {
        return Optional.empty();
      }
      StagedObject object = new StagedObject(path, role, images.read(file), Files.size(file));
      return Optional.of(new Read(path, Optional.of(object), ""));
    } catch (ElfFormatException e) {
      return unreadable(path, Reason.of(e));
    } catch (IOException e) {
      throw DiskFailure.of("read", file, e);
    }
  }

  private static Optional<Read> unreadable(RelativePath file, String fault) {
    return Optional.of(new Read(file, Optional.empty(), fault));
  }

  /** These files as a loader sees them, with a load plan for each that it could open. */
  Subject seenBy(LoaderProfile profile, SubjectSpec spec) {
    LoadPlanner planner = new LoadPlanner(profile, spec.executable(), images);
    Refusals refusals = new Refusals();
    refusals.addUnreadable(unreadable);
    Set<ElfImage> unusable = Collections.newSetFromMap(new IdentityHashMap<>());
    List<LoadPlan> plans = new ArrayList<>();
    List<RelativePath> each = eachOnce();
    // So that each file has the name in every plan that it has in its own.
    each.forEach(planner::open);
    for (RelativePath path : each.stream().sorted().toList()) {
      StagedObject object = Objects.requireNonNull(objects.get(path));
      List<LoadFailure> faults = planner.faults(path);
      refusals.addAll(faults);
      if (faults.stream().anyMatch(LoadFailure::isOfLibrary)) {
        // One finding says it all: what is not there cannot be judged.
        unusable.add(object.image());
      }
      // A static program was bound by its linker.
      if (object.role().isShared() || profile.files().executableNeeds() != ExecutableNeeds.NONE) {
        plans.add(planner.planWithOwnSymbols(path));
      }
    }
    refusals.addPlans(plans);
    Map<RelativePath, StagedObject> usable = new TreeMap<>(objects);
    usable.values().removeIf(object -> unusable.contains(object.image()));
    Set<RelativePath> damaged = new TreeSet<>(objects.keySet());
    damaged.removeAll(usable.keySet());
    damaged.addAll(unreadable.keySet());
    return new Subject(
        profile,
        spec,
        files,
        links,
        Collections.unmodifiableMap(usable),
        Collections.unmodifiableSet(damaged),
        Map.of(),
        machineNames,
        List.copyOf(plans),
        refusals);
  }

  /** One path of each object; one that is no link, where there is one. */
  private List<RelativePath> eachOnce() {
    List<RelativePath> each = new ArrayList<>();
    Set<RelativePath> linked = new HashSet<>(links);
    Set<ElfImage> known = Collections.newSetFromMap(new IdentityHashMap<>());
    for (boolean ofLinks : new boolean[] {false, true}) {
      for (StagedObject object : objects.values()) {
        if (linked.contains(object.path()) == ofLinks && known.add(object.image())) {
          each.add(object.path());
        }
      }
    }
    return each;
  }
}
