// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython;

import io.github.nanvix.maven.cpython.setup.Makefile;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.DiskFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The extension module in which make stopped.
 *
 * @param module its name
 * @param target the object or shared object that could not be made
 */
record FailedModule(String module, String target) {
  // make: *** [Makefile:3373: Modules/_ctypes/_ctypes.o] Error 1, and before make 4 without place
  private static final Pattern STOPPED =
      Pattern.compile("\\*\\*\\* \\[(?:[^\\]]*: )?(Modules/[^\\]]+)\\]");

  static Optional<FailedModule> in(Path log, Makefile makefile) {
    String text;
    try {
      text = Files.readString(log, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return Optional.empty();
    }
    if (DiskFailure.isFull(text)) {
      return Optional.empty();
    }
    Matcher matcher = STOPPED.matcher(text);
    return matcher.find() ? owner(matcher.group(1), makefile) : Optional.empty();
  }

  private static Optional<FailedModule> owner(String target, Makefile makefile) {
    for (String module : makefile.sharedModules()) {
      String file = makefile.sharedModuleFile(module);
      boolean owns =
          file.equals(target)
              || makefile.rules(file).stream()
                  .anyMatch(rule -> rule.prerequisites().contains(target));
      if (owns) {
        return Optional.of(new FailedModule(module, target));
      }
    }
    return Optional.empty();
  }

  BuildException explain(BuildException failure) {
    return BuildException.input(
        "Extension module \""
            + module
            + "\" failed to build ("
            + target
            + "). "
            + failure.getMessage(),
        "",
        failure);
  }
}
