// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.elf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The machine's compiler, making small real i386 files; it needs no 32-bit C library. */
public final class Gcc {
  private Gcc() {}

  /** Links a shared object with position-independent code. */
  public static Path shared(Path output, String source, Object... options) {
    return run(output, source, List.of("-fPIC", "-shared"), options);
  }

  /** Links a static position-independent executable that exports its symbols. */
  public static Path executable(Path output, String source, Object... options) {
    return run(output, source, List.of("-fPIE", "-static-pie", "-Wl,--export-dynamic"), options);
  }

  /** Runs the compiler on one source text; options come last, so that they win. */
  public static Path run(Path output, String source, List<String> mode, Object... options) {
    try {
      Files.createDirectories(output.toAbsolutePath().getParent());
      Path file = Files.createTempFile("fixture", ".c");
      Files.writeString(file, source);
      List<String> command = new ArrayList<>(List.of("gcc", "-m32", "-nostdlib", "-O1"));
      command.addAll(
          List.of("-fno-asynchronous-unwind-tables", "-fno-stack-protector", "-w", "-x", "c"));
      command.addAll(mode);
      command.addAll(List.of(file.toString(), "-x", "none", "-o", output.toString()));
      for (Object option : options) {
        command.add(option.toString());
      }
      tool(command);
      Files.delete(file);
      return output;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs any tool, which must succeed, and gives what it printed. */
  public static String tool(List<String> command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new AssertionError(command + " failed:\n" + printed);
      }
      return printed;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
