// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.verify;

import io.github.nanvix.maven.loader.LoaderProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Which symbols are defined where, in which number, kind and version. */
final class SymbolFixtures {
  private static final String A = "int a_fn(void) { return 1; }";

  private SymbolFixtures() {}

  static void addTo(CheckFixtures all) {
    providers(all);
    state(all);
    kinds(all);
    versions(all);
  }

  private static void providers(CheckFixtures all) {
    String use = "int a_fn(void); int spam_a(void) { return a_fn(); }";
    all.add("ELF-SYM-001", i -> i.spam(use), i -> i.spam(A + use));
    all.add(
        "ELF-SYM-002",
        i -> ctypes(i, "int ffi_closure_alloc(void) { return 1; }"),
        i -> ctypes(i, "int other_alloc(void) { return 1; }"));
    all.add(
        "ELF-SYM-003", i -> two(i, use, A, A), i -> two(i, use, A, "int b_fn(void) { return 1; }"));
    all.add(
        "ELF-SYM-005",
        i -> i.spam("__attribute__((weak)) int a_fn(void); int spam_a(void) { return a_fn(); }"),
        i -> i.spam("__attribute__((weak)) void PyErr_Clear(void);"));
    all.add(
        "ELF-SYM-008",
        i -> {
          i.library("liba.so", A);
          i.library("libb.so", A);
        },
        i -> {
          i.library("liba.so", A);
          i.library("libb.so", "__attribute__((weak)) " + A);
        });
  }

  private static void ctypes(TestImage image, String more) {
    image.library(
        "libffi.so", "int ffi_call(void) { return 1; } int ffi_closure_alloc(void) { return 1; }");
    image.shared(
        TestImage.CTYPES,
        more + "\nint ffi_call(void); int PyInit__ctypes(void) { return ffi_call(); }",
        image.at(TestImage.LIBFFI));
  }

  private static void two(TestImage image, String use, String a, String b) {
    image.library("liba.so", a);
    image.library("libb.so", b);
    image.spam(use, image.at("lib/liba.so"), image.at("lib/libb.so"));
  }

  private static void state(CheckFixtures all) {
    String unwind = "int _Unwind_Resume(void) { return 1; }";
    String use = "int _Unwind_Resume(void); int spam_u(void) { return _Unwind_Resume(); }";
    all.add(
        "ELF-SYM-004",
        i -> i.library("liba.so", "void *malloc(unsigned n) { return 0; }"),
        i -> i.library("liba.so", "void *my_malloc(unsigned n) { return 0; }"));
    all.add("ELF-SYM-006", i -> i.library("liba.so", unwind), i -> i.library("liba.so", A));
    all.add(
        "ELF-SYM-007",
        i -> {
          i.exe(unwind);
          i.spam(use);
        },
        i -> i.exe(unwind));
  }

  private static void kinds(CheckFixtures all) {
    String chosen = "static int (*choose(void))(void) { return 0; }\n";
    all.add(
        "ELF-SYM-009",
        i -> i.library("liba.so", chosen + "int a_fn(void) __attribute__((ifunc(\"choose\")));"),
        i -> i.library("liba.so", chosen + A));
    all.add(
        "ELF-SYM-010",
        i -> i.spam("", "-Wl,--defsym,spam_mark=0x1234"),
        i -> i.spam("", "-Wl,--defsym,spam_mark=PyInit_spam"));
    all.add(
        "ELF-SYM-011",
        i -> {
          i.spam(A);
          i.patch(TestImage.SPAM).symbol("a_fn", 10, 1);
        },
        i -> i.spam(A));
    all.add(
        "ELF-SYM-012",
        i -> i.shared(TestImage.SPAM, "int PyInit_eggs(void) { return 1; }"),
        i -> i.shared(TestImage.SPAM, "int PyInit_spam(void) { return 1; }"));
    all.add("ELF-SYM-014", i -> marked(i, "0x1234"), i -> marked(i, "_start"));
    all.add("ELF-SYM-013", i -> clock(i, "time"), i -> clock(i, "__time64"));
  }

  /** The executable's symbol that a module points to. */
  private static void marked(TestImage image, String value) {
    image.exe("", "-Wl,--defsym,exe_mark=" + value);
    image.spam("extern char exe_mark; char *spam_mark = &exe_mark;");
  }

  /** With a C library that has versions, and a loader that minds them. */
  private static void clock(TestImage image, String function) {
    image.profile(SymbolFixtures::withVersions);
    image.library(
        "libc.so.6",
        "int " + function + "(void) { return 1; }",
        "-Wl,--version-script=" + script("GLIBC_2.0 { global: " + function + "; local: *; };"));
    image.spam(
        "int " + function + "(void); int spam_t(void) { return " + function + "(); }",
        image.at("lib/libc.so.6"));
  }

  private static void versions(CheckFixtures all) {
    String both =
        "int one(void) { return 1; } int two(void) { return 2; }\n"
            + "__asm__(\".symver one,a_fn@V1\\n.symver two,a_fn@@V2\");";
    all.add(
        "ELF-VER-001",
        i -> i.library("liba.so", A, "-Wl,--version-script=" + script("V1 { global: a_fn; };")),
        i ->
            i.library(
                "liba.so", A, "-Wl,--version-script=" + script("{ global: a_fn; local: *; };")));
    all.add(
        "ELF-VER-002",
        i ->
            i.library(
                "liba.so",
                both,
                "-Wl,--version-script=" + script("V1 { local: one; two; }; V2 { } V1;")),
        i -> i.library("liba.so", A, "-Wl,--version-script=" + script("V1 { global: a_fn; };")));
    all.add("ELF-VER-003", i -> wantVersion(i, "V2"), i -> wantVersion(i, "V1"));
  }

  private static String node(String version) {
    return version + " { global: a_fn; local: *; };";
  }

  private static void wantVersion(TestImage image, String staged) {
    image.profile(SymbolFixtures::withVersions);
    image.library("liba.so", A, "-Wl,--version-script=" + script(node("V1")));
    image.spam("int a_fn(void); int spam_a(void) { return a_fn(); }", image.at("lib/liba.so"));
    image.library("liba.so", A, "-Wl,--version-script=" + script(node(staged)));
  }

  private static Path script(String text) {
    try {
      Path file = Files.createTempFile("versions", ".map");
      file.toFile().deleteOnExit();
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static LoaderProfile withVersions(LoaderProfile p) {
    return new LoaderProfile(
        p.name(),
        p.files(),
        p.relocations(),
        LoaderProfile.named("glibc").search(),
        LoaderProfile.named("glibc").binding(),
        p.constructors(),
        p.severity(),
        p.words());
  }
}
