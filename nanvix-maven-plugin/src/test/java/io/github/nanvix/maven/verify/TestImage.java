// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.verify;

import io.github.nanvix.maven.elf.Gcc;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.loader.LoaderProfile;
import io.github.nanvix.maven.recipe.PythonRecipe;
import io.github.nanvix.maven.toml.PinCatalog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** A small image of real files that no check has anything to say about, until a test spoils it. */
final class TestImage {
  static final String EXE = "bin/python.elf";
  static final String LIBFFI = "lib/libffi.so";
  static final String MODULES = "lib/python3.12/lib-dynload/";
  static final String CTYPES = MODULES + "_ctypes.cpython-312.so";
  static final String SPAM = MODULES + "spam.cpython-312.so";

  private static final String TEXT =
      """
      static const char text[] __attribute__((used)) = "some read-only data";
      static int number; static int *pointer __attribute__((used)) = &number;
      """;
  private static final String EXE_SOURCE =
      TEXT
          + """
          int PyModule_Create2(void) { return 1; } void PyErr_Clear(void) {}
          void *malloc(unsigned n) { return 0; }
          """;
  private static final String START = "void _start(void) {}\n";
  private static final List<String> CLEAN =
      List.of("-s", "-Wl,--hash-style=gnu", "-Wl,-z,relro", "-Wl,-z,noexecstack");

  static final String UNSTRIPPED = "-Wl,--strip-debug";

  /** Compiling takes most of the time, and most images share most files. */
  private static final Map<List<Object>, byte[]> COMPILED = new ConcurrentHashMap<>();

  private final Path work;
  private LoaderProfile profile = LoaderProfile.named("nanvix-2026-07");
  private final List<Suppression> suppressions = new ArrayList<>();
  private final List<MachineName> machine = new ArrayList<>();
  private final Set<RelativePath> runtime = new HashSet<>();
  private boolean hasBaselines;

  TestImage(Path work) {
    this.work = work;
    exe("");
    library("libffi.so", "int ffi_call(void) { return 1; }");
    shared(
        CTYPES,
        "int ffi_call(void); void PyErr_Clear(void);\n"
            + "int PyInit__ctypes(void) { PyErr_Clear(); return ffi_call(); }",
        at(LIBFFI));
  }

  Path sysroot() {
    return work.resolve("sysroot");
  }

  Path at(String path) {
    return sysroot().resolve(path);
  }

  ElfPatch patch(String path) {
    return ElfPatch.of(at(path));
  }

  void exe(String more, Object... options) {
    exe(
        List.of("-fPIE", "-static-pie", "-Wl,--export-dynamic"),
        START + EXE_SOURCE + more,
        options);
  }

  static String exeSource(String start) {
    return start + EXE_SOURCE;
  }

  void exe(List<String> mode, String source, Object... options) {
    compile(EXE, source, mode, options);
  }

  /** A module that imports well. */
  void spam(String more, Object... options) {
    shared(
        SPAM,
        more + "\nvoid PyErr_Clear(void); int PyInit_spam(void) { PyErr_Clear(); return 1; }",
        options);
  }

  /** A library with its own name as SONAME. */
  void library(String name, String source, Object... options) {
    List<Object> all = new ArrayList<>(List.of("-Wl,-soname," + name));
    all.addAll(Arrays.asList(options));
    shared("lib/" + name, source, all.toArray());
  }

  void shared(String path, String source, Object... options) {
    compile(path, TEXT + source, List.of("-fPIC", "-shared", "-Wl,--no-as-needed"), options);
  }

  private void compile(String path, String source, List<String> mode, Object... options) {
    List<Object> all = new ArrayList<>(CLEAN);
    all.addAll(Arrays.asList(options));
    if (all.contains(UNSTRIPPED)) {
      all.remove("-s");
    }
    try {
      Path file = at(path);
      Files.createDirectories(file.getParent());
      Files.deleteIfExists(file);
      List<Object> key = List.of(source, mode, contents(all));
      byte[] known = COMPILED.get(key);
      if (known != null) {
        Files.write(file, known);
        return;
      }
      Gcc.run(file, source, mode, all.toArray());
      COMPILED.put(key, Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the linker sees of libraries is not their place. */
  private static List<Object> contents(List<Object> options) throws IOException {
    List<Object> contents = new ArrayList<>();
    for (Object option : options) {
      contents.add(
          option instanceof Path file ? ByteBuffer.wrap(Files.readAllBytes(file)) : option);
    }
    return contents;
  }

  void write(String path, String text) {
    try {
      Files.createDirectories(at(path).getParent());
      Files.deleteIfExists(at(path));
      Files.writeString(at(path), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void delete(String path) {
    try {
      Files.delete(at(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void move(String from, String to) {
    try {
      Files.createDirectories(at(to).getParent());
      Files.move(at(from), at(to));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void profile(java.util.function.UnaryOperator<LoaderProfile> change) {
    profile = change.apply(profile);
  }

  LoaderProfile profile() {
    return profile;
  }

  void suppress(String id, String file) {
    suppressions.add(Suppression.of(id, file, "known here"));
  }

  void machine(Stream<MachineName> names) {
    names.forEach(machine::add);
  }

  Path baselines() {
    return work.resolve("symbols");
  }

  /** Keeps what the libraries export at this moment. */
  void keepBaselines() {
    hasBaselines = true;
    Verification.of(profile).writeBaselines(StagedFiles.in(sysroot(), spec()), spec(), baselines());
  }

  void baseline(String library, String text) {
    try {
      Files.writeString(baselines().resolve(library + ".symbols"), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void runtime(String path) {
    runtime.add(new RelativePath(path));
  }

  private SubjectSpec spec() {
    return new SubjectSpec(
            new RelativePath(EXE),
            Map.of("_ctypes", List.of("libffi.so")),
            List.of(new RelativePath(LIBFFI)))
        .withNested(PythonRecipe.read(new PinCatalog(Optional.empty())).nested())
        .withMachine(machine)
        .withRuntime(runtime);
  }

  VerifyResult verify() {
    SubjectSpec spec = spec();
    return Verification.of(profile)
        .with(suppressions)
        .run(sysroot(), hasBaselines ? spec.withBaselines(Baselines.read(baselines())) : spec);
  }

  /** The findings of a file for itself, where it is an archive; else those of the image. */
  List<Finding> findings() {
    Path archive = at("lib/libx.a");
    if (!Files.exists(archive)) {
      return verify().findings();
    }
    Optional<InspectedFile> file =
        FileVerification.of(profile).inspect(new RelativePath("lib/libx.a"), archive);
    return file.orElseThrow().findings();
  }

  /** An object file beside the image, for archives. */
  Path object(String name, String source, Object... options) {
    return Gcc.run(work.resolve(name), source, List.of("-c"), options);
  }

  void archive(String operation, Path... members) {
    List<String> command = new ArrayList<>(List.of("ar", operation, at("lib/libx.a").toString()));
    for (Path member : members) {
      command.add(member.toString());
    }
    Gcc.tool(command);
  }

  Path plainArchive(String name, Path... members) {
    Path file = work.resolve(name);
    List<String> command = new ArrayList<>(List.of("ar", "rcs", file.toString()));
    for (Path member : members) {
      command.add(member.toString());
    }
    Gcc.tool(command);
    return file;
  }
}
