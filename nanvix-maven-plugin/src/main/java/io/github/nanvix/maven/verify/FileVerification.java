package io.github.nanvix.maven.verify;

import io.github.nanvix.maven.elf.ArArchive;
import io.github.nanvix.maven.elf.ElfFormatException;
import io.github.nanvix.maven.elf.ElfImage;
import io.github.nanvix.maven.elf.ElfType;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.loader.LoaderProfile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads single ELF files and archives, and applies the checks that need no other file. */
public final class FileVerification {
  private static final Pattern OBJECT_NAME =
      Pattern.compile(".*\\.(so(\\.[0-9]+)*|o|a|elf)", Pattern.DOTALL);
  private static final String ELF = "\u007fELF";
  private static final String ARCHIVE = "!<arch>\n";
  private static final String THIN_ARCHIVE = "!<thin>\n";
  private static final long DF_1_PIE = 0x08000000L;

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
      String start = start(file);
      if (start.startsWith(ELF)) {
        return Optional.of(elf(path, file));
      }
      if (start.equals(ARCHIVE) || start.equals(THIN_ARCHIVE)) {
        return Optional.of(archive(path, file));
      }
      if (LinkerScript.is(file)) {
        return Optional.empty();
      }
    } catch (IOException e) {
      return Optional.of(broken(path, "it cannot be read (" + e.getClass().getSimpleName() + ")"));
    }
    return OBJECT_NAME.matcher(path.fileName()).matches()
        ? Optional.of(broken(path, "it starts neither as an ELF file nor as an archive does"))
        : Optional.empty();
  }

  private static String start(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(ARCHIVE.length()), StandardCharsets.ISO_8859_1);
    }
  }

  private InspectedFile elf(RelativePath path, Path file) throws IOException {
    try {
      ElfImage image = ElfImage.read(file);
      StagedObject object = new StagedObject(path, role(image), image, Files.size(file), List.of());
      boolean fits = Target.fits(profile, image);
      Map<RelativePath, StagedObject> found = Map.of(path, object);
      return new InspectedFile(
          path,
          Optional.of(image),
          Optional.empty(),
          judge.findings(
              subject(path, fits ? found : Map.of(), fits ? Map.of() : found, Map.of(), Map.of())));
    } catch (ElfFormatException e) {
      return broken(path, String.valueOf(e.getMessage()));
    }
  }

  private InspectedFile archive(RelativePath path, Path file) throws IOException {
    try {
      ArArchive archive = ArArchive.read(file);
      return new InspectedFile(
          path,
          Optional.empty(),
          Optional.of(archive),
          judge.findings(subject(path, Map.of(), Map.of(), Map.of(), Map.of(path, archive))));
    } catch (ElfFormatException e) {
      return broken(path, String.valueOf(e.getMessage()));
    }
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
        List.of(path),
        List.of(),
        objects,
        foreign,
        unreadable,
        archives,
        List.of());
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
