package io.github.nanvix.maven.cpython.setup.lint;

import io.github.nanvix.maven.cpython.makesetup.Interpretation;
import io.github.nanvix.maven.cpython.makesetup.Reading;
import io.github.nanvix.maven.cpython.makesetup.Shell;
import io.github.nanvix.maven.cpython.setup.SetupFiles;
import io.github.nanvix.maven.cpython.setup.SetupFiles.SetupFile;
import java.util.List;

/**
 * What the checks look at.
 *
 * @param files the files
 * @param read what dash makes of them
 */
record Subject(SetupFiles files, Interpretation read) {

  static Subject of(SetupFiles files) {
    return new Subject(files, files.interpretation(Shell.DASH));
  }

  /** The rules that count. */
  List<Reading.Applied> rules() {
    return read.applied();
  }

  /** Whether another file follows. */
  boolean isFollowed(SetupFile file) {
    return !files.files().get(files.files().size() - 1).name().equals(file.name());
  }
}
