// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.digest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;

/**
 * What a tree's digest has of one of its files.
 *
 * @param text {@code sha256:<hex>} of a regular file, with {@code " x"} behind it where its owner
 *     may run it; {@code -> <target>} of a symbolic link
 */
public record FileContent(String text) {
  private static final String DIGEST = "sha256:";
  private static final String RUNNABLE = " x";

  /** A regular file. */
  public static FileContent of(Sha256 digest, boolean runnable) {
    return new FileContent(digest + (runnable ? RUNNABLE : ""));
  }

  /** A symbolic link. */
  public static FileContent ofLink(String target) {
    return new FileContent("-> " + target);
  }

  /** What a file is now; all of it is read. */
  public static FileContent of(Path file) throws IOException {
    return Files.isSymbolicLink(file)
        ? ofLink(String.valueOf(Files.readSymbolicLink(file)))
        : of(Sha256.ofFile(file), isRunnable(file));
  }

  /** The digest of a regular file. */
  public Optional<Sha256> digest() {
    return text.startsWith(DIGEST)
        ? Optional.of(new Sha256(text.replace(DIGEST, "").replace(RUNNABLE, "")))
        : Optional.empty();
  }

  /** By the file's own bit: whether we may run it depends on who asks, and on the mount. */
  private static boolean isRunnable(Path file) throws IOException {
    return Files.getPosixFilePermissions(file).contains(PosixFilePermission.OWNER_EXECUTE);
  }
}
