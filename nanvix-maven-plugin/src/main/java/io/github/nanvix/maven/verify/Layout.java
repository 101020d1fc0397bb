// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.verify;

import io.github.nanvix.maven.fs.RelativePath;
import java.util.Optional;
import java.util.regex.Pattern;

/** How the files of an image are told apart, by their places. */
public enum Layout {
  /** An image as {@code nanvix:stage} makes it: modules below lib/python3.X, libraries in lib. */
  PYTHON("lib/python3\\.[0-9]+/.+\\.so", "lib/[^/]+\\.so(\\.[0-9]+)*"),
  /**
   * Any directory: libraries are shared objects directly in lib, lib32, lib64, libx32 or one
   * directory of a triplet below, at the root or in usr; other files {@code *.so} are modules, and
   * other files {@code *.so.N} libraries.
   */
  ANY(
      "(.*/)?[^/]+\\.so",
      "(usr/)?lib(32|64|x32)?/([^/]+-[^/]+-[^/]+/)?[^/]+\\.so(\\.[0-9]+)*|(.*/)?[^/]+\\.so(\\.[0-9]+)+");

  private static final Pattern PYTHON_MODULE =
      Pattern.compile(
          "(.*/)?lib-dynload/[^/]+\\.so|(.*/)?[^/]+\\.(cpython-[^/]+|abi3)\\.so", Pattern.DOTALL);

  private final Pattern module;
  private final Pattern library;

  Layout(String module, String library) {
    // Names may have line feeds.
    this.module = Pattern.compile(module, Pattern.DOTALL);
    this.library = Pattern.compile(library, Pattern.DOTALL);
  }

  /** What a file other than the executable is there for; absent for data files. */
  Optional<Role> role(RelativePath file) {
    if (!file.text().contains(".so")) {
      return Optional.empty();
    }
    if (library.matcher(file.text()).matches()) {
      return Optional.of(Role.LIBRARY);
    }
    return module.matcher(file.text()).matches() ? Optional.of(Role.MODULE) : Optional.empty();
  }

  /** Whether a file is one that Python imports. */
  static boolean isPythonModule(RelativePath file) {
    return PYTHON_MODULE.matcher(file.text()).matches();
  }
}
