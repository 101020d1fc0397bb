// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.source;

import com.github.difflib.unifieddiff.UnifiedDiffFile;
import com.github.difflib.unifieddiff.UnifiedDiffParserException;
import com.github.difflib.unifieddiff.UnifiedDiffReader;
import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.DiskFailure;
import io.github.nanvix.maven.failure.Reason;
import io.github.nanvix.maven.failure.Visible;
import io.github.nanvix.maven.fs.AtomicFile;
import io.github.nanvix.maven.fs.RelativePath;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A unified diff, made by git or by {@code diff -Nru}, whose names have one segment to strip
 * ({@code -p1}).
 *
 * <p>It applies exactly or not at all: no fuzz, no offset. Bytes stay as they are, also carriage
 * returns, text that is not UTF-8, and a missing newline at the end. A changed file keeps its time,
 * so that no makefile takes a generated file beside it for outdated.
 */
public final class Patch {
  private static final String NOTHING = "/dev/null";
  private static final String MODE_RUNNABLE = "100755";
  private static final String MODE_PLAIN = "100644";

  private final String name;
  private final Sha256 sha256;
  private final List<FilePatch> files;

  private Patch(String name, Sha256 sha256, List<FilePatch> files) {
    this.name = name;
    this.sha256 = sha256;
    this.files = List.copyOf(files);
  }

  /** Its file name and digest: neither says where it lay. */
  String identity() {
    return name.substring(name.lastIndexOf('/') + 1) + " " + sha256;
  }

  /**
   * Reads a patch file.
   *
   * @throws BuildException as {@link #of} does, or if the file cannot be read
   */
  public static Patch read(Path source) {
    try {
      return of(source.toString(), Files.readAllBytes(source));
    } catch (IOException e) {
      throw DiskFailure.of("read the patch", source, e);
    }
  }

  /**
   * A patch from its bytes.
   *
   * @param name what messages call it
   * @throws BuildException if it is no unified diff, if it renames, copies or changes binary files,
   *     or if it names a file outside the root
   */
  public static Patch of(String name, byte[] content) {
    try {
      List<FilePatch> files = new ArrayList<>();
      for (PatchSections.Section section : PatchSections.of(content)) {
        files.add(parse(section));
      }
      if (files.isEmpty()) {
        throw new IllegalArgumentException("it changes no file");
      }
      return new Patch(name, Sha256.of(content), files);
    } catch (PatchSections.MalformedException
        | UnifiedDiffParserException
        | IllegalArgumentException e) {
      throw BuildException.input(
          "Cannot use patch \"" + name + "\": " + Reason.of(e) + ".",
          "Make it with \"git diff\" or \"diff -Nru a b\", text files only.",
          e);
    } catch (IOException e) {
      // The reader reads from memory.
      throw new UncheckedIOException(e);
    }
  }

  /** The digest of the patch file. */
  public Sha256 sha256() {
    return sha256;
  }

  /**
   * Changes the files below a directory. A failure leaves the files that came before it changed:
   * patch a tree that is thrown away then.
   *
   * @throws BuildException if any hunk does not fit
   */
  public void applyTo(Path root) {
    for (FilePatch file : files) {
      Path target = file.file().under(root);
      try {
        apply(file, target, root);
      } catch (FilePatch.MisfitException e) {
        throw BuildException.input(
            "Patch \"%s\" does not apply to \"%s\": %s.".formatted(name, file.file(), Reason.of(e)),
            "Refresh the patch for this version of the source.",
            e);
      } catch (IOException e) {
        throw DiskFailure.of("patch", target, e);
      }
    }
  }

  private static FilePatch parse(PatchSections.Section section) throws IOException {
    List<UnifiedDiffFile> parsed = read(section.text());
    if (parsed.size() != 1) {
      throw new IllegalArgumentException("it has a part of " + parsed.size() + " files");
    }
    UnifiedDiffFile file = parsed.get(0);
    FilePatch.Effect effect = FilePatch.Effect.CHANGE;
    if (NOTHING.equals(file.getFromFile()) || file.getNewFileMode() != null) {
      effect = FilePatch.Effect.CREATE;
    } else if (NOTHING.equals(file.getToFile()) || file.getDeletedFileMode() != null) {
      effect = FilePatch.Effect.DELETE;
    }
    String name = effect == FilePatch.Effect.DELETE ? file.getFromFile() : file.getToFile();
    return new FilePatch(
        new RelativePath(PatchLines.name(name)),
        effect,
        List.copyOf(file.getPatch().getDeltas()),
        section.hunkLines(),
        Optional.ofNullable(file.getNewFileMode())
            .or(() -> Optional.ofNullable(file.getNewMode()))
            .map(Patch::runnable));
  }

  private static List<UnifiedDiffFile> read(String section) throws IOException {
    try {
      return UnifiedDiffReader.parseUnifiedDiff(
              new ByteArrayInputStream(section.getBytes(StandardCharsets.US_ASCII)))
          .getFiles();
    } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
      // The reader takes lines apart without looking: anything may be out of bounds.
      throw new IllegalArgumentException(
          "it has a part that is no diff, which begins with "
              + Visible.quoted(section.lines().findFirst().orElse("")),
          e);
    }
  }

  private static boolean runnable(String mode) {
    if (!mode.equals(MODE_RUNNABLE) && !mode.equals(MODE_PLAIN)) {
      throw new IllegalArgumentException("it makes a file of the unsupported mode " + mode);
    }
    return mode.equals(MODE_RUNNABLE);
  }

  private static void apply(FilePatch patch, Path target, Path root)
      throws IOException, FilePatch.MisfitException {
    boolean exists = Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS);
    if (!exists && patch.effect() != FilePatch.Effect.CREATE) {
      throw new FilePatch.MisfitException("there is no such file");
    }
    checkInside(target, root);
    if (exists && patch.effect() == FilePatch.Effect.CREATE) {
      throw new FilePatch.MisfitException("it creates this file, which exists");
    }
    List<String> after =
        patch.apply(exists ? PatchLines.of(Files.readAllBytes(target)) : List.of());
    if (patch.effect() == FilePatch.Effect.DELETE) {
      if (!after.isEmpty()) {
        throw new FilePatch.MisfitException("it deletes a file that has more lines than it knows");
      }
      Files.delete(target);
      return;
    }
    write(patch, target, exists, PatchLines.join(after));
  }

  private static void write(FilePatch patch, Path target, boolean exists, byte[] content)
      throws IOException {
    Set<PosixFilePermission> permissions =
        exists
            ? Files.getPosixFilePermissions(target)
            : PosixFilePermissions.fromString("rw-r--r--");
    Set<PosixFilePermission> runBits = PosixFilePermissions.fromString("--x--x--x");
    patch
        .runnable()
        .ifPresent(
            run -> {
              permissions.removeAll(runBits);
              permissions.addAll(run ? runBits : Set.of());
            });
    Optional<FileTime> time =
        exists ? Optional.of(Files.getLastModifiedTime(target)) : Optional.empty();
    // A new file takes the name, so that another name (a hard link) of the old one is not changed.
    AtomicFile.write(target, content);
    Files.setPosixFilePermissions(target, permissions);
    if (time.isPresent()) {
      Files.setLastModifiedTime(target, time.get());
    }
  }

  /** Directories on the way to a file may be links of the source tree; they must not lead out. */
  private static void checkInside(Path target, Path root)
      throws IOException, FilePatch.MisfitException {
    Path directory = target.getParent();
    while (directory != null && !Files.exists(directory)) {
      directory = directory.getParent();
    }
    if (directory == null || !directory.toRealPath().startsWith(root.toRealPath())) {
      throw new FilePatch.MisfitException("it is outside the source tree");
    }
  }
}
