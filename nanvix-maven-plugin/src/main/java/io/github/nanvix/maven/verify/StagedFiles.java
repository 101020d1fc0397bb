package io.github.nanvix.maven.verify;

import io.github.nanvix.maven.elf.ElfFormatException;
import io.github.nanvix.maven.elf.ElfImage;
import io.github.nanvix.maven.failure.DiskFailure;
import io.github.nanvix.maven.failure.Reason;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.fs.Trees;
import io.github.nanvix.maven.loader.ExecutableNeeds;
import io.github.nanvix.maven.loader.ImageDirectory;
import io.github.nanvix.maven.loader.ImageFiles;
import io.github.nanvix.maven.loader.LoadPlan;
import io.github.nanvix.maven.loader.LoadPlanner;
import io.github.nanvix.maven.loader.LoaderProfile;
import io.github.nanvix.maven.loader.Obstacle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

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

  /** Most paths that a loader opens are those of files that were read by the same path. */
  private record Found(SortedMap<RelativePath, StagedObject> objects, ImageDirectory images)
      implements ImageFiles {
    @Override
    public Optional<ElfImage> apply(RelativePath path) {
      StagedObject object = objects.get(path);
      return object == null ? images.apply(path) : Optional.of(object.image());
    }

    @Override
    public Optional<RelativePath> walk(String path) {
      return images.walk(path);
    }

    @Override
    public boolean isDirectory(String path) {
      return images.isDirectory(path);
    }

    @Override
    public Optional<Obstacle> obstacle(RelativePath path) {
      return images.obstacle(path);
    }
  }

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
    Target target = Target.of(profile, Optional.ofNullable(objects.get(spec.executable())));
    SortedMap<RelativePath, StagedObject> usable = new TreeMap<>(objects);
    Map<RelativePath, StagedObject> foreign = new TreeMap<>(objects);
    usable.values().removeIf(object -> !target.fits(object.image()));
    foreign.keySet().removeAll(usable.keySet());
    List<StagedObject> debugFiles =
        usable.values().stream().filter(object -> object.image().isDebugFile()).toList();
    usable.values().removeAll(debugFiles);
    LoadPlanner planner = new LoadPlanner(profile, spec.executable(), new Found(objects, images));
    List<LoadPlan> plans = plans(profile, planner, usable);
    Refusals refusals = new Refusals();
    refusals.addUnreadable(unreadable);
    refusals.addForeign(foreign.values(), target);
    refusals.addPlans(plans);
    plans.forEach(plan -> refusals.addAll(planner.faults(plan.module())));
    if (usable.containsKey(spec.executable())) {
      // The program of a loader that opens no program has no plan.
      refusals.addAll(planner.faults(spec.executable()));
    }
    // One finding says it all: what is not there cannot be judged.
    debugFiles.forEach(object -> refusals.addAll(planner.faults(object.path())));
    return new Subject(
        profile,
        spec,
        target,
        files,
        links,
        Collections.unmodifiableMap(usable),
        Collections.unmodifiableMap(foreign),
        Collections.unmodifiableMap(unreadable),
        Map.of(),
        machineNames,
        plans,
        refusals);
  }

  private List<LoadPlan> plans(
      LoaderProfile profile, LoadPlanner planner, SortedMap<RelativePath, StagedObject> usable) {
    List<RelativePath> planned = new ArrayList<>();
    Set<RelativePath> linked = new HashSet<>(links);
    Set<ElfImage> known = Collections.newSetFromMap(new IdentityHashMap<>());
    for (boolean ofLinks : new boolean[] {false, true}) {
      for (StagedObject object : usable.values()) {
        // A static program was bound by its linker.
        boolean loaded =
            object.role().isShared() || profile.files().executableNeeds() != ExecutableNeeds.NONE;
        if (loaded && linked.contains(object.path()) == ofLinks && known.add(object.image())) {
          planned.add(object.path());
        }
      }
    }
    // So that each file has the name in every plan that it has in its own.
    planned.forEach(planner::open);
    return planned.stream().sorted().map(planner::planWithOwnSymbols).toList();
  }
}
