// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nanvix.maven.checkup.Checkup;
import io.github.nanvix.maven.checkup.Item;
import io.github.nanvix.maven.cpython.TinyPython;
import io.github.nanvix.maven.exec.JobBudget;
import io.github.nanvix.maven.fs.Trees;
import io.github.nanvix.maven.runner.RunnerMode;
import io.github.nanvix.maven.source.Network;
import io.github.nanvix.maven.target.Host;
import io.github.nanvix.maven.toolchain.TinyToolchain;
import java.io.IOException;
import java.net.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a machine may lack; a directory of links plays the machine's programs. */
class DoctorTest {
  private static final Host LINUX = new Host("x86_64-linux");

  @TempDir private Path temp;
  private Path programs = Path.of("unset");
  private Path memory = Path.of("unset");

  @BeforeEach
  void begin() throws IOException {
    programs = Files.createDirectories(temp.resolve("programs"));
    for (Path directory : TinyToolchain.toolDirectories()) {
      if (Files.isDirectory(directory)) {
        try (Stream<Path> files = Files.list(directory)) {
          for (Path file : files.toList()) {
            Path link = programs.resolve(file.getFileName());
            if (!Files.exists(link)) {
              Files.createSymbolicLink(link, file);
            }
          }
        }
      }
    }
    memory = memory(4_000_000);
  }

  /** JUnit would warn about every link. */
  @AfterEach
  void deleteTheLinks() throws IOException {
    Trees.delete(programs);
  }

  @Test
  void aProgramThatIsMissing() throws Exception {
    Path make = programs.resolve("make");
    Path real = make.toRealPath();
    Files.delete(make);
    Item fault = found(2, "programs");
    assertThat(fault.text()).contains("Prerequisites are missing", "make");
    assertThat(fault.command()).hasValue("apt-get install -y make");

    // Debian's client as it would do it.
    Path bin = Files.createDirectories(temp.resolve("apt"));
    Trees.makeRunnable(
        Files.writeString(
            bin.resolve("apt-get"),
            "#!/bin/sh\n[ \"$*\" = 'install -y make' ] && ln -s " + real + " " + make + "\n"));
    ProcessBuilder shell = new ProcessBuilder("sh", "-c", fault.command().orElseThrow());
    shell.environment().merge("PATH", bin + ":", (path, first) -> first + path);
    assertThat(shell.start().waitFor()).isZero();

    assertThat(problems(2)).isEmpty();
  }

  @Test
  void lessMemoryThanTheCompilersTake() throws Exception {
    memory = memory(600_000);
    Item fault = found(4, "memory");
    assertThat(fault.text())
        .startsWith("614.4 MB available; 4 compilers at once take up to 1.1 GB");
    assertThat(fault.command()).hasValue("mvn g:a:1:doctor -Dnanvix.jobs=1");

    assertThat(problems(1)).isEmpty();
  }

  @Test
  void aMachineThatNoToolchainIsFor() throws Exception {
    Checkup checkup = checkup(1, new Host("s390x-linux"));

    assertThat(checkup.items()).anyMatch(item -> item.name().equals("machine"));
  }

  private Item found(int jobs, String name) throws IOException {
    return problems(jobs).stream()
        .filter(item -> item.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private List<Item> problems(int jobs) throws IOException {
    return checkup(jobs, LINUX).problems();
  }

  private Checkup checkup(int jobs, Host machine) throws IOException {
    Path root = temp.resolve("project");
    Trees.delete(root);
    try (TinyToolchain tiny = TinyToolchain.provisioned(root)) {
      new TinyPython(tiny);
      Network network =
          new Network(
              false,
              coordinates -> {
                throw new IOException("no artifacts in a test");
              },
              uri -> Proxy.NO_PROXY,
              Optional.empty(),
              List.of(programs));
      Checkup checkup = new Checkup("g:a:1");
      new Wiring(
              new Settings(
                  root.resolve("store"),
                  Optional.of(tiny.pins()),
                  List.of(),
                  TinyToolchain.NAME,
                  TinyToolchain.NAME,
                  network,
                  TinyToolchain.places(),
                  TinyToolchain.CLOCK,
                  JobBudget.divided(jobs),
                  RunnerMode.AUTO),
              new SharedParts())
          .examine(checkup, new Doctor.Request(machine, jobs, 1_000_000_000, false, memory));
      return checkup;
    }
  }

  private Path memory(long kilobytes) throws IOException {
    return Files.writeString(
        temp.resolve("meminfo"),
        "MemTotal:        8000000 kB\nMemAvailable:    " + kilobytes + " kB\n");
  }
}
