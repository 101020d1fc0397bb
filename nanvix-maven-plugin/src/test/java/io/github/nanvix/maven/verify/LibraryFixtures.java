// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.verify;

import io.github.nanvix.maven.loader.ChangedProfile;
import io.github.nanvix.maven.loader.LoaderProfile;

/** Which libraries are needed, by which names, and where they are looked for. */
final class LibraryFixtures {
  private static final String A = "int a_fn(void) { return 1; }";
  private static final String B = "int b_fn(void) { return 1; }";
  private static final String A_USES_B = "int b_fn(void); int a_fn(void) { return b_fn(); }";
  private static final String B_USES_A = "int a_fn(void); int b_fn(void) { return a_fn(); }";
  private static final String USES_A = "int a_fn(void); int spam_a(void) { return a_fn(); }";
  private static final String USES_B = "int b_fn(void); int spam_b(void) { return b_fn(); }";

  private LibraryFixtures() {}

  static void addTo(CheckFixtures all) {
    needed(all);
    names(all);
    searchPaths(all);
    linkage(all);
  }

  private static void needed(CheckFixtures all) {
    all.add("ELF-DYN-001", i -> ctypes(i, "a_fn"), i -> ctypes(i, "ffi_call"));
    all.add(
        "ELF-DYN-002",
        i -> i.shared("lib/libz.so", A, "-Wl,-soname,libz.so.1"),
        i -> i.shared("lib/libz.so", A, "-Wl,-soname,libz.so"));
    all.add(
        "ELF-DYN-003",
        i -> {
          spamWithA(i);
          i.delete("lib/liba.so");
        },
        LibraryFixtures::spamWithA);
    all.add("ELF-DYN-004", LibraryFixtures::circle, LibraryFixtures::chain);
  }

  private static void ctypes(TestImage image, String function) {
    image.library("liba.so", A);
    image.shared(
        TestImage.CTYPES,
        "int ffi_call(void); int "
            + function
            + "(void);\nint PyInit__ctypes(void) { return ffi_call() + "
            + function
            + "(); }",
        "-Wl,--as-needed",
        image.at(TestImage.LIBFFI),
        image.at("lib/liba.so"));
  }

  private static void spamWithA(TestImage image) {
    image.library("liba.so", A);
    image.spam(USES_A, image.at("lib/liba.so"));
  }

  /** With a loader that looks into directories by CPU. */
  private static void byCpu(TestImage image, String place) {
    String last = "last-name-first = false";
    image.profile(
        july ->
            ChangedProfile.of(
                last,
                last
                    + """

                    [search.by-cpu.EM_386]
                    levels = ["glibc-hwcaps/new"]
                    always = ["glibc-hwcaps/old"]
                    uncertain = []

                    [severity]
                    # What lies where no module is imported from.
                    ELF-FILE-008 = "off"
                    """));
    spamWithA(image);
    image.shared(place, A, "-Wl,-soname,liba.so");
  }

  /** liba needs libb. */
  private static void chain(TestImage image) {
    image.library("libb.so", B);
    image.library("liba.so", A_USES_B, image.at("lib/libb.so"));
  }

  private static void circle(TestImage image) {
    chain(image);
    image.library("libb.so", B_USES_A, image.at("lib/liba.so"));
  }

  private static void names(CheckFixtures all) {
    all.add("ELF-DYN-007", i -> twoNames(i, "lib/./liba.so"), i -> twoNames(i, "lib/liba.so"));
    all.add("ELF-DYN-008", i -> path(i, "lib/liba.so"), LibraryFixtures::spamWithA);
  }

  /** spam asks for liba.so by a path, as it does when a library has no SONAME. */
  private static void path(TestImage image, String path) {
    image.library("liba.so", A, "-Wl,-soname," + path);
    image.spam(USES_A, image.at("lib/liba.so"));
    image.library("liba.so", A);
  }

  private static void twoNames(TestImage image, String path) {
    path(image, path);
    image.shared(
        TestImage.MODULES + "eggs.so",
        "int a_fn(void); int PyInit_eggs(void) { return a_fn(); }",
        image.at("lib/liba.so"));
  }

  private static void searchPaths(CheckFixtures all) {
    all.add(
        "ELF-DYN-005",
        i -> i.spam("", "-Wl,--disable-new-dtags", "-Wl,-rpath,/opt"),
        i -> i.spam("", "-Wl,--disable-new-dtags"));
    all.add("ELF-DYN-009", i -> runpath(i, "$ORIGIN/../.."), i -> runpath(i, "/lib/python3.12"));
    all.add("ELF-DYN-010", i -> runpath(i, "/opt/none"), i -> runpath(i, "/lib/python3.12"));
    all.add("ELF-DYN-011", i -> runpath(i, "/lib"), i -> runpath(i, "/lib/python3.12"));
  }

  private static void runpath(TestImage image, String directory) {
    image.spam("", "-Wl,--enable-new-dtags", "-Wl,-rpath," + directory);
  }

  private static void linkage(CheckFixtures all) {
    all.add(
        "ELF-DYN-006",
        i -> {
          i.profile(LibraryFixtures::ofJune);
          diamond(i);
        },
        LibraryFixtures::diamond);
    all.add(
        "ELF-DYN-014",
        i -> {
          i.profile(LibraryFixtures::withFlags);
          i.spam("", "-Wl,-z,nodlopen");
        },
        i -> {
          i.profile(LibraryFixtures::withFlags);
          i.spam("", "-Wl,-z,now");
        });
    all.add(
        "ELF-DYN-017",
        i -> {
          i.shared("lib/plain", "int a_fn(void) { return 1; }", "-Wl,-soname,plain");
          i.spam(USES_A, i.at("lib/plain"));
          i.delete("lib/plain");
          i.write("lib/plain/none", "text");
        },
        LibraryFixtures::spamWithA);
    all.add(
        "ELF-DYN-018",
        i -> byCpu(i, "lib/glibc-hwcaps/new/liba.so"),
        i -> byCpu(i, "lib/glibc-hwcaps/old/liba.so"));
    all.add(
        "ELF-DYN-012",
        i -> {
          i.library("liba.so", A);
          i.spam("", i.at("lib/liba.so"));
        },
        LibraryFixtures::spamWithA);
    all.add(
        "ELF-DYN-013",
        i -> {
          chain(i);
          i.spam(USES_A + USES_B, i.at("lib/liba.so"));
        },
        LibraryFixtures::diamond);
  }

  /** spam needs liba and libb, and liba needs libb. */
  private static void diamond(TestImage image) {
    chain(image);
    image.spam(USES_A + USES_B, image.at("lib/liba.so"), image.at("lib/libb.so"));
  }

  private static LoaderProfile withFlags(LoaderProfile july) {
    return ChangedProfile.of("flags = false", "flags = true");
  }

  private static LoaderProfile ofJune(LoaderProfile p) {
    return new LoaderProfile(
        p.name(),
        p.files(),
        p.relocations(),
        LoaderProfile.named("nanvix-2026-06").search(),
        p.binding(),
        p.constructors(),
        p.severity(),
        p.words());
  }
}
