// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.assignment;

import io.github.nanvix.maven.failure.BuildException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The kinds of files that assign variables, each with the syntax of its tool. */
public enum FileKind {
  /** GNU make's. */
  MAKEFILE,
  /** A POSIX shell's. */
  SHELL,
  /** Python 3's. */
  PYTHON,
  /** Maven's. */
  POM;

  private static final Pattern SHEBANG =
      Pattern.compile("#! *(?:\\S*/)?(?:env +(?:-S +)?)?(?:\\S*/)?([a-z]+)[^\n]*");

  Syntax syntax() {
    return switch (this) {
      case MAKEFILE -> new MakeSyntax();
      case SHELL -> new ShellSyntax();
      case PYTHON -> new PythonSyntax();
      case POM -> new PomSyntax();
    };
  }

  /**
   * The kind of that name.
   *
   * @throws BuildException if there is none
   */
  public static FileKind named(String name) {
    return Arrays.stream(values())
        .filter(kind -> kind.toString().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                BuildException.input(
                    "\"" + name + "\" is no kind of file.", "Give one of " + names() + "."));
  }

  /**
   * The kind of a file by its name or its first line.
   *
   * @throws BuildException if neither tells
   */
  public static FileKind of(SourceText file) {
    return byName(file.name().substring(file.name().lastIndexOf('/') + 1))
        .or(() -> byFirstLine(file.text()))
        .orElseThrow(
            () ->
                BuildException.input(
                    "The kind of \""
                        + file.name()
                        + "\" cannot be told from its name or first line.",
                    "Name it with -Dnanvix.link.kind, one of " + names() + "."));
  }

  private static Optional<FileKind> byName(String name) {
    if (name.matches("(GNU)?[Mm]akefile([.-].*)?|.*\\.(mk|mak|make)")) {
      return Optional.of(MAKEFILE);
    }
    if (name.matches(".*\\.(sh|bash|dash|ash)")) {
      return Optional.of(SHELL);
    }
    if (name.endsWith(".py")) {
      return Optional.of(PYTHON);
    }
    return name.matches("(.*[.-])?pom\\.xml|.*\\.pom") ? Optional.of(POM) : Optional.empty();
  }

  private static Optional<FileKind> byFirstLine(String text) {
    Matcher shebang = SHEBANG.matcher(text);
    if (!shebang.lookingAt()) {
      return Optional.empty();
    }
    return switch (shebang.group(1)) {
      case "sh", "bash", "dash", "ash", "ksh", "busybox" -> Optional.of(SHELL);
      case "python" -> Optional.of(PYTHON);
      case "make" -> Optional.of(MAKEFILE);
      default -> Optional.empty();
    };
  }

  private static String names() {
    return Arrays.stream(values()).map(FileKind::toString).collect(Collectors.joining(", "));
  }

  /** The name, as parameters have it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
