// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cli;

import io.github.nanvix.maven.report.Console;
import java.io.PrintWriter;

/**
 * Prints what was asked for, and nothing where JSON was.
 *
 * @param out standard output
 * @param json whether JSON was asked for
 */
record Screen(PrintWriter out, boolean json) implements Console {

  @Override
  public void line(String line) {
    if (!json) {
      out.println(line);
    }
  }

  @Override
  public void warning(String line) {
    line(line);
  }

  @Override
  public void error(String line) {
    line(line);
  }

  /** Prints the JSON, if that was asked for. */
  void document(String text) {
    if (json) {
      out.print(text);
      out.flush();
    }
  }
}
