package io.github.nanvix.maven.verify;

import io.github.nanvix.maven.elf.ElfFormatException;
import io.github.nanvix.maven.elf.ElfImage;
import io.github.nanvix.maven.failure.DiskFailure;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.fs.Trees;
import io.github.nanvix.maven.loader.LoadPlanner;
import io.github.nanvix.maven.loader.LoaderProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The files of an image, its ELF files read; no loader has judged them yet.
 *
 * @param files every file and symbolic link, sorted
 * @param links the symbolic links among them
 * @param objects the ELF files, sorted by path
 * @param unreadable files that should be ELF and are not, with the reason
 * @param machineNames the words for what files name of the machine that built them: all files are
 *     read for it, and nothing but one check needs it
 */
public record StagedFiles(
    List<RelativePath> files,
    List<RelativePath> links,
    SortedMap<RelativePath, StagedObject> objects,
    SortedMap<RelativePath, String> unreadable,
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
    SortedMap<RelativePath, StagedObject> objects = new TreeMap<>();
    SortedMap<RelativePath, String> unreadable = new TreeMap<>();
    for (Read read :
        files.parallelStream().flatMap(f -> read(f, sysroot, spec).stream()).toList()) {
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
        Reading.begin(() -> new MachineNames(spec.machine()).in(sysroot, files)));
  }

  private static Optional<Read> read(RelativePath file, Path sysroot, SubjectSpec spec) {
    return spec.role(file).flatMap(role -> read(file, role, sysroot, spec));
  }

  private static Optional<Read> read(RelativePath file, Role role, Path sysroot, SubjectSpec spec) {
    Path path = file.under(sysroot);
    if (!Files.isRegularFile(path)) {
      return unreadable(file, "it is no regular file, or a link to nowhere");
    }
    try {
      if (spec.layout() == Layout.ANY && LinkerScript.is(path)) {
        return Optional.empty();
      }
      StagedObject object = new StagedObject(file, role, ElfImage.read(path), Files.size(path));
      return Optional.of(new Read(file, Optional.of(object), ""));
    } catch (ElfFormatException e) {
      return unreadable(file, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw DiskFailure.of("read", path, e);
    }
  }

  private static Optional<Read> unreadable(RelativePath file, String fault) {
    return Optional.of(new Read(file, Optional.empty(), fault));
  }

  /** These files as a loader sees them, with a load plan for each that it could open. */
  Subject seenBy(LoaderProfile profile, SubjectSpec spec) {
    Map<RelativePath, StagedObject> usable = new TreeMap<>(objects);
    Map<RelativePath, StagedObject> foreign = new TreeMap<>(objects);
    usable.values().removeIf(object -> !Target.fits(profile, object.image()));
    foreign.keySet().removeAll(usable.keySet());
    LoadPlanner planner =
        new LoadPlanner(
            profile,
            spec.executable(),
            path -> Optional.ofNullable(usable.get(path)).map(StagedObject::image));
    return new Subject(
        profile,
        spec,
        files,
        links,
        Collections.unmodifiableMap(usable),
        Collections.unmodifiableMap(foreign),
        Collections.unmodifiableMap(unreadable),
        Map.of(),
        machineNames,
        usable.values().stream()
            .filter(object -> object.role().isShared())
            .map(object -> planner.planWithOwnSymbols(object.path()))
            .toList());
  }
}
