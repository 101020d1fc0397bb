// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.setup.lint;

import io.github.nanvix.maven.cpython.makesetup.Interpretation;
import io.github.nanvix.maven.cpython.makesetup.Reading;
import io.github.nanvix.maven.cpython.makesetup.Shell;
import io.github.nanvix.maven.cpython.setup.SetupFiles;
import io.github.nanvix.maven.cpython.setup.SetupFiles.SetupFile;
import java.util.Collection;
import java.util.List;

/**
 * What the checks look at.
 *
 * @param files the files
 * @param read what dash makes of them
 * @param configured the modules for which configure gives flags and CPython's rule none
 */
record Subject(SetupFiles files, Interpretation read, Collection<String> configured) {

  static Subject of(SetupFiles files, Collection<String> configured) {
    return new Subject(files, files.interpretation(Shell.DASH), configured);
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
