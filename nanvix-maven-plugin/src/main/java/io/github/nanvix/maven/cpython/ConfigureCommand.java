package io.github.nanvix.maven.cpython;

import io.github.nanvix.maven.recipe.PythonRecipe.Unbundled;
import io.github.nanvix.maven.toolchain.ToolchainSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The call of CPython's configure for the target. */
record ConfigureCommand(PythonPlan plan, Map<String, Path> headers) {
  private static final String BUILD_MACHINE = "x86_64-pc-linux-gnu";

  List<String> arguments(Path buildPython) {
    List<String> argv =
        new ArrayList<>(
            List.of(
                "sh",
                plan.source().entry().file("configure").toString(),
                "--build=" + BUILD_MACHINE,
                "--host=" + plan.toolchain().spec().configureHost(),
                "--prefix=/",
                "--with-build-python=" + buildPython));
    argv.addAll(plan.recipe().cross().configure());
    argv.addAll(plan.configure());
    plan.recipe().cross().answers().forEach((name, value) -> argv.add(name + "=" + value));
    return argv;
  }

  Map<String, String> variables(Path build) {
    ToolchainSpec spec = plan.toolchain().spec();
    List<String> flags = new ArrayList<>(spec.linkModel().compile());
    flags.add("-ffile-prefix-map=" + build + "=/usr/src/cpython-build");
    flags.add("-ffile-prefix-map=" + plan.source().entry().tree() + "=/usr/src/cpython");
    Map<String, String> variables = new TreeMap<>(plan.toolchain().configureVariables());
    variables.put("OPT", plan.recipe().cross().optimize());
    variables.put("CFLAGS", String.join(" ", flags));
    // For configure's own test programs; make is told otherwise, because modules would get it too.
    variables.put("LDFLAGS", String.join(" ", spec.linkModel().program()));
    for (Unbundled unbundled : plan.recipe().unbundled()) {
      // Both non-empty: pkg-config is not asked, and no program is linked with the library.
      variables.put(unbundled.headersVariable(), "-I" + headers.get(unbundled.port()));
      variables.put(
          unbundled.linkVariable(),
          "-L" + LinkLines.portLibraries(unbundled.port()) + " -l" + unbundled.library());
    }
    return variables;
  }
}
