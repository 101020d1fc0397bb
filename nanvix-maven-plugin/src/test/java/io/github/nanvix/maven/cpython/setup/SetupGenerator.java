// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.setup;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Setup files that nobody would write, from a seed: every kind of word that makesetup tells apart,
 * continued and commented in all ways, some lines broken. No word matches a file name where
 * makesetup is run.
 */
final class SetupGenerator {
  private static final String[] MARKERS = {
    "*static*", "*shared*", "*shared*", "*disabled*", "*noconfig*", "*doconfig*", "*noobjects*"
  };
  private static final String[] MODULES = {
    "foo",
    "bar",
    "baz",
    "_ctypes",
    "_ctypes",
    "_Foo2",
    "qux",
    "spam",
    "eggs",
    "zlib",
    "x",
    "a-b",
    "with+plus"
  };
  private static final String[] SOURCES = {
    "foo.c",
    "bar.c",
    "sub/bar.c",
    "../up.c",
    "a.cc",
    "b.C",
    "d/c.c++",
    "e.cxx",
    "f.cpp",
    "g.m",
    "glmodule.c",
    "x.y.c",
    "/abs/h.c",
    "$(srcdir)/i.c",
    "./j.c",
    "a//b.c",
    "k.o",
    "deep/er/l.o",
    ".c",
    "sub/.o",
    "$(X).c"
  };
  private static final String[] FLAGS = {
    "-Iinc",
    "-DX",
    "-DQ\\\"s\\\"",
    "-UX",
    "-CDIR",
    "-fPIC",
    "-FDir",
    "-I",
    "-D",
    "-lm",
    "-l",
    "-L/lib",
    "-Wall",
    "-O2",
    "-Wl,-z,now",
    "-R/x",
    "-Xlinker",
    "-Xcompiler",
    "-rpath",
    "--rpath",
    "-framework",
    "-u",
    "/lib/libx.a",
    "lib/y.so",
    "z.sl",
    "w.def",
    "/obj/v.o",
    "$(A_CFLAGS)",
    "$(A_INCLUDES)",
    "$(A_LIBS)",
    "$(A_LDFLAGS)",
    "$(A_RPATH)",
    "$(A)",
    "${B_LIBS}",
    "$C",
    "$$D",
    "-l:libffi.so.8",
    "-Z",
    "-A",
    "$(A_CFLAGS)x",
    "$(_LIBS)"
  };
  private static final String[] ODD = {
    "a&b", "a&b.c", "sub&/c.c", "p%q", "p%q.c", "zz*.c", "zz*", "b?r", "[a-f]oo", "[!f]oo",
        "[^f]oo",
    "ba[rz]", "fo,o", "a;b.c", "x|y", "'q'x", "\\foo", "\\ ", "f\\oo.c", "-\\lx", "echo)", "(x",
    "$(shell", "\u00e9.c", "a\u00e9", "b\\\\x", "b\\\\t.c", "-DA\\\\n", "~", "_", "a:b", "a,b"
  };
  private static final String[] BAD = {
    "-g", "-pthread", "-std", "2foo", "pkg.mod", "a.mm", "foo.S", "/l/libffi.so.8", "'-DX'", "-x.c",
    "-x.o", "*zz", "\"q\"", "-include", "*shared*", "+x", "\u00e9t", "-", "--", "foo.f"
  };
  private static final String[] VALUES = {
    "1",
    "-lffi",
    "-lffi",
    "$(X)",
    "\"a b\"",
    "'c'",
    "a\\ b",
    "\\\\t",
    "\\\\",
    "\\$x",
    "x\\",
    "%",
    "&",
    "a=b",
    "\\\\c",
    "\\\\0101",
    "\u00e9",
    "\\",
    ":",
    "*zz",
    "\\x",
    "$$",
    "`x`"
  };

  private final Random random;

  SetupGenerator(long seed) {
    this.random = new Random(seed);
  }

  /** The files of one call of makesetup. */
  List<byte[]> files() {
    Charset charset = chance(12) ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8;
    List<byte[]> files = new ArrayList<>();
    for (int i = chance(3) ? 1 + random.nextInt(4) : 1; i > 0; i--) {
      files.add(file().getBytes(charset));
    }
    return files;
  }

  private String file() {
    StringBuilder text = new StringBuilder();
    String end = chance(40) ? "\r\n" : "\n";
    for (int i = random.nextInt(9); i > 0; i--) {
      text.append(line()).append(chance(150) ? "\r\n" : end);
    }
    if (chance(6) && !text.isEmpty()) {
      text.setLength(text.length() - 1);
    }
    int nul = random.nextInt(text.length() + 1);
    // Bash ends the line at a backslash before one.
    if (chance(150) && (nul == 0 || text.charAt(nul - 1) != '\\')) {
      text.insert(nul, '\0');
    }
    return text.toString();
  }

  private String line() {
    String line =
        switch (random.nextInt(20)) {
          case 0 -> pick("", " ", "\t ", "# c", "  # c", "#c \\", "# \u00e9", "\\", "\\ ");
          case 1, 2, 3, 4, 5 -> indent() + pick(MARKERS) + (chance(60) ? " x" : "");
          case 6, 7 -> indent() + definition();
          case 8 -> chance(2) ? "include f.mk" : pick("include", "include\tx.c", "-include x=y");
          default -> indent() + rule();
        };
    return line + (chance(6) ? comment() : "");
  }

  private String indent() {
    return chance(8) ? pick(" ", "\t", " \t ", "\\ ") : "";
  }

  private String comment() {
    return pick(" # c", "#c", "\t#", " #c \\", " ## x=y", " # *static*", "\\#c", " ");
  }

  private String definition() {
    StringBuilder line = new StringBuilder(pick("A", "B_LIBS", "LIBS", "t: V", "A B", "export C"));
    line.append(pick("=", "=", " = ", ":=", " += ", "?=", "=\t"));
    for (int i = random.nextInt(4); i > 0; i--) {
      line.append(pick(VALUES)).append(gap());
    }
    return line.toString();
  }

  private String rule() {
    List<String> words = new ArrayList<>();
    for (int i = chance(7) ? random.nextInt(4) : 1; i > 0; i--) {
      words.add(pick(MODULES));
    }
    for (int i = random.nextInt(4); i > 0; i--) {
      words.add(pick(SOURCES));
    }
    for (int i = chance(2) ? random.nextInt(5) : 0; i > 0; i--) {
      words.add(pick(FLAGS));
    }
    if (chance(9)) {
      words.add(random.nextInt(words.size() + 1), pick(ODD));
    }
    if (chance(45)) {
      words.add(random.nextInt(words.size() + 1), pick(BAD));
    }
    if (chance(40)) {
      words.add(random.nextInt(words.size() + 1), "-DX=1");
    }
    if (chance(4)) {
      Collections.shuffle(words, random);
    }
    StringBuilder line = new StringBuilder();
    for (String word : words) {
      line.append(line.isEmpty() ? "" : gap()).append(word);
    }
    return line.toString();
  }

  private String gap() {
    if (!chance(9)) {
      return pick(" ", " ", " ", "\t", "  ");
    }
    String inside = chance(6) ? pick("\n", "# c\n", " \t\n", "  # c \\\n") : "";
    return pick(
            " \\\n ", " \\\n\t", "\\\n", " \\ # c\n ", " \\# c\n", " \\\\\n", " \\ \n", "\\\\\\\n")
        + inside;
  }

  private boolean chance(int oneIn) {
    return random.nextInt(oneIn) == 0;
  }

  private String pick(String... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
