// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.store;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.ShellWord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Who may change what a store holds: whoever may has his own programs run by all of its builds. */
final class StoreRights {
  private static final FileAttribute<Set<PosixFilePermission>> OWN =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x"));
  private static final Path SELF = Path.of("/proc/self");
  private static final String OWNER = "unix:uid";
  private static final int STICKY = 01000;
  private static final int OTHERS_WRITE = 022;
  private static final Integer ROOT = 0;

  private StoreRights() {}

  /** Makes a directory, and those above it, that only its owner may write to. */
  static Path makeDirectories(Path directory) throws IOException {
    return Files.isDirectory(directory) ? directory : Files.createDirectories(directory, OWN);
  }

  /**
   * Lets a store pass that nobody but its owner may write to.
   *
   * @throws BuildException if others may, by the mode of its directory or of one in it
   */
  static void requireOwn(Path root) throws IOException {
    if (!Files.isDirectory(root)) {
      return;
    }
    List<Path> directories = new ArrayList<>(List.of(root));
    directories.addAll(StoreContent.children(root).stream().filter(Files::isDirectory).toList());
    for (Path directory : directories) {
      int mode = (Integer) Files.getAttribute(directory, "unix:mode");
      if ((mode & OTHERS_WRITE) != 0 && (mode & STICKY) == 0) {
        BuildException open =
            BuildException.input(
                "The store \""
                    + root
                    + "\" can be changed by others: \""
                    + directory
                    + "\" has mode "
                    + Integer.toOctalString(mode & 07777)
                    + ", expected nobody but its owner to write to it.",
                "Take the right away (chmod -R go-w "
                    + root
                    + "), or say with -Dnanvix.store.shared=true that all of them are trusted.");
        throw open.fixedBy("chmod -R go-w " + ShellWord.of(root));
      }
    }
  }

  /** The name of a store's owner, if that is neither this process's user nor root. */
  static Optional<String> stranger(Path root) throws IOException {
    Object owner = Files.getAttribute(root, OWNER);
    return owner.equals(ROOT) || owner.equals(Files.getAttribute(SELF, OWNER))
        ? Optional.empty()
        : Optional.of(Files.getOwner(root).getName());
  }
}
