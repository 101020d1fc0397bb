// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython;

import io.github.nanvix.maven.toolchain.LinkModel;
import io.github.nanvix.maven.toolchain.Toolchain;
import java.util.ArrayList;
import java.util.List;

/**
 * The link model as variables of CPython's Makefile: what the interpreter's link gets travels in
 * LINKFORSHARED, which no module's link line mentions, so no compiler wrapper has to take it away
 * again.
 */
record MakeVariables(PythonPlan plan) {

  List<String> arguments() {
    Toolchain toolchain = plan.toolchain();
    String cc = toolchain.toolName("cc");
    LinkModel model = toolchain.spec().linkModel();
    List<String> shared = new ArrayList<>(List.of(cc));
    shared.addAll(model.shared());
    if (!plan.version().linksModulesWithLibpython()) {
      shared.addAll(model.sharedLibraries());
    }
    return List.of(
        "CONFIGURE_LDFLAGS=",
        "LINKFORSHARED=" + String.join(" ", toolchain.exportingArguments()),
        "BLDSHARED=" + String.join(" ", shared),
        // The last word of a module's link line; the interpreter's link has none.
        "LIBPYTHON=" + String.join(" ", model.sharedLibraries()),
        "LIBS=" + plan.libs());
  }
}
