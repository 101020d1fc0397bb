package io.github.nanvix.maven.cpython.link;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The ways in which a linker's arguments name one library (GNU ld manual, section 2.1).
 *
 * @param name the {@code -l} name, for example {@code ffi}
 */
record LibraryName(String name) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.+-]*");

  // The word after one of these is no input file, whatever it looks like.
  private static final Set<String> WITH_OPERAND =
      Set.of(
          "-L",
          "-o",
          "-T",
          "-u",
          "-e",
          "-h",
          "-z",
          "-I",
          "-D",
          "-U",
          "-F",
          "-x",
          "-m",
          "-Y",
          "-R",
          "-b",
          "-y",
          "-soname",
          "--soname",
          "-rpath",
          "--rpath",
          "-rpath-link",
          "--rpath-link",
          "-Map",
          "--Map",
          "--undefined",
          "--entry",
          "--script",
          "--output",
          "--library-path",
          "-dynamic-linker",
          "--dynamic-linker",
          "--version-script",
          "--dynamic-list",
          "--defsym",
          "--exclude-libs",
          "--wrap",
          "--just-symbols",
          "--out-implib",
          "-isystem",
          "-include",
          "-iquote",
          "-idirafter",
          "-MF",
          "-MT",
          "-MQ",
          "-target",
          "-arch",
          "-framework",
          "-Xcompiler",
          "-Xassembler",
          "-Xpreprocessor");

  private static final Set<String> LIBRARY_OPTIONS = Set.of("-l", "-library", "--library");

  /**
   * @throws IllegalArgumentException if {@code name} can be no {@code -l} name
   */
  LibraryName {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "Expected a library name such as \"ffi\", got \"" + name + "\"");
    }
  }

  /** The words that name this library; where an option and its operand do, both. */
  List<Word> in(List<Word> words) {
    List<Word> found = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      Word word = words.get(i);
      boolean more = i + 1 < words.size();
      if (LIBRARY_OPTIONS.contains(word.text()) && more) {
        Word operand = words.get(++i);
        if (isNameSpec(operand.text())) {
          found.add(word);
          found.add(operand);
        }
      } else if (WITH_OPERAND.contains(word.text())) {
        i++;
      } else if (isOption(word.text()) || isFile(word.text())) {
        found.add(word);
      }
    }
    return found;
  }

  private boolean isOption(String word) {
    for (String option : List.of("-l", "--library=", "-library=")) {
      if (word.startsWith(option) && isNameSpec(word.substring(option.length()))) {
        return true;
      }
    }
    return false;
  }

  /** {@code ffi}, or {@code :libffi.a} and the like. */
  private boolean isNameSpec(String spec) {
    return spec.equals(name) || (spec.startsWith(":") && isFileName(spec.substring(1)));
  }

  private boolean isFile(String word) {
    return !word.startsWith("-") && isFileName(word.substring(word.lastIndexOf('/') + 1));
  }

  private boolean isFileName(String file) {
    String stem = "lib" + name;
    return file.equals(stem + ".a")
        || file.equals(stem + ".so")
        || (file.startsWith(stem + ".so.")
            && file.substring(stem.length() + 4).matches("[0-9]+(\\.[0-9]+)*"));
  }
}
