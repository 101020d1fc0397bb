package io.github.nanvix.maven.pipeline;

import io.github.nanvix.maven.cpython.assignment.FileKind;
import io.github.nanvix.maven.cpython.assignment.LibraryRemoval;
import io.github.nanvix.maven.cpython.assignment.RewrittenFile;
import io.github.nanvix.maven.cpython.assignment.SourceText;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.DiskFailure;
import io.github.nanvix.maven.fs.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file from whose variable a library is to be taken, in place.
 *
 * @param file the file
 * @param kind its kind; empty where its name or first line tells
 * @param variable the variable
 * @param library the {@code -l} name
 * @param dryRun whether nothing is written
 */
public record LibsRequest(
    Path file, Optional<String> kind, String variable, String library, boolean dryRun) {

  RewrittenFile apply() {
    if (!Files.isRegularFile(file)) {
      throw BuildException.input(
          "There is no file \"" + file + "\".", "Name one with -Dnanvix.link.file=FILE.");
    }
    try {
      SourceText text = SourceText.of(file.toString(), Files.readAllBytes(file));
      FileKind fileKind = kind.map(FileKind::named).orElseGet(() -> FileKind.of(text));
      RewrittenFile rewritten = new LibraryRemoval(fileKind, variable, library).applyTo(text);
      if (!dryRun) {
        AtomicFile.rewrite(file, rewritten.after().bytes());
      }
      return rewritten;
    } catch (IOException e) {
      throw DiskFailure.of("edit", file, e);
    }
  }
}
