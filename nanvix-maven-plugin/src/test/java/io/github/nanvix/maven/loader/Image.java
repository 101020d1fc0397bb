// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.loader;

import io.github.nanvix.maven.elf.Gcc;
import io.github.nanvix.maven.fs.RelativePath;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A small image of real i386 files, made by the machine's compiler. */
final class Image {
  static final RelativePath EXECUTABLE = new RelativePath("bin/program.elf");

  /** What is missing is left to the loader. */
  private static final String UNBOUND = "-Wl,--unresolved-symbols=ignore-all";

  private final Path root;

  Image(Path root) {
    this.root = root;
  }

  Path file(String path) {
    return root.resolve(path);
  }

  /** An executable as ports have it: static, position-independent, with everything exported. */
  Image program(String source) {
    Gcc.executable(file(EXECUTABLE.text()), source + " int _start(void) { return 0; }");
    return this;
  }

  /** An executable that needs libraries, with everything exported. */
  Image program(String source, List<String> needed, Object... options) {
    List<Object> all = new ArrayList<>(List.of(options));
    needed.forEach(name -> all.add(file(name)));
    Gcc.run(
        file(EXECUTABLE.text()),
        source,
        List.of(
            "-fPIE", "-pie", "-Wl,--export-dynamic,--no-dynamic-linker,--no-as-needed", UNBOUND),
        all.toArray());
    return this;
  }

  /** A shared object, {@code DT_SONAME} being its file name, that needs the given others. */
  Image shared(String path, String source, List<String> needed, Object... options) {
    List<Object> all = new ArrayList<>();
    all.add("-Wl,--no-as-needed,-soname," + Path.of(path).getFileName());
    needed.forEach(name -> all.add(file(name)));
    all.addAll(List.of(options));
    Gcc.shared(file(path), source, all.toArray());
    return this;
  }

  LoadPlan plan(String profile, String module) {
    return planner(profile).plan(new RelativePath(module));
  }

  LoadPlanner planner(String profile) {
    return new LoadPlanner(LoaderProfile.named(profile), EXECUTABLE, new ImageDirectory(root));
  }

  static List<String> files(LoadPlan plan) {
    return plan.files().stream().map(file -> file.path().fileName()).toList();
  }

  /** Where a symbol of a file comes from, and who else has it. */
  static List<String> providers(LoadPlan plan, String symbol) {
    List<String> providers = new ArrayList<>();
    for (BoundSymbol bound : plan.symbols()) {
      if (bound.symbol().equals(symbol)) {
        bound.provider().ifPresent(provider -> providers.add(provider.fileName()));
        bound.others().forEach(other -> providers.add(other.fileName()));
      }
    }
    return providers;
  }

  static List<String> kinds(LoadPlan plan) {
    return plan.failures().stream().map(failure -> failure.kind().key()).toList();
  }
}
