// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.mojo;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.Visible;
import java.util.List;
import org.codehaus.plexus.util.cli.CommandLineUtils;
import org.jspecify.annotations.Nullable;

/**
 * A parameter that holds several arguments in one line, split as Maven plugins usually do.
 *
 * @param parameter its name, for messages
 * @param text the line, absent or empty for no argument
 */
record ArgumentLine(String parameter, @Nullable String text) {

  List<String> words() {
    if (text == null || text.isBlank()) {
      return List.of();
    }
    Visible.require(parameter, text);
    try {
      return List.of(CommandLineUtils.translateCommandline(text));
      // The library declares no narrower type.
    } catch (Exception e) {
      throw BuildException.input(
          "Parameter \"" + parameter + "\" cannot be split into arguments: " + text + ".",
          "Close the quotes.",
          e);
    }
  }
}
