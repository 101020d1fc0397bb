// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.verify;

import io.github.nanvix.maven.elf.ArArchive;
import io.github.nanvix.maven.elf.ElfFormatException;
import io.github.nanvix.maven.elf.ElfImage;
import io.github.nanvix.maven.elf.ElfType;
import io.github.nanvix.maven.elf.ObjectFile;
import io.github.nanvix.maven.failure.Reason;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.loader.Acceptance;
import io.github.nanvix.maven.loader.LoadFailure;
import io.github.nanvix.maven.loader.LoaderProfile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads single ELF files and archives, and applies the checks that need no other file. */
public final class FileVerification {
  private static final Pattern OBJECT_NAME =
      Pattern.compile(".*\\.(so(\\.[0-9]+)*|o|a|elf)", Pattern.DOTALL);

  private final LoaderProfile profile;
  private final Judge judge;

  private FileVerification(LoaderProfile profile) {
    this.profile = profile;
    this.judge = new Judge(profile, Check::judgesAlone);
  }

  /** The checks of single files, for one loader. */
  public static FileVerification of(LoaderProfile profile) {
    return new FileVerification(profile);
  }

  /**
   * Reads and checks one file; may be called by several threads at once.
   *
   * @param path what reports call it
   * @return what was found; empty where it is no object file by name or content
   */
  public Optional<InspectedFile> inspect(RelativePath path, Path file) {
    try {
      Optional<ObjectFile> object = ObjectFile.read(file);
      if (object.isPresent()) {
        return Optional.of(judged(path, object.get()));
      }
      if (LinkerScript.is(file)) {
        return Optional.empty();
      }
    } catch (ElfFormatException e) {
      return Optional.of(broken(path, Reason.of(e)));
    } catch (IOException e) {
      return Optional.of(broken(path, "it cannot be read (" + e.getClass().getSimpleName() + ")"));
    }
    return OBJECT_NAME.matcher(path.fileName()).matches()
        ? Optional.of(broken(path, "it starts neither as an ELF file nor as an archive does"))
        : Optional.empty();
  }

  private InspectedFile judged(RelativePath path, ObjectFile file) {
    Refusals refusals = new Refusals();
    Map<RelativePath, StagedObject> usable = new TreeMap<>();
    Map<RelativePath, ArArchive> archives = new TreeMap<>();
    file.archive().ifPresent(archive -> archives.put(path, archive));
    file.image()
        .ifPresent(
            image -> {
              StagedObject object = new StagedObject(path, role(image), image, file.size());
              List<LoadFailure> faults = faults(object);
              refusals.addAll(faults);
              if (faults.stream().noneMatch(LoadFailure::isOfLibrary)) {
                usable.put(path, object);
              }
            });
    return new InspectedFile(
        path, file.image(), file.archive(), findings(path, usable, archives, refusals));
  }

  private InspectedFile broken(RelativePath path, String reason) {
    Refusals refusals = new Refusals();
    refusals.addUnreadable(Map.of(path, reason));
    return new InspectedFile(
        path, Optional.empty(), Optional.empty(), findings(path, Map.of(), Map.of(), refusals));
  }

  /** As far as it can be judged alone; what only linkers read may still be for another machine. */
  private List<LoadFailure> faults(StagedObject object) {
    return new Acceptance(profile)
        .faults(object.path(), object.image(), object.role() == Role.EXECUTABLE).stream()
            .filter(fault -> object.role().isMapped() || fault.isOfLibrary())
            .toList();
  }

  private List<Finding> findings(
      RelativePath path,
      Map<RelativePath, StagedObject> usable,
      Map<RelativePath, ArArchive> archives,
      Refusals refusals) {
    return judge.findings(
        new Subject(
            profile,
            SubjectSpec.any(path),
            List.of(path),
            List.of(),
            usable,
            Set.of(),
            archives,
            Reading.of(new TreeMap<>()),
            List.of(),
            refusals));
  }

  /** By its content: a program is one that says so, a library has a name for others to ask for. */
  private static Role role(ElfImage image) {
    if (image.type().equals(ElfType.REL)) {
      return Role.OBJECT;
    }
    if (!image.type().equals(ElfType.DYN)
        || image.interpreter().isPresent()
        || image.dynamic().isExecutable()) {
      return Role.EXECUTABLE;
    }
    return image.dynamic().soname().isPresent() ? Role.LIBRARY : Role.MODULE;
  }
}
