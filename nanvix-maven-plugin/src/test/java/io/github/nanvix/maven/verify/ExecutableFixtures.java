// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.verify;

import io.github.nanvix.maven.loader.LoaderProfile;
import java.util.List;

/** The interpreter. */
final class ExecutableFixtures {
  private static final String STRONG = "void _start(void) {}\n";
  private static final String WEAK = "__attribute__((weak)) void _start(void) {}\n";
  private static final String LIBTWO = "lib/libtwo.so";
  private static final List<String> PIE =
      List.of("-fPIE", "-pie", "-Wl,--export-dynamic", "-Wl,--no-as-needed");

  private ExecutableFixtures() {}

  static void addTo(CheckFixtures all) {
    all.add(
        "ELF-EXE-001",
        i -> i.patch(TestImage.EXE).elfType(4),
        i -> i.patch(TestImage.EXE).elfType(3));
    all.add(
        "ELF-EXE-002",
        i -> i.exe(PIE, TestImage.exeSource(STRONG), "-Wl,-dynamic-linker,/lib/ld.so"),
        i -> i.exe(PIE, TestImage.exeSource(STRONG), "-Wl,--no-dynamic-linker"));
    all.add(
        "ELF-EXE-003",
        i -> {
          i.exe("", "-Wl,--no-export-dynamic");
          i.shared(
              TestImage.CTYPES,
              "int ffi_call(void); int PyInit__ctypes(void) { return ffi_call(); }",
              i.at(TestImage.LIBFFI));
        },
        i -> i.exe("", "-Wl,--export-dynamic"));
    all.add(
        "ELF-EXE-004",
        i ->
            i.exe(
                PIE,
                TestImage.exeSource(STRONG),
                "-Wl,--no-dynamic-linker",
                i.at(TestImage.LIBFFI)),
        i -> i.exe(PIE, TestImage.exeSource(STRONG), "-Wl,--no-dynamic-linker"));
    all.add("ELF-EXE-005", i -> i.patch(TestImage.EXE).overlap(), i -> {});
    all.add(
        "ELF-EXE-006",
        i ->
            i.exe(
                List.of("-fPIE", "-static-pie", "-Wl,--export-dynamic"), TestImage.exeSource(WEAK)),
        i -> i.exe(""));
    all.add(
        "ELF-EXE-007",
        i -> i.patch(TestImage.EXE).relocation(5),
        i -> i.patch(TestImage.EXE).relocation(8));
    all.add(
        "ELF-EXE-008",
        i ->
            i.exe(
                List.of("-fPIE", "-static-pie", "-Wl,--export-dynamic"),
                STRONG
                    + "void PyErr_Clear(void) {} __attribute__((used)) static const char t[] = \"some text\";\n"),
        i -> i.exe(""));
    all.add("ELF-EXE-009", i -> i.patch(TestImage.EXE).entry(0), i -> i.exe(""));
    String two = "int one(void) { return 1; } int other(void) { return 2; }";
    String usesBoth = "int one(void), other(void); int uses(void) { return one() + other(); }";
    all.add(
        "ELF-EXE-010",
        i -> {
          needs(i, two, "");
          i.delete(LIBTWO);
        },
        i -> needs(i, two, usesBoth));
    all.add(
        "ELF-EXE-011",
        i -> {
          needs(i, two, usesBoth);
          i.library("libtwo.so", "int one(void) { return 1; }");
        },
        i -> needs(i, two, usesBoth));
    String heap = "void *%s(unsigned n) { return 0; } int one(void) { return 1; }";
    String usesOne = "int one(void); int uses(void) { return one(); }";
    all.add(
        "ELF-SYM-015",
        i -> needs(i, heap.formatted("malloc"), usesOne),
        i -> needs(i, heap.formatted("my_malloc"), usesOne));
  }

  /** The executable needs a library, for a loader that opens those at start. */
  private static void needs(TestImage image, String library, String use) {
    image.profile(july -> LoaderProfile.named("nanvix-2026-11"));
    image.library("libtwo.so", library);
    image.exe(PIE, TestImage.exeSource(STRONG) + use, "-Wl,--no-dynamic-linker", image.at(LIBTWO));
  }
}
