package io.github.nanvix.maven.cpython;

import io.github.nanvix.maven.toolchain.Toolchain;
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
    return List.of(
        "CONFIGURE_LDFLAGS=",
        "LINKFORSHARED=" + String.join(" ", toolchain.exportingArguments()),
        "BLDSHARED=" + cc + " " + String.join(" ", toolchain.spec().linkModel().shared()),
        // The last word of every module's link line; the interpreter's has none.
        "LIBPYTHON=" + String.join(" ", toolchain.spec().linkModel().sharedLibraries()),
        "LIBS=" + plan.libs());
  }
}
