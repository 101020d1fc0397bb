// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.loader;

import io.github.nanvix.maven.elf.Gcc;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The machine's own dlopen, in a process of its own, which a damaged file may end. */
final class Dlopen {
  private static final String PROGRAM =
      """
      void *dlopen(const char *, int); char *dlerror(void); char *getenv(const char *);
      int puts(const char *); void exit(int);
      __attribute__((force_align_arg_pointer)) void _start(void) {
        if (!dlopen(getenv("MODULE"), 2)) { puts(dlerror()); exit(1); }
        puts("opened");
        exit(0);
      }
      """;

  private final Path program;

  /** Made in a directory. */
  Dlopen(Path directory) {
    this(directory, "-lc");
  }

  private Dlopen(Path directory, Object... libraries) {
    List<Object> options = new ArrayList<>(List.of("-m64"));
    options.addAll(List.of(libraries));
    this.program =
        Gcc.run(directory.resolve("dlopen"), PROGRAM, List.of("-fPIE", "-pie"), options.toArray());
  }

  /** That of a loader's file, or the machine's where that is empty. */
  static Dlopen of(String loader, Path directory) {
    return loader.isEmpty() ? new Dlopen(directory) : under(Path.of(loader), directory);
  }

  /** A loader that is its own library of C, as musl's is; linked against a stand-in for it. */
  static Dlopen under(Path loader, Path directory) {
    Path library =
        Gcc.shared(
            directory.resolve("libc.so"),
            "void dlopen(void) {} void dlerror(void) {} void getenv(void) {} void puts(void) {}"
                + " void exit(int code) {}",
            "-fno-builtin",
            "-m64",
            "-Wl,-soname,libc.so");
    return new Dlopen(directory, library, "-Wl,--dynamic-linker=" + loader);
  }

  Path program() {
    return program;
  }

  /** What it says of a file that it does not open, or how the process ended. */
  Optional<String> refusal(Path file) {
    try {
      ProcessBuilder builder = new ProcessBuilder(program.toString()).redirectErrorStream(true);
      builder.environment().put("MODULE", file.toString());
      Process process = builder.start();
      String said =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return Optional.of("hangs");
      }
      int code = process.exitValue();
      return code == 0 && said.equals("opened")
          ? Optional.empty()
          : Optional.of(code + ": " + said);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
