// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.verify;

import io.github.nanvix.maven.elf.Gcc;
import io.github.nanvix.maven.loader.ChangedProfile;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Files, headers, archives, baselines, suppressions. */
final class FileFixtures {
  private static final String PY_INIT = "int PyInit_%s(void) { return 1; }";

  private FileFixtures() {}

  static void addTo(CheckFixtures all) {
    files(all);
    headers(all);
    archives(all);
    kept(all);
  }

  private static void files(CheckFixtures all) {
    all.add("ELF-FILE-001", i -> i.write("lib/libx.so", "text"), i -> i.write("lib/x.so.txt", "t"));
    all.add("ELF-FILE-002", i -> i.delete(TestImage.CTYPES), i -> i.spam(""));
    all.add(
        "ELF-FILE-003",
        i -> i.shared(TestImage.MODULES + "eggs_failed.so", PY_INIT.formatted("eggs_failed")),
        i -> i.shared(TestImage.MODULES + "eggs_passed.so", PY_INIT.formatted("eggs_passed")));
    all.add("ELF-FILE-004", FileFixtures::link, i -> i.spam(""));
    all.add(
        "ELF-FILE-005",
        i -> nested(i, "pyexpat", "_elementtree"),
        i -> nested(i, "pyexpat", "_zoneinfo"));
    all.add("ELF-FILE-006", i -> grow(i, 33 << 20), i -> grow(i, 30 << 20));
    all.add("ELF-FILE-007", i -> name(i, "/build/place/x"), i -> name(i, "/build/places/x"));
    all.add("ELF-FILE-009", i -> debugFile(i, true), i -> debugFile(i, false));
    all.add(
        "ELF-FILE-008",
        i -> i.move(spam(i), "usr/lib/spam.so"),
        i -> i.move(spam(i), "lib/python3.12/site-packages/spam.so"));
  }

  private static void debugFile(TestImage image, boolean alone) {
    if (alone) {
      String library = image.at(TestImage.LIBFFI).toString();
      Gcc.tool(List.of("objcopy", "--only-keep-debug", library, library));
    }
  }

  private static void nested(TestImage image, String module, String importer) {
    for (String name : List.of(module, importer)) {
      image.shared(TestImage.MODULES + name + ".so", PY_INIT.formatted(name));
    }
  }

  private static String spam(TestImage image) {
    image.spam("");
    return TestImage.SPAM;
  }

  private static void link(TestImage image) {
    image.spam("");
    image.move(TestImage.SPAM, TestImage.MODULES + "spam.data");
    try {
      Files.createSymbolicLink(image.at(TestImage.SPAM), Path.of("spam.data"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void grow(TestImage image, int size) {
    image.spam("");
    try (RandomAccessFile file = new RandomAccessFile(image.at(TestImage.SPAM).toFile(), "rw")) {
      file.setLength(size);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void name(TestImage image, String path) {
    image.machine(MachineName.directory("project directory", Path.of("/build/place")));
    image.spam("const char *spam_file(void) { return \"" + path + "\"; }");
  }

  private static void headers(CheckFixtures all) {
    all.add("ELF-HDR-001", i -> i.spam("", "-m64"), i -> i.spam("", "-m32"));
    all.add("ELF-HDR-002", i -> type(i, 1), i -> type(i, 3));
    all.add("ELF-HDR-005", i -> identified(i, 9), i -> identified(i, 3));
    all.add("ELF-HDR-004", i -> flags(i, 0x08000000), i -> flags(i, 0));
    all.add("ELF-HDR-003", i -> i.spam("", "-Wl,-e,PyInit_spam"), i -> i.spam("", "-Wl,-e,0"));
  }

  /** EI_OSABI, for a loader that looks at it. */
  private static void identified(TestImage image, int system) {
    image.profile(july -> ChangedProfile.of("identification = false", "identification = true"));
    image.spam("");
    image.patch(TestImage.SPAM).header(7, system);
  }

  /** DT_FLAGS_1, more than the linker has said. */
  private static void flags(TestImage image, int more) {
    image.spam("", "-Wl,-z,now");
    image.patch(TestImage.SPAM).dynamicValue(0x6ffffffb, more);
  }

  private static void type(TestImage image, int type) {
    image.spam("");
    image.patch(TestImage.SPAM).elfType(type);
  }

  private static void archives(CheckFixtures all) {
    all.add(
        "ELF-AR-001",
        i -> i.archive("rcs", a(i), i.plainArchive("inner.a", b(i))),
        i -> i.archive("rcs", a(i), b(i)));
    all.add(
        "ELF-AR-002",
        i -> i.archive("rcs", a(i), i.object("b.o", "int b;", "-m64")),
        i -> i.archive("rcs", a(i), b(i)));
    all.add(
        "ELF-AR-003",
        i -> i.archive("rcs", a(i), i.object("lt1-a.o", "int b;")),
        i -> i.archive("rcs", a(i), i.object("lt-a.o", "int b;")));
    all.add("ELF-AR-004", i -> i.archive("rcS", a(i)), i -> i.archive("rcs", a(i)));
    all.add(
        "ELF-AR-005",
        i -> i.archive("rcs", a(i), i.object("b.o", "int a(void) { return 2; }")),
        i ->
            i.archive(
                "rcs", a(i), i.object("b.o", "__attribute__((weak)) int a(void) { return 2; }")));
  }

  private static Path a(TestImage image) {
    return image.object("a.o", "int a(void) { return 1; }");
  }

  private static Path b(TestImage image) {
    return image.object("b.o", "int b(void) { return 1; }");
  }

  private static void kept(CheckFixtures all) {
    String two = "int z_one(void) { return 1; } int z_two(void) { return 2; }";
    String one = "int z_one(void) { return 1; }";
    all.add("ELF-BASE-001", i -> replaced(i, two, one), i -> replaced(i, two, two));
    all.add("ELF-BASE-002", i -> replaced(i, one, two), i -> replaced(i, one, one));
    all.add(
        "ELF-BASE-003",
        i -> {
          i.keepBaselines();
          i.baseline("libffi.so", "ffi_call\n");
        },
        TestImage::keepBaselines);
    all.add(
        "ELF-BASE-004",
        i -> {
          i.keepBaselines();
          i.library("libz.so", one);
        },
        i -> {
          i.library("libz.so", one);
          i.keepBaselines();
        });
    all.add(
        "ELF-SUP-001",
        i -> i.suppress("ELF-TLS-001", "lib/*.so"),
        i -> {
          i.library("libz.so", one, "-Wl,-z,execstack");
          i.suppress("ELF-SEG-003", "lib/*.so");
        });
  }

  private static void replaced(TestImage image, String before, String after) {
    image.library("libz.so", before);
    image.keepBaselines();
    image.library("libz.so", after);
  }
}
