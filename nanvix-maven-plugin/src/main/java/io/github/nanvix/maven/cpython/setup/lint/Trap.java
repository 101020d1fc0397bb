// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.setup.lint;

import java.util.Locale;

/** The ways in which a Setup file does other than it seems to; {@code docs/setup-json.md}. */
public enum Trap {
  /** makesetup stops. */
  BAD_WORD(true),
  /** A name that breaks makesetup's own sed command. */
  PERCENT_SIGN(true),
  /** The last line is lost, or glued to the next file. */
  NO_FINAL_NEWLINE(false),
  /** A backslash at the end of the file. */
  ENDS_IN_CONTINUATION(false),
  /** A blank line or a comment that does not end a continuation. */
  SWALLOWED_LINE(false),
  /** A backslash before a blank at the end of a line. */
  BLANK_AFTER_BACKSLASH(false),
  /** A backslash before a comment sign. */
  BACKSLASH_BEFORE_COMMENT(false),
  /** Carriage returns. */
  CRLF(false),
  /** Bytes that are not UTF-8. */
  NOT_UTF8(false),
  /** A character that prints like a blank or like nothing, and is part of a word. */
  INVISIBLE_CHARACTER(false),
  /** A line that shells read in different ways. */
  SHELL_DEPENDENT(false),
  /** A word that the shell takes for a pattern of file names. */
  GLOB(false),
  /** A rule that is taken for a definition. */
  EQUALS_IN_RULE(false),
  /** Definitions of one variable, which come in reverse order. */
  DEFINITION_ORDER(false),
  /** A flag for the compiler that only the link gets. */
  COMPILER_FLAG_TO_LINK(false),
  /** An object, in whose place a source is compiled. */
  OBJECT_WORD(false),
  /** A source whose object has no place. */
  UNPLACED_OBJECT(false),
  /** A flag without the word that belongs to it. */
  MISSING_OPERAND(false),
  /** A make variable or function that is cut by a blank. */
  SPLIT_REFERENCE(false),
  /** Flags in the place of those that configure has found. */
  DEFAULT_FLAGS_LOST(false),
  /** A rule for several modules. */
  SEVERAL_MODULES(false),
  /** A rule for no module. */
  NO_MODULE(false),
  /** A module of nothing. */
  NO_SOURCE(false),
  /** A module whose init function cannot be written in C. */
  NOT_AN_IDENTIFIER(false),
  /** A name that makesetup's own sed command changes. */
  AMPERSAND(false),
  /** An object that two rules make. */
  SHARED_SOURCE(false),
  /** A rule after another one for the same module. */
  REPEATED_MODULE(false),
  /** A rule for several modules, passed over for one of them. */
  REPEATED_AMONG_OTHERS(false),
  /** Everything after {@code *noobjects*}. */
  NOTHING_COMPILED(false);

  private final boolean isError;

  Trap(boolean isError) {
    this.isError = isError;
  }

  /** Whether makesetup fails; it ends with success in all other cases. */
  public boolean isError() {
    return isError;
  }

  /** What reports call it, for example {@code no-final-newline}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
