// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython;

import io.github.nanvix.maven.toolchain.ToolchainSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The call of CPython's configure for the target. */
record ConfigureCommand(PythonPlan plan) {
  /** The link to the source tree, beside the build directory. */
  static final String SOURCE = "source";

  /** The build interpreter, beside the build directory. */
  static final String BUILD_PYTHON = "build-python";

  private static final String BUILD_MACHINE = "x86_64-pc-linux-gnu";

  List<String> arguments() {
    List<String> argv =
        new ArrayList<>(
            List.of(
                "sh",
                "../" + SOURCE + "/configure",
                "--build=" + BUILD_MACHINE,
                "--host=" + plan.toolchain().spec().configureHost(),
                "--prefix=/",
                "--with-build-python=../" + BUILD_PYTHON));
    argv.addAll(plan.recipe().configure());
    // Behind the recipe's own, which say where none is.
    plan.ports().forEach(port -> argv.addAll(port.use().configureIn(port.place())));
    argv.addAll(plan.configure());
    plan.recipe().answers().forEach((name, value) -> argv.add(name + "=" + value));
    return argv;
  }

  Map<String, String> variables() {
    ToolchainSpec spec = plan.toolchain().spec();
    Map<String, String> variables = new TreeMap<>(plan.toolchain().configureVariables());
    variables.put("OPT", plan.recipe().optimize());
    variables.put("CFLAGS", String.join(" ", spec.linkModel().compile()));
    // For configure's own test programs; make is told otherwise, because modules would get it too.
    variables.put("LDFLAGS", String.join(" ", spec.linkModel().program()));
    for (UsedPort port : plan.ports()) {
      variables.putAll(port.use().variablesIn(port.place()));
    }
    return variables;
  }
}
