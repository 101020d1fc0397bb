// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.reproduce;

import io.github.nanvix.maven.failure.DiskFailure;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/**
 * A checkout without what was built in it, as a clone would be: new times, modes by the umask.
 *
 * @param root the checkout
 * @param excluded directories, absolute, that are left out wherever they are
 * @param isForOthers whether the umask lets others read the files
 */
record CheckoutCopy(Path root, Set<Path> excluded, boolean isForOthers) {

  void to(Path target) {
    try {
      Files.walkFileTree(root, new Copying(target));
    } catch (IOException e) {
      throw DiskFailure.of("copy the checkout to", target, e);
    }
  }

  private final class Copying extends SimpleFileVisitor<Path> {
    private final Path target;

    Copying(Path target) {
      this.target = target;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
        throws IOException {
      if (isBuilt(directory) || excluded.contains(directory)) {
        return FileVisitResult.SKIP_SUBTREE;
      }
      Files.createDirectories(place(directory));
      return FileVisitResult.CONTINUE;
    }

    /** Of projects that are not in this reactor, too. */
    private boolean isBuilt(Path directory) {
      Path name = directory.getFileName();
      return directory.endsWith(".git")
          || (name != null
              && name.toString().equals("target")
              && Files.exists(directory.resolveSibling("pom.xml")));
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      if (!attributes.isOther() && !file.endsWith(".git")) {
        Path copy = Files.copy(file, place(file), LinkOption.NOFOLLOW_LINKS);
        if (attributes.isRegularFile()) {
          restrict(copy);
        }
      }
      return FileVisitResult.CONTINUE;
    }

    private void restrict(Path copy) throws IOException {
      Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(copy);
      permissions.removeIf(permission -> !isForOthers && !permission.name().startsWith("OWNER"));
      Files.setPosixFilePermissions(copy, permissions);
    }

    private Path place(Path file) {
      return target.resolve(root.relativize(file).toString());
    }
  }
}
