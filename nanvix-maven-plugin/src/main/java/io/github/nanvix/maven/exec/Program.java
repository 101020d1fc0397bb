// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.exec;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.zeroturnaround.exec.ProcessInitException;

/** Which file a command's program is, and why it does not start. */
final class Program {
  private static final int HEAD_BYTES = 256;
  private static final int ENOENT = 2;
  private static final int E2BIG = 7;
  private static final String ELF = "\177ELF";
  private static final int E_MACHINE = 18;
  private static final int EM_X86_64 = 62;

  private final Command command;
  private final String argument;
  private final Path file;

  private Program(Command command, String argument, Path file) {
    this.command = command;
    this.argument = argument;
    this.file = file;
  }

  /**
   * Looks the program up and checks what can be checked before it is started.
   *
   * @throws BuildException if it is missing, not executable, or nothing that a kernel could run
   */
  static Program of(Command command) {
    String name = command.argv().get(0);
    if (!Files.isDirectory(command.directory())) {
      throw BuildException.environment(
          "Cannot run \"%s\": its directory \"%s\" does not exist."
              .formatted(command.name(), command.directory()),
          "Build from clean; if that does not help, this is a defect of the plugin.");
    }
    Program program;
    if (name.indexOf('/') >= 0) {
      // The argument stays as it is: configure derives srcdir from it, and that must stay relative.
      program = new Program(command, name, command.directory().resolve(name));
    } else {
      Path found = lookUp(command, name);
      program = new Program(command, found.toString(), found);
    }
    program.check();
    return program;
  }

  /** The program and its arguments, the program as the operating system is to be told. */
  List<String> argv() {
    List<String> argv = new ArrayList<>(command.argv());
    argv.set(0, argument);
    return argv;
  }

  /** Why the operating system refused to start it. */
  BuildException refused(IOException e) {
    int code = e instanceof ProcessInitException init ? init.getErrorCode() : 0;
    return fault(
        switch (code) {
          // The file itself is there, that was checked.
          case ENOENT -> "the interpreter or dynamic loader that it asks for does not exist";
          case E2BIG -> "its arguments and environment are longer than the kernel accepts";
          default -> Reason.of(e).replaceFirst("(?s).*error=\\d+, ", "");
        });
  }

  /**
   * Why it did not really run, if so. The C library hands a file that the kernel refuses with
   * ENOEXEC to the shell (execvp(3)), which then stumbles over a foreign binary as if it were a
   * script.
   */
  Optional<BuildException> foreign(CommandResult result) {
    boolean shellFailure = List.of(2, 126, 127).contains(result.exitCode());
    boolean shellSpeaks = result.tail().stream().anyMatch(line -> line.startsWith(argument + ": "));
    return shellFailure && shellSpeaks && head().startsWith(ELF) && !isOfThisMachine()
        ? Optional.of(fault("it is not made for this machine (exec format error)"))
        : Optional.empty();
  }

  // The machine runs this very Java program, on x86-64; a shell that complains
  // about its own script would otherwise look like one that stands in for the kernel.
  private boolean isOfThisMachine() {
    String head = head();
    return head.length() > E_MACHINE && head.charAt(E_MACHINE) == EM_X86_64;
  }

  private void check() {
    if (!Files.isRegularFile(file)) {
      throw fault("there is no such file");
    }
    if (!Files.isExecutable(file)) {
      throw fault("it is not executable");
    }
    String head = head();
    if (head.isEmpty()) {
      throw fault("it is empty");
    }
    if (!head.startsWith(ELF) && !head.startsWith("#!") && head.indexOf('\0') >= 0) {
      throw fault("it is neither an ELF file nor a script");
    }
  }

  private String head() {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(HEAD_BYTES), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      // Executable but not readable: the kernel may still run it, and it judges better than we.
      return ELF;
    }
  }

  private BuildException fault(String reason) {
    return BuildException.environment(
        "Cannot run \"%s\", needed to %s: %s: %s."
            .formatted(command.name(), command.purpose(), file, reason),
        "Repair or reinstall that tool.");
  }

  private static Path lookUp(Command command, String name) {
    String path = command.environment().getOrDefault("PATH", "");
    List<String> directories =
        List.of(path.split(":")).stream().filter(entry -> entry.startsWith("/")).toList();
    for (String directory : directories) {
      Path candidate = Path.of(directory, name);
      if (Files.isRegularFile(candidate) && Files.isExecutable(candidate)) {
        return candidate;
      }
    }
    throw BuildException.environment(
        "Tool \"%s\", needed by \"%s\" to %s, is not in %s."
            .formatted(
                name,
                command.name(),
                command.purpose(),
                directories.isEmpty()
                    ? "its PATH, which is empty"
                    : String.join(", ", directories)),
        "Install it into one of these directories.");
  }
}
