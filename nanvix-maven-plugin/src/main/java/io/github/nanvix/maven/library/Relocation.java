package io.github.nanvix.maven.library;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/** Makes text files and symbolic links that name one directory name another. */
record Relocation(String from, String to) {

  /** Changes a file where it has the name; one with a NUL byte is not text and stays. */
  void apply(Path file) throws IOException {
    if (Files.isSymbolicLink(file)) {
      String target = Files.readSymbolicLink(file).toString();
      if (target.contains(from)) {
        Files.delete(file);
        Files.createSymbolicLink(file, Path.of(target.replace(from, to)));
      }
      return;
    }
    // One character for each byte, whatever they mean.
    String text = Files.readString(file, StandardCharsets.ISO_8859_1);
    String name = new String(from.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    if (text.contains(name) && text.indexOf('\0') < 0) {
      Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
      Files.delete(file);
      Files.writeString(
          file,
          text.replace(
              name, new String(to.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1)),
          StandardCharsets.ISO_8859_1);
      Files.setPosixFilePermissions(file, permissions);
    }
  }
}
