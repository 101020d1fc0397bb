package io.github.nanvix.maven.fs;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;

/** Files that appear whole or not at all. */
public final class AtomicFile {
  private AtomicFile() {}

  /**
   * Writes a file through a sibling and a rename; a file that already holds the same bytes is left
   * untouched, so that nothing which depends on its time is built again.
   *
   * @return whether the file changed
   */
  public static boolean write(Path file, byte[] content) throws IOException {
    if (Files.isRegularFile(file)
        && Files.size(file) == content.length
        && Arrays.equals(Files.readAllBytes(file), content)) {
      return false;
    }
    replace(file, sibling -> Files.write(sibling, content));
    return true;
  }

  /** What writes a file piece by piece. */
  @FunctionalInterface
  public interface Content {
    /** Writes all of it. */
    void to(OutputStream out) throws IOException;
  }

  /** Writes bytes that need not fit into memory; it always replaces the file. */
  public static void write(Path file, Content content) throws IOException {
    replace(
        file,
        sibling -> {
          try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(sibling))) {
            content.to(out);
          }
        });
  }

  /** As {@link #write(Path, byte[])}, in UTF-8. */
  public static boolean write(Path file, String content) throws IOException {
    return write(file, content.getBytes(StandardCharsets.UTF_8));
  }

  @FunctionalInterface
  private interface Filling {
    void fill(Path sibling) throws IOException;
  }

  private static void replace(Path file, Filling filling) throws IOException {
    Path directory = file.toAbsolutePath().getParent();
    if (directory == null) {
      throw new IOException("Not a file name: " + file);
    }
    Files.createDirectories(directory);
    Path sibling = Files.createTempFile(directory, "." + file.getFileName(), ".part");
    try {
      filling.fill(sibling);
      Files.setPosixFilePermissions(sibling, PosixFilePermissions.fromString("rw-r--r--"));
      Files.move(
          sibling, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(sibling);
    }
  }
}
