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
import java.util.TreeMap;

/** Reads the ELF files of an image and plans the loading of each. */
final class SubjectReader {
  private final LoaderProfile profile;
  private final SubjectSpec spec;
  private final Path sysroot;

  private final Map<RelativePath, StagedObject> objects = new TreeMap<>();
  private final Map<RelativePath, StagedObject> foreign = new TreeMap<>();
  private final Map<RelativePath, String> unreadable = new TreeMap<>();

  SubjectReader(LoaderProfile profile, SubjectSpec spec, Path sysroot) {
    this.profile = profile;
    this.spec = spec;
    this.sysroot = sysroot;
  }

  Subject read() {
    List<RelativePath> files;
    try {
      files = Trees.files(sysroot);
    } catch (IOException e) {
      throw DiskFailure.of("list the image", sysroot, e);
    }
    for (RelativePath file : files) {
      spec.role(file).ifPresent(role -> read(file, role));
    }
    LoadPlanner planner =
        new LoadPlanner(
            profile,
            spec.executable(),
            path -> Optional.ofNullable(objects.get(path)).map(StagedObject::image));
    return new Subject(
        profile,
        spec,
        List.copyOf(files),
        files.stream().filter(file -> Files.isSymbolicLink(file.under(sysroot))).toList(),
        Collections.unmodifiableMap(objects),
        Collections.unmodifiableMap(foreign),
        Collections.unmodifiableMap(unreadable),
        Map.of(),
        objects.values().stream()
            .filter(object -> object.role().isShared())
            .map(object -> planner.planWithOwnSymbols(object.path()))
            .toList());
  }

  private void read(RelativePath file, Role role) {
    Path path = file.under(sysroot);
    if (!Files.isRegularFile(path)) {
      unreadable.put(file, "it is no regular file, or a link to nowhere");
      return;
    }
    try {
      if (spec.layout() == Layout.ANY && LinkerScript.is(path)) {
        return;
      }
      StagedObject object =
          new StagedObject(
              file, role, ElfImage.read(path), Files.size(path), BuildPaths.in(path, spec));
      (Target.fits(profile, object.image()) ? objects : foreign).put(file, object);
    } catch (ElfFormatException e) {
      unreadable.put(file, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw DiskFailure.of("read", path, e);
    }
  }
}
