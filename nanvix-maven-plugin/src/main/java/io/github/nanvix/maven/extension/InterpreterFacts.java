// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.extension;

import io.github.nanvix.maven.cpython.PythonVersion;
import io.github.nanvix.maven.cpython.setup.Makefile;
import io.github.nanvix.maven.store.Inputs;
import io.github.nanvix.maven.store.Step;
import io.github.nanvix.maven.store.StoreEntry;
import io.github.nanvix.maven.store.Workspace;
import io.github.nanvix.maven.toolchain.Toolchain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The record of an interpreter that modules can be built for, out of the Makefile of its build.
 *
 * @param build the finished cross build
 * @param version of CPython
 */
public record InterpreterFacts(StoreEntry build, String version, Toolchain toolchain)
    implements Step {
  // What CPython's own shared modules are compiled with, without what is for its own sources.
  private static final List<String> FLAGS =
      List.of("BASECFLAGS", "OPT", "CONFIGURE_CFLAGS", "CCSHARED");

  @Override
  public String kind() {
    return "python-facts";
  }

  @Override
  public String title() {
    return "cpython " + version + " for modules";
  }

  @Override
  public Inputs inputs() {
    return new Inputs()
        .with("step", "python-facts 1")
        .with("build", build.fingerprint())
        .with("version", version)
        .with("toolchain", toolchain.id());
  }

  @Override
  public void produce(Workspace workspace) throws IOException {
    Makefile makefile = Makefile.parse(Files.readAllBytes(build.file("Makefile")));
    InterpreterRecord record =
        new InterpreterRecord(
            version,
            toolchain.spec().triple().text(),
            toolchain.id(),
            makefile.value("EXT_SUFFIX"),
            tag(makefile),
            compile(makefile));
    Path file = InterpreterRecord.FILE.under(workspace.output());
    Files.createDirectories(file.getParent());
    Files.writeString(file, record.toToml());
  }

  /** As packaging tools make it of what the interpreter's sysconfig says. */
  private String tag(Makefile makefile) {
    PythonVersion python = PythonVersion.of(version);
    String name = "cp" + python.major() + python.minor();
    String platform = makefile.value("_PYTHON_HOST_PLATFORM").replaceAll("[^A-Za-z0-9_]", "_");
    return name + "-" + name + makefile.value("ABIFLAGS") + "-" + platform;
  }

  private List<String> compile(Makefile makefile) {
    List<String> words = new ArrayList<>(makefile.words("CC"));
    // The compiler itself the toolchain names.
    words.removeIf(word -> !word.startsWith("-"));
    FLAGS.forEach(flag -> words.addAll(makefile.words(flag)));
    String here = toolchain.directory().toString();
    return words.stream().map(word -> word.replace(here, InstalledInterpreter.TOOLCHAIN)).toList();
  }
}
