// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.report.image;

import io.github.nanvix.maven.elf.Gcc;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.loader.LoaderProfile;
import io.github.nanvix.maven.report.SizeTable;
import io.github.nanvix.maven.report.image.ImageReading.Told;
import io.github.nanvix.maven.verify.StagedFiles;
import io.github.nanvix.maven.verify.SubjectSpec;
import io.github.nanvix.maven.verify.Verification;
import io.github.nanvix.maven.verify.VerifyResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** An image of real files that a reviewer has questions about, with what a build knows of it. */
public final class ReviewedImage {
  private static final String MODULES = "lib/python3.12/lib-dynload/";
  static final String SSL = MODULES + "_ssl.cpython-312.so";

  /** Without it the linker makes segments that a finding is about. */
  private static final String DATA =
      "static const char text[] __attribute__((used)) = \"read-only data\";"
          + " static int number; static int *pointer __attribute__((used)) = &number;\n";

  private final Path root;
  public final Map<String, String> madeOf =
      new TreeMap<>(
          Map.of(
              "source.name", "cpython",
              "source.version", "3.12.4",
              "port.libz.version", "1.3",
              "toolchain.id", "a".repeat(64),
              "step.sysroot.fingerprint", "b".repeat(64)));

  /** Writes the files. */
  public ReviewedImage(Path root) throws IOException {
    this.root = root;
    Gcc.executable(
        at("bin/python.elf"),
        DATA
            + "void _start(void) {} void abort(void) {} int PyModule_Create2(void) { return 1; }"
            + " int PyErr_Clear(void) { return 1; }");
    library("libffi", "void abort(void); int ffi_call(void) { abort(); return 1; }");
    library("libz", "int crc32(void) { return 1; } int inflate(void) { return 2; }");
    library("libcrypto", "int crc32(void) { return 3; } int digest(void) { return 4; }");
    library("libssl", "int digest(void); int handshake(void) { return digest(); }", "libcrypto");
    module("_ctypes", "int ffi_call(void); int m(void) { return ffi_call(); }", "libffi");
    module("zlib", "int inflate(void); int m(void) { return inflate(); }", "libz");
    ssl("");
    module("math", "int PyErr_Clear(void); int m(void) { return PyErr_Clear(); }");
    write("share/licenses/cpython/LICENSE", "terms");
    write("share/licenses/libz/COPYING", "other terms");
    write("lib/python3.12/os.py", "import abc\n".repeat(2000));
  }

  /** The module that takes from most others, and what is added to it. */
  public void ssl(String more) {
    module(
        "_ssl",
        "int handshake(void); int crc32(void); int m(void) { return handshake() + crc32(); }"
            + more,
        "libssl",
        "libcrypto",
        "libz");
  }

  private void library(String name, String source, String... needed) {
    link("lib/" + name + ".so", source, needed);
  }

  private void module(String name, String source, String... needed) {
    String init = source.replace("int m(", "int PyInit_" + name + "(");
    link(MODULES + name + ".cpython-312.so", init, needed);
  }

  private void link(String path, String source, String... needed) {
    String soname = "-Wl,-soname," + NeedPicture.fileName(path);
    Object[] options = new Object[needed.length + 3];
    options[0] = soname;
    options[1] = "-Wl,--no-as-needed";
    options[2] = "-s";
    for (int i = 0; i < needed.length; i++) {
      options[i + 3] = at("lib/" + needed[i] + ".so");
    }
    Gcc.shared(at(path), DATA + source, options);
  }

  /** A place in it. */
  public Path at(String path) {
    return root.resolve(path);
  }

  void write(String path, String text) throws IOException {
    Files.createDirectories(at(path).getParent());
    Files.writeString(at(path), text);
  }

  /** What is told of it. */
  public ImageModel model() {
    return model(root);
  }

  /** That of a copy. */
  ImageModel model(Path root) {
    RelativePath executable = new RelativePath("bin/python.elf");
    SubjectSpec spec = SubjectSpec.any(executable);
    LoaderProfile profile = LoaderProfile.named("musl");
    StagedFiles staged = StagedFiles.in(root, spec);
    VerifyResult result = Verification.of(profile).run(staged, spec);
    Told told =
        new Told(
            "cpython 3.12.4 for i686-test",
            executable,
            List.of("cpython", "libffi", "libz"),
            Map.of(new RelativePath("lib/libz.so"), "libz 1.3"),
            sizes(),
            new TreeMap<>(madeOf));
    return new ImageReading(root, staged, profile, result, told).model();
  }

  /** What unbundling saved in it. */
  public SizeTable sizes() {
    return new SizeTable(
        List.of(new SizeTable.Module("zlib", 100, 9_000, 80_000, List.of("libz.so"))),
        List.of(new SizeTable.Library("libz.so", 8_500)),
        new SizeTable.Interpreter(5_000_000, 4_900_000),
        true);
  }
}
