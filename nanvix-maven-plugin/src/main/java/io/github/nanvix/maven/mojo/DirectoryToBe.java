// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.mojo;

import io.github.nanvix.maven.failure.ShellWord;
import io.github.nanvix.maven.fs.Whereabouts;
import java.nio.file.Files;
import java.nio.file.Path;

/** A directory that is there, or can be made. */
record DirectoryToBe(ParameterText parameter, Path path) {

  /** Looks at the file system, and makes nothing. */
  void check() {
    Path there = Whereabouts.existing(path);
    if (!Files.isDirectory(there)) {
      String fault = Files.exists(there) ? "is no directory" : "is a link that leads nowhere";
      throw parameter
          .refusal("\"" + there + "\" " + fault + ": name another place.")
          .fixedBy("mv " + ShellWord.of(there) + " " + ShellWord.of(there + ".was"));
    }
  }
}
