// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.loader;

import io.github.nanvix.maven.elf.Gcc;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A library, sound or broken, which real loaders open or do not.
 *
 * @param name what is special about it
 * @param make writes it, and what it needs beside it
 */
record DlopenCases(String name, Consumer<Path> make) {
  private static final String PACKED = "packed relocations";
  private static final String UNASKED = "packed relocations without the version";

  /** What musl looks at no more than this: {@code docs/loader.md}, "Stricter than Nanvix". */
  private static final Set<String> TAKEN_BY_MUSL =
      Set.of(
          "ident version 2",
          "big endian",
          "class 32",
          "EM_386",
          "ET_EXEC",
          "p_offset + 8",
          PACKED,
          UNASKED);

  private static final Set<String> LUCK_WITH_MUSL =
      Set.of("no DT_SYMTAB", "DT_PLTREL without DT_JMPREL", "PT_LOADs that descend");

  private static final Set<String> LUCK_WITH_GLIBC =
      Set.of("a version without a name", "PT_LOADs that descend");

  private static final String LARGER = "p_filesz > p_memsz";

  private static final int HEADER = 64;
  private static final long DYNAMIC = 2;
  private static final long LOAD = 1;
  private static final String WEAK =
      "__attribute__((weak)) int gone(void); int m(void) { return gone ? gone() : 0; }";
  private static final String TEXT =
      "__asm__(\".text; .globl m; m: .quad n; .data; .globl n; n: .quad 1\");";
  private static final String INDIRECT =
      "static int one(void) { return 1; } static void *pick(void) { return one; }"
          + "static int chosen(void) __attribute__((ifunc(\"pick\")));"
          + "int m(void) { return chosen(); }";

  /** Whether a loader reads or maps what lies beside it, and whatever may come of that. */
  boolean isLuck(String loader) {
    return (loader.equals("musl") ? LUCK_WITH_MUSL : LUCK_WITH_GLIBC).contains(name);
  }

  /** Whether a loader takes it, and its profile is stricter on purpose. */
  boolean isTakenOnlyBy(String loader) {
    return name.equals(LARGER) || (loader.equals("musl") && TAKEN_BY_MUSL.contains(name));
  }

  /** All of them. */
  static List<DlopenCases> all() {
    List<DlopenCases> cases = new ArrayList<>();
    damaged(cases, "sound", bytes -> {});
    for (int abi : new int[] {1, 2, 3, 6, 9, 12, 97, 255}) {
      damaged(cases, "osabi " + abi, bytes -> bytes.put(7, (byte) abi));
    }
    damaged(cases, "abi version 1", bytes -> bytes.put(8, (byte) 1));
    damaged(cases, "padding of e_ident", bytes -> bytes.put(12, (byte) 1));
    damaged(cases, "ident version 2", bytes -> bytes.put(6, (byte) 2));
    damaged(cases, "e_version 0", bytes -> bytes.putInt(20, 0));
    damaged(cases, "big endian", bytes -> bytes.put(5, (byte) 2));
    damaged(cases, "class 32", bytes -> bytes.put(4, (byte) 1));
    damaged(cases, "ET_EXEC", bytes -> bytes.putShort(16, (short) 2));
    damaged(cases, "ET_REL", bytes -> bytes.putShort(16, (short) 1));
    damaged(cases, "EM_386", bytes -> bytes.putShort(18, (short) 3));
    damaged(cases, "e_phentsize 32", bytes -> bytes.putShort(54, (short) 32));
    damaged(cases, "e_shoff behind the end", bytes -> bytes.putLong(40, 1L << 40));
    damaged(cases, "e_shentsize 0", bytes -> bytes.putShort(58, (short) 0));
    damaged(cases, "e_shstrndx 1", bytes -> bytes.putShort(62, (short) 1));
    damaged(cases, "e_shnum 1000", bytes -> bytes.putShort(60, (short) 1000));
    damaged(cases, "no PT_DYNAMIC", bytes -> segment(bytes, DYNAMIC, 0, 0x12345678));
    damaged(cases, "no PT_LOAD", bytes -> everySegment(bytes, LOAD));
    damaged(cases, "p_align 3", bytes -> bytes.putLong(at(bytes, LOAD) + 48, 3));
    damaged(cases, "p_offset + 8", bytes -> add(bytes, at(bytes, LOAD) + 8, 8));
    damaged(cases, LARGER, bytes -> add(bytes, at(bytes, LOAD) + 40, -1));
    damaged(cases, "DT_STRSZ 1", bytes -> tag(bytes, 10, 1));
    damaged(cases, "DT_SYMENT 1", bytes -> tag(bytes, 11, 1));
    damaged(cases, "DT_RELAENT 1", bytes -> tag(bytes, 9, 1));
    damaged(cases, "DT_PLTREL 17", bytes -> tag(bytes, 20, 17));
    damaged(cases, "no DT_SYMTAB", bytes -> retag(bytes, 6, 0x6ffffdf0));
    damaged(cases, "no DT_STRTAB", bytes -> retag(bytes, 5, 0x6ffffdf0));
    damaged(cases, "no DT_STRSZ", bytes -> retag(bytes, 10, 0x6ffffdf0));
    damaged(cases, "no DT_GNU_HASH", bytes -> retag(bytes, 0x6ffffef5, 0x6ffffdf0));
    damaged(cases, "no bits in the filter", bytes -> hash(bytes, 16, 0, 0));
    damaged(cases, "no buckets", bytes -> hash(bytes, 0, 0));
    damaged(cases, "no filter", bytes -> hash(bytes, 8, 0));
    damaged(cases, "many buckets", bytes -> hash(bytes, 0, 0x10000000));
    for (boolean names : new boolean[] {true, false}) {
      cases.add(
          new DlopenCases(
              names ? "cut off within the names of sections" : "cut off behind the segments",
              file -> cutOff(file, names)));
    }
    damaged(cases, "a symbol beyond the table", bytes -> relocations(bytes, 4, 0xffffff));
    damaged(cases, "a type of relocations without a name", bytes -> relocations(bytes, 0, 0x7777));
    built(cases, "undefined weak symbol", WEAK);
    built(cases, "thread-local storage", "__thread int t = 1; int *m(void) { return &t; }");
    built(cases, "text relocation", TEXT, "-Wl,-z,notext");
    built(cases, "indirect function", INDIRECT);
    built(cases, "name that is no UTF-8", "int m __asm__(\"caf\\351\");");
    tables(cases);
    built(cases, "undefined symbol", "int gone(void); int m(void) { return gone(); }");
    built(cases, "nodlopen", "int m;", "-Wl,-z,nodlopen");
    built(cases, "filter of a missing file", "int m;", "-Wl,-F,libgone.so");
    built(cases, "auxiliary of a missing file", "int m;", "-Wl,-f,libgone.so");
    cases.add(
        new DlopenCases(
            "pie",
            file ->
                Gcc.run(file, "int main(void) { return 0; }", List.of("-fPIE", "-pie"), "-m64")));
    cases.add(new DlopenCases("debug file", DlopenCases::debugFile));
    cases.add(new DlopenCases("needs a debug file", DlopenCases::needsDebugFile));
    for (String path :
        List.of(
            "$ORIGIN/../nosuch/../dir",
            "$ORIGIN/link/../dir",
            "$ORIGIN/../{}/dir",
            "$ORIGIN/link",
            "$ORIGIN/other/../dir",
            "$ORIGIN/dir/.",
            "${ORIGIN}/dir//",
            "$ORIGIN/dirs:$ORIGIN/dir",
            "$ORIGIN/absolute")) {
      cases.add(new DlopenCases("search path " + path, file -> searches(file, path)));
    }
    cases.add(new DlopenCases("a version of a library without versions", DlopenCases::unversioned));
    cases.add(new DlopenCases("a version that is hidden", DlopenCases::hidden));
    cases.add(new DlopenCases("a name with $ORIGIN", file -> needs(file, "$ORIGIN/a.so", false)));
    cases.add(new DlopenCases("needs a program", DlopenCases::needsProgram));
    cases.add(new DlopenCases("a circle", file -> needs(file, "m.so", true)));
    cases.add(new DlopenCases("a search path of who asked", DlopenCases::inherits));
    return cases;
  }

  /** What loaders take for granted of what linkers make. */
  private static void tables(List<DlopenCases> cases) {
    damaged(cases, "DT_RELACOUNT + 1", bytes -> tag(bytes, 0x6ffffff9L, 2));
    damaged(cases, "DT_PLTREL without DT_JMPREL", bytes -> retag(bytes, 23, 0x6ffffdf0));
    damaged(cases, "versions without DT_VERSYM", bytes -> retag(bytes, 0x6ffffff0, 0x6ffffdf0));
    damaged(cases, "versions of another format", bytes -> needed(bytes, 0, 2));
    damaged(cases, "a version with another hash", bytes -> needed(bytes, 16, 1));
    damaged(cases, "a version without a name", bytes -> versions(bytes, 0x40));
    damaged(cases, "DT_INIT_ARRAY nowhere", bytes -> tag(bytes, 25, 1L << 32));
    damaged(cases, "DT_INIT_ARRAY in the header", bytes -> tag(bytes, 25, 24));
    damaged(cases, "DT_INIT_ARRAYSZ 1 MiB", bytes -> tag(bytes, 27, 1 << 20));
    damaged(cases, "no DT_INIT_ARRAYSZ", bytes -> retag(bytes, 27, 0x6ffffdf0));
    damaged(cases, "DT_INIT nowhere", bytes -> tag(bytes, 12, 1L << 32));
    damaged(cases, "DT_INIT in the header", bytes -> tag(bytes, 12, 16));
    damaged(cases, "PT_DYNAMIC at 0", bytes -> bytes.putLong(at(bytes, DYNAMIC) + 16, 0));
    damaged(cases, "a place in the header", bytes -> relocations(bytes, -8, 16));
    damaged(cases, "symbols without names", DlopenCases::nameless);
    damaged(cases, "PT_LOADs that descend", DlopenCases::descending);
    damaged(cases, PACKED, bytes -> {}, "-Wl,-z,pack-relative-relocs");
    damaged(cases, UNASKED, DlopenCases::oneVersion, "-Wl,-z,pack-relative-relocs");
  }

  /** A field of the first DT_VERNEED. */
  private static void needed(ByteBuffer bytes, int offset, int value) {
    int at = (int) bytes.getLong(entry(bytes, 0x6ffffffeL) + 8) + offset;
    if (offset == 0) {
      bytes.putShort(at, (short) value);
    } else {
      bytes.putInt(at, value);
    }
  }

  /** Only the first of those in the first DT_VERNEED. */
  private static void oneVersion(ByteBuffer bytes) {
    int first = (int) bytes.getLong(entry(bytes, 0x6ffffffeL) + 8);
    bytes.putShort(first + 2, (short) 1).putInt(first + 28, 0);
  }

  /** Those of all symbols that have one. */
  private static void versions(ByteBuffer bytes, int number) {
    int at = (int) bytes.getLong(entry(bytes, 0x6ffffff0L) + 8);
    for (int i = at; i < at + 2 * symbols(bytes); i += 2) {
      bytes.putShort(i, bytes.getShort(i) > 1 ? (short) number : bytes.getShort(i));
    }
  }

  private static void nameless(ByteBuffer bytes) {
    int at = (int) bytes.getLong(entry(bytes, 6) + 8);
    for (int i = 1; i < symbols(bytes); i++) {
      bytes.putInt(at + 24 * i, 0);
    }
  }

  /** The table of symbols stands before that of their names. */
  private static int symbols(ByteBuffer bytes) {
    return (int) (bytes.getLong(entry(bytes, 5) + 8) - bytes.getLong(entry(bytes, 6) + 8)) / 24;
  }

  private static void descending(ByteBuffer bytes) {
    int at = at(bytes, LOAD);
    byte[] first = new byte[56];
    byte[] second = new byte[56];
    bytes.get(at, first).get(at + 56, second);
    bytes.put(at, second).put(at + 56, first);
  }

  private static void built(
      List<DlopenCases> cases, String name, String source, Object... options) {
    List<Object> all = new ArrayList<>(List.of("-m64"));
    all.addAll(Arrays.asList(options));
    cases.add(new DlopenCases(name, file -> Gcc.shared(file, source, all.toArray())));
  }

  private static void damaged(
      List<DlopenCases> cases, String name, Consumer<ByteBuffer> damage, Object... options) {
    List<Object> all = new ArrayList<>(List.of("-m64", "-Wl,-init,started", "-lc"));
    all.addAll(Arrays.asList(options));
    cases.add(
        new DlopenCases(
            name,
            file -> {
              Gcc.shared(
                  file,
                  "int n; int *p = &n; static int s; int *q = &s; int puts(const char *);"
                      + " int m(void) { return puts(\"\"); }"
                      + " __attribute__((constructor)) void init(void) {} void started(void) {}",
                  all.toArray());
              try {
                ByteBuffer bytes =
                    ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
                damage.accept(bytes);
                Files.write(file, bytes.array());
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            }));
  }

  private static void add(ByteBuffer bytes, int at, long more) {
    bytes.putLong(at, bytes.getLong(at) + more);
  }

  private static int headers(ByteBuffer bytes) {
    return bytes.getShort(56);
  }

  private static int at(ByteBuffer bytes, long type) {
    for (int i = 0; i < headers(bytes); i++) {
      if (bytes.getInt(HEADER + i * 56) == type) {
        return HEADER + i * 56;
      }
    }
    throw new AssertionError("has no segment " + type);
  }

  private static void segment(ByteBuffer bytes, long type, int field, int value) {
    bytes.putInt(at(bytes, type) + field, value);
  }

  private static void everySegment(ByteBuffer bytes, long type) {
    for (int i = 0; i < headers(bytes); i++) {
      if (bytes.getInt(HEADER + i * 56) == type) {
        bytes.putInt(HEADER + i * 56, 0x12345678);
      }
    }
  }

  private static int entry(ByteBuffer bytes, long tag) {
    long at = bytes.getLong(at(bytes, DYNAMIC) + 8);
    while (bytes.getLong((int) at) != 0) {
      if (bytes.getLong((int) at) == tag) {
        return (int) at;
      }
      at += 16;
    }
    throw new AssertionError("has no tag " + tag);
  }

  private static void tag(ByteBuffer bytes, long tag, long value) {
    bytes.putLong(entry(bytes, tag) + 8, value);
  }

  private static void retag(ByteBuffer bytes, long tag, long other) {
    bytes.putLong(entry(bytes, tag), other);
  }

  /** Words of DT_GNU_HASH. */
  private static void hash(ByteBuffer bytes, int offset, int... words) {
    int at = (int) bytes.getLong(entry(bytes, 0x6ffffef5) + 8) + offset;
    for (int i = 0; i < words.length; i++) {
      bytes.putInt(at + i * 4, words[i]);
    }
  }

  private static void debugOf(Path file) {
    Gcc.tool(List.of("objcopy", "--only-keep-debug", file.toString(), file.toString()));
  }

  private static void debugFile(Path file) {
    Gcc.shared(file, "int n; int *p = &n;", "-m64", "-g");
    debugOf(file);
  }

  private static void needsDebugFile(Path file) {
    Path library = file.resolveSibling("liba.so");
    Gcc.shared(library, "int a;", "-m64", "-g", "-Wl,-soname,liba.so");
    Gcc.shared(file, "extern int a; int *m = &a;", "-m64", library, "-Wl,-rpath,$ORIGIN");
    debugOf(library);
  }

  private static void searches(Path file, String path) {
    try {
      Path place = file.resolveSibling(".").normalize();
      Path real = Files.createDirectories(place.resolve("dir"));
      Files.createDirectories(place.resolve("far/away"));
      Files.createDirectories(place.resolve("far/dir"));
      Files.createSymbolicLink(place.resolve("link"), Path.of("far/away"));
      Files.createSymbolicLink(place.resolve("other"), Path.of("dir"));
      Files.createSymbolicLink(place.resolve("absolute"), real);
      Gcc.shared(real.resolve("liba.so"), "int a;", "-m64", "-Wl,-soname,liba.so");
      Gcc.shared(
          file,
          "extern int a; int *m = &a;",
          "-m64",
          real.resolve("liba.so"),
          "-Wl,--enable-new-dtags,-rpath," + path.replace("{}", place.getFileName().toString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void unversioned(Path file) {
    try {
      Path library = file.resolveSibling("liba.so");
      Path script = Files.writeString(file.resolveSibling("a.map"), "V_1 { global: a; };\n");
      Gcc.shared(
          library,
          "int a(void) { return 1; }",
          "-m64",
          "-Wl,-soname,liba.so",
          "-Wl,--version-script," + script);
      Gcc.shared(
          file, "int a(void); int m(void) { return a(); }", "-m64", library, "-Wl,-rpath,$ORIGIN");
      Gcc.shared(library, "int a(void) { return 1; }", "-m64", "-Wl,-soname,liba.so");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Symbol or type of every relocation: the words from 8 bytes on. */
  private static void relocations(ByteBuffer bytes, int offset, int value) {
    long size = bytes.getLong(entry(bytes, 8) + 8);
    long start = bytes.getLong(entry(bytes, 7) + 8);
    for (long at = start; at < start + size; at += 24) {
      bytes.putInt((int) at + 8 + offset, value);
      if (offset < 0) {
        bytes.putInt((int) at + 12 + offset, 0);
      }
    }
  }

  private static void cutOff(Path file, boolean names) {
    Gcc.shared(file, "int n; int *p = &n;", "-m64");
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
      long end = bytes.getLong(40) - 8;
      for (int i = 0; i < headers(bytes) && !names; i++) {
        int at = HEADER + i * 56;
        end = bytes.getInt(at) == LOAD ? bytes.getLong(at + 8) + bytes.getLong(at + 32) : end;
      }
      Files.write(file, Arrays.copyOf(bytes.array(), (int) end));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void hidden(Path file) {
    Path library = file.resolveSibling("liba.so");
    Gcc.shared(library, "int a(void) { return 0; }", "-m64", "-Wl,-soname,liba.so");
    Gcc.shared(
        file, "int a(void); int m(void) { return a(); }", "-m64", library, "-Wl,-rpath,$ORIGIN");
    try {
      Path script = Files.writeString(file.resolveSibling("a.map"), "V_1 { global: a; };\n");
      Gcc.shared(
          library,
          "__asm__(\".symver a1, a@V_1\"); int a1(void) { return 1; }",
          "-m64",
          "-Wl,-soname,liba.so",
          "-Wl,--version-script=" + script);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A library by some name, which may need what needs it. */
  private static void needs(Path file, String soname, boolean circle) {
    Path library = file.resolveSibling("a.so");
    Path own = file.resolveSibling("own.so");
    Gcc.shared(own, "int own;", "-m64", "-Wl,-soname," + soname);
    if (circle) {
      Gcc.shared(library, "int a;", "-m64", "-Wl,-soname,a.so,--no-as-needed,-rpath,$ORIGIN", own);
    } else {
      Gcc.shared(library, "int a;", "-m64", "-Wl,-soname," + soname);
    }
    Gcc.shared(
        file, "extern int a; int *m = &a;", "-m64", library, "-Wl,-soname,m.so,-rpath,$ORIGIN");
  }

  private static void needsProgram(Path file) {
    Path program = file.resolveSibling("program");
    Path library = file.resolveSibling("a.so");
    Gcc.run(program, "int a; int main(void) { return 0; }", List.of("-fPIE", "-pie"), "-m64");
    Gcc.shared(library, "int a;", "-m64", "-Wl,-soname," + program);
    Gcc.shared(file, "extern int a; int *m = &a;", "-m64", library);
  }

  /** Only m.so says where what its library needs is. */
  private static void inherits(Path file) {
    Path below = file.resolveSibling("sub");
    Path leaf =
        Gcc.shared(below.resolve("libleaf.so"), "int leaf;", "-m64", "-Wl,-soname,libleaf.so");
    Path mid =
        Gcc.shared(
            below.resolve("libmid.so"),
            "extern int leaf; int *mid = &leaf;",
            "-m64",
            "-Wl,-soname,libmid.so",
            leaf);
    Gcc.shared(
        file,
        "extern int *mid; int **m = &mid;",
        "-m64",
        mid,
        "-Wl,--enable-new-dtags,-rpath,$ORIGIN/sub");
  }
}
