// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pipeline;

import io.github.nanvix.maven.cpython.TinyPython;
import io.github.nanvix.maven.exec.JobBudget;
import io.github.nanvix.maven.runner.RunnerMode;
import io.github.nanvix.maven.toolchain.TinyToolchain;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What a goal has, on a store of a test's own: each call of {@link #wiring} is another goal. */
final class TinyProject implements AutoCloseable {
  final TinyToolchain toolchain;
  final TinyPython python;
  private final Path root;

  TinyProject(Path root) throws IOException {
    this.root = root;
    this.toolchain = TinyToolchain.provisioned(root);
    this.python = new TinyPython(toolchain);
  }

  Wiring wiring() {
    return new Wiring(
        new Settings(
            root.resolve("store"),
            Optional.of(toolchain.pins()),
            List.of(),
            TinyToolchain.NAME,
            TinyToolchain.NAME,
            TinyToolchain.network(),
            TinyToolchain.places(),
            TinyToolchain.CLOCK,
            JobBudget.divided(2),
            RunnerMode.AUTO),
        new SharedParts());
  }

  static PortRequest port() {
    return new PortRequest(
        "tiny", List.of(), Optional.empty(), Optional.empty(), List.of(), List.of());
  }

  static PythonRequest python(Path... ports) {
    return new PythonRequest(
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.of("-lm -ltiny"),
        List.of(),
        Optional.empty(),
        List.of(ports),
        List.of());
  }

  /** The port's archive, as the goal package makes it. */
  Path packedPort() {
    return wiring()
        .packing()
        .archive("tiny-1.0-i686-tiny.tar.gz", wiring().port(port()).tree().tree())
        .file("tiny-1.0-i686-tiny.tar.gz");
  }

  @Override
  public void close() throws IOException {
    // What was started ahead must not write into what is deleted.
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().startsWith("nanvix ")) {
        try {
          thread.join();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
    }
    toolchain.close();
  }
}
