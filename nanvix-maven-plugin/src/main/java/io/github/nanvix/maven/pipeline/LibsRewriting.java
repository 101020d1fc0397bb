// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pipeline;

import io.github.nanvix.maven.cpython.assignment.FileKind;
import io.github.nanvix.maven.cpython.assignment.LibraryRemoval;
import io.github.nanvix.maven.cpython.assignment.RewrittenFile;
import io.github.nanvix.maven.cpython.assignment.SourceText;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.DiskFailure;
import io.github.nanvix.maven.failure.Reason;
import io.github.nanvix.maven.failure.Refusals;
import io.github.nanvix.maven.fs.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Takes libraries out of files in place: out of all of them, or where one is refused, of none. */
record LibsRewriting(LibsRequest request) {
  /** In bytes; ten times the configure script of CPython. */
  private static final long LIMIT = 8 << 20;

  List<RewrittenFile> run() {
    Map<Path, RewrittenFile> rewritten = new LinkedHashMap<>();
    Refusals refusals = new Refusals();
    for (String name : request.files()) {
      Path path = request.place(name);
      refusals.attempt(() -> rewrite(path)).ifPresent(file -> rewritten.put(path, file));
    }
    refusals.raise("files", "none is changed");
    if (!request.dryRun()) {
      rewritten.forEach(LibsRewriting::write);
    }
    return List.copyOf(rewritten.values());
  }

  /**
   * What a file becomes.
   *
   * @throws BuildException if a library cannot be taken out of it
   */
  RewrittenFile rewrite(Path path) {
    SourceText file = SourceText.of(name(path), read(path));
    FileKind kind = request.kind().orElseGet(() -> FileKind.of(file));
    try {
      RewrittenFile rewritten = removal(kind, 0).applyTo(file);
      for (int i = 1; i < request.libraries().size(); i++) {
        rewritten = rewritten.then(removal(kind, i).applyTo(rewritten.after()));
      }
      return rewritten;
    } catch (IllegalArgumentException e) {
      throw BuildException.input(
          Reason.of(e) + ".", "Correct -Dnanvix.link.variable or -Dnanvix.link.library.", e);
    }
  }

  private LibraryRemoval removal(FileKind kind, int library) {
    return new LibraryRemoval(kind, request.variable(), request.libraries().get(library));
  }

  private String name(Path path) {
    return path.startsWith(request.directory())
        ? request.directory().relativize(path).toString()
        : path.toString();
  }

  private static byte[] read(Path path) {
    if (!Files.isRegularFile(path)) {
      throw BuildException.input(
          "\"" + path + "\" does not exist, or is no regular file.",
          "Name a file with -Dnanvix.link.file=FILE.");
    }
    try {
      if (Files.size(path) > LIMIT) {
        throw BuildException.input(
            "\"" + path + "\" has " + Files.size(path) + " bytes, more than " + LIMIT + ".",
            "Name a file that people write, such as a Makefile.");
      }
      return Files.readAllBytes(path);
    } catch (IOException e) {
      throw DiskFailure.of("read", path, e);
    }
  }

  private static void write(Path path, RewrittenFile file) {
    try {
      if (file.isChanged()) {
        AtomicFile.rewrite(path, file.after().bytes());
      }
    } catch (IOException e) {
      throw DiskFailure.of("write", path, e);
    }
  }
}
