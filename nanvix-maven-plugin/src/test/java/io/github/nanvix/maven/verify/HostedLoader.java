// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.verify;

import io.github.nanvix.maven.elf.ElfImage;
import io.github.nanvix.maven.elf.Gcc;
import io.github.nanvix.maven.elf.Symbol;
import io.github.nanvix.maven.elf.SymbolType;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.runner.Runner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The loader of the toolchain i686-nanvix-hosted, in programs that open one file each. */
final class HostedLoader {
  static final String OPENED = "opened";

  private static final int LONGEST_SECONDS = 300;
  private static final String MAIN =
      """
      #include <dlfcn.h>
      #include <stdio.h>
      int main(int count, char **arguments) {
        puts(dlopen(arguments[count - 1], RTLD_NOW) != NULL ? "%s" : dlerror());
        return 0;
      }
      """
          .formatted(OPENED);

  private final Path toolchain;
  private final Runner through;
  private final Path work;
  private final SortedSet<String> ofLibraryC;
  private final Map<Set<String>, Path> programs = new ConcurrentHashMap<>();

  /**
   * @param toolchain directory of the toolchain
   * @param through what runs the toolchain's programs
   * @param work an existing directory for the programs
   */
  HostedLoader(Path toolchain, Runner through, Path work) throws IOException {
    this.toolchain = toolchain;
    this.through = through;
    this.work = work;
    this.ofLibraryC = functions(ElfImage.read(link(Set.of())));
  }

  /** A program that exports what a stand-in for it exports, and all of its C library. */
  Path program(ElfImage standIn) {
    SortedSet<String> names = functions(standIn);
    names.removeAll(ofLibraryC);
    return programs.computeIfAbsent(names, this::link);
  }

  private static SortedSet<String> functions(ElfImage program) {
    SortedSet<String> names = new TreeSet<>();
    for (Symbol symbol : program.dynamicSymbols()) {
      if (symbol.isExported() && symbol.type().equals(SymbolType.FUNC)) {
        names.add(symbol.name());
      }
    }
    return names;
  }

  private Path link(Set<String> functions) {
    StringBuilder source = new StringBuilder(MAIN);
    functions.forEach(name -> source.append("int %s(void) { return 1; }\n".formatted(name)));
    try (Stream<Path> files = Files.list(toolchain.resolve("sysroot/usr/lib/nanvix-loader"))) {
      Path file = Files.writeString(Files.createTempFile(work, "host", ".c"), source);
      Path program = Path.of(file.toString().replace(".c", ""));
      List<String> command = new ArrayList<>();
      command.add(toolchain.resolve("bin/clang").toString());
      command.addAll(List.of("-fPIC", "-static-pie"));
      command.addAll(List.of("-Wl,--allow-multiple-definition", "-Wl,--export-dynamic"));
      files.map(Path::toString).filter(name -> name.endsWith(".o")).sorted().forEach(command::add);
      command.add(file.toString());
      command.addAll(List.of("-Wl,--whole-archive", "-lc", "-Wl,--no-whole-archive"));
      command.addAll(List.of("-o", program.toString()));
      Gcc.tool(command);
      return program;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * What a program says of a file below a root: {@link #OPENED}, dlerror's text, or how it died.
   */
  String open(Path program, Path root, RelativePath file) {
    try {
      Process process =
          new ProcessBuilder(through.command(List.of(program.toString(), file.text())))
              .directory(root.toFile())
              .redirectErrorStream(true)
              .start();
      if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return "no answer within " + LONGEST_SECONDS + " s";
      }
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return process.exitValue() == 0 ? said.strip() : "exit status " + process.exitValue();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
