package io.github.nanvix.maven.cpython.setup;

import io.github.nanvix.maven.cpython.makesetup.LogicalLine;
import io.github.nanvix.maven.cpython.makesetup.RuleTokens;
import io.github.nanvix.maven.failure.BuildException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The rule for {@code _ctypes}, its sources taken from the {@code Modules/Setup.stdlib.in} of the
 * very tarball that is built, so that it fits every version.
 */
public final class CtypesRule {
  /** The module. */
  public static final String MODULE = "_ctypes";

  // In 3.11 the line is commented out, because setup.py builds the module there; configure puts
  // nothing or another comment sign for the placeholder.
  private static final Pattern LINE =
      Pattern.compile("^#{0,2}(?:@MODULE__CTYPES_TRUE@)?_ctypes[ \t]+(.*)$", Pattern.MULTILINE);

  // Only macOS and iOS have a word here, which configure fills in.
  private static final String MALLOC_CLOSURE = "@MODULE__CTYPES_MALLOC_CLOSURE@";

  // 3.11 passes what it greps out of ffi.h on the command line; from 3.12 it is in pyconfig.h.
  private static final List<String> FEATURES_311 =
      List.of("-DHAVE_FFI_PREP_CIF_VAR", "-DHAVE_FFI_PREP_CLOSURE_LOC", "-DHAVE_FFI_CLOSURE_ALLOC");

  private CtypesRule() {}

  /**
   * The rule for CPython 3.12 and later: no flag in it, so that {@code $(MODULE__CTYPES_CFLAGS)}
   * and {@code $(MODULE__CTYPES_LDFLAGS)}, which configure fills from {@code LIBFFI_CFLAGS} and
   * {@code LIBFFI_LIBS}, stay in force.
   *
   * @param moduleLines the text of {@code Modules/Setup.stdlib.in}, or of {@code Setup.stdlib} or
   *     {@code Setup} beside it
   * @throws BuildException if the text has no line for the module, or one of another shape
   */
  public static SetupRule withConfiguredFlags(String moduleLines) {
    return new SetupRule(MODULE, words(moduleLines));
  }

  /**
   * The rule for CPython 3.11, whose configure sets no flags for the module: everything is in it.
   *
   * @param moduleLines the text of {@code Modules/Setup.stdlib.in}, or of {@code Setup.stdlib} or
   *     {@code Setup} beside it
   * @param compile flags that find {@code ffi.h}, for example {@code -I<libffi>/include}
   * @param link flags that link libffi, for example {@code -L<libffi>/lib -lffi -ldl}
   * @throws BuildException if the text has no line for the module, or a flag cannot stand in a rule
   */
  public static SetupRule withOwnFlags(
      String moduleLines, List<String> compile, List<String> link) {
    List<String> words = new ArrayList<>(RuleTokens.of(words(moduleLines)).sources());
    words.addAll(FEATURES_311);
    words.addAll(compile);
    words.addAll(link);
    return new SetupRule(MODULE, words);
  }

  private static List<String> words(String moduleLines) {
    Matcher line = LINE.matcher(moduleLines);
    if (!line.find()) {
      throw BuildException.input(
          "CPython's own list of modules has no line for \"_ctypes\"; Modules/Setup.stdlib.in has one"
              + " that begins with \"@MODULE__CTYPES_TRUE@_ctypes\".",
          "Check that the source is CPython 3.11 or later.");
    }
    List<String> words = new ArrayList<>(LogicalLine.words(line.group(1)));
    words.remove(MALLOC_CLOSURE);
    if (words.contains("-lffi")) {
      // Modules/Setup, whose line is an example with flags of some other machine.
      words = new ArrayList<>(RuleTokens.of(words).sources());
    }
    for (String word : words) {
      if (word.indexOf('@') >= 0) {
        throw BuildException.input(
            "The line for \"_ctypes\" in CPython's own list of modules has the unknown placeholder \""
                + word
                + "\".",
            "This plugin does not know that version of CPython yet.");
      }
    }
    return words;
  }
}
