package io.github.nanvix.maven.verify;

import io.github.nanvix.maven.elf.ArArchive;
import io.github.nanvix.maven.elf.ElfFormatException;
import io.github.nanvix.maven.elf.ElfImage;
import io.github.nanvix.maven.elf.ElfType;
import io.github.nanvix.maven.elf.ObjectFile;
import io.github.nanvix.maven.failure.Reason;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.loader.LoaderProfile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads single ELF files and archives, and applies the checks that need no other file. */
public final class FileVerification {
  private static final Pattern OBJECT_NAME =
      Pattern.compile(".*\\.(so(\\.[0-9]+)*|o|a|elf)", Pattern.DOTALL);
  private static final long DF_1_PIE = 0x08000000L;

  private final LoaderProfile profile;
  private final Target target;
  private final Judge judge;

  private FileVerification(LoaderProfile profile) {
    this.profile = profile;
    this.target = Target.of(profile, Optional.empty());
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
    Map<RelativePath, ArArchive> archives =
        file.archive().map(archive -> Map.of(path, archive)).orElse(Map.of());
    Map<RelativePath, StagedObject> objects =
        file.image()
            .map(image -> new StagedObject(path, role(image), image, file.size()))
            .map(object -> Map.of(path, object))
            .orElse(Map.of());
    boolean fits = file.image().filter(target::fits).isPresent();
    return new InspectedFile(
        path,
        file.image(),
        file.archive(),
        judge.findings(
            subject(
                path, fits ? objects : Map.of(), fits ? Map.of() : objects, Map.of(), archives)));
  }

  private InspectedFile broken(RelativePath path, String reason) {
    return new InspectedFile(
        path,
        Optional.empty(),
        Optional.empty(),
        judge.findings(subject(path, Map.of(), Map.of(), Map.of(path, reason), Map.of())));
  }

  private Subject subject(
      RelativePath path,
      Map<RelativePath, StagedObject> objects,
      Map<RelativePath, StagedObject> foreign,
      Map<RelativePath, String> unreadable,
      Map<RelativePath, ArArchive> archives) {
    return new Subject(
        profile,
        SubjectSpec.any(path),
        target,
        List.of(path),
        List.of(),
        objects,
        foreign,
        unreadable,
        archives,
        Reading.of(new TreeMap<>()),
        List.of(),
        refusals(objects, foreign, unreadable));
  }

  private Refusals refusals(
      Map<RelativePath, StagedObject> objects,
      Map<RelativePath, StagedObject> foreign,
      Map<RelativePath, String> unreadable) {
    Refusals refusals =
        objects.values().stream()
            .findFirst()
            .map(object -> Refusals.of(profile, object))
            .orElseGet(Refusals::new);
    refusals.addForeign(foreign.values(), target);
    refusals.addUnreadable(unreadable);
    return refusals;
  }

  /** By its content: a program is one that says so, a library has a name for others to ask for. */
  private static Role role(ElfImage image) {
    if (image.type().equals(ElfType.REL)) {
      return Role.OBJECT;
    }
    if (!image.type().equals(ElfType.DYN)
        || image.interpreter().isPresent()
        || (image.dynamic().flags1() & DF_1_PIE) != 0) {
      return Role.EXECUTABLE;
    }
    return image.dynamic().soname().isPresent() ? Role.LIBRARY : Role.MODULE;
  }
}
