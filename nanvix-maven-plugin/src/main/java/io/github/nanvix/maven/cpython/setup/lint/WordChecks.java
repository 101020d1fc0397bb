// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.setup.lint;

import io.github.nanvix.maven.cpython.makesetup.Linkage;
import io.github.nanvix.maven.cpython.makesetup.Reading;
import io.github.nanvix.maven.cpython.makesetup.Statement;
import io.github.nanvix.maven.cpython.makesetup.TokenFault;
import io.github.nanvix.maven.failure.Visible;
import java.util.Optional;
import java.util.stream.Stream;

/** Words that go where they should not. */
final class WordChecks implements Check {
  @Override
  public Stream<Warning> in(Subject subject) {
    return subject.read().readings().stream().flatMap(WordChecks::in);
  }

  private static Stream<Warning> in(Reading reading) {
    if (reading instanceof Statement.Refused refused) {
      return Stream.of(
          new Warning(
              Trap.BAD_WORD,
              refused.line().first(),
              "makesetup stops here and writes no Makefile: bad word "
                  + Visible.quoted(refused.word())
                  + ".",
              TokenFault.badHint(refused.word())));
    }
    return reading instanceof Reading.Applied rule
        ? Stream.concat(faults(rule), rule.line().words().stream().flatMap(w -> shape(rule, w)))
        : Stream.of();
  }

  private static Stream<Warning> faults(Reading.Applied rule) {
    return rule.linkage() == Linkage.DISABLED
        ? Stream.of()
        : TokenFault.of(rule.line().words()).stream()
            .flatMap(fault -> trap(fault).map(trap -> warning(trap, rule, fault)).stream());
  }

  /** The others make no rule, or have checks of their own. */
  private static Optional<Trap> trap(TokenFault fault) {
    return switch (fault.kind()) {
      case COMPILER_ONLY -> Optional.of(Trap.COMPILER_FLAG_TO_LINK);
      case OBJECT -> Optional.of(Trap.OBJECT_WORD);
      case UNPLACED -> Optional.of(Trap.UNPLACED_OBJECT);
      case WITHOUT_OPERAND -> Optional.of(Trap.MISSING_OPERAND);
      case NOT_A_WORD, EQUALS, SHELL_CHARACTER, BAD_WORD, MODULE -> Optional.empty();
    };
  }

  private static Warning warning(Trap trap, Reading.Applied rule, TokenFault fault) {
    return new Warning(
        trap,
        rule.line().first(),
        "The word " + Visible.quoted(fault.word()) + " " + fault.reason() + ".",
        fault.hint());
  }

  private static Stream<Warning> shape(Reading.Applied rule, String word) {
    if (word.matches("(?s).*[*?\\[].*")) {
      return Stream.of(
          new Warning(
              Trap.GLOB,
              rule.line().first(),
              "The shell takes "
                  + Visible.quoted(word)
                  + " for a pattern, and puts the names of files in its place that match in the"
                  + " build directory; as a module's name it matches names of earlier rules.",
              "Write the names out."));
    }
    boolean isSplit = word.matches("(?s).*\\$[({][^)}]*");
    return isSplit
        ? Stream.of(
            new Warning(
                Trap.SPLIT_REFERENCE,
                rule.line().first(),
                "A blank cuts the reference that "
                    + Visible.quoted(word)
                    + " begins; its parts are words of their own.",
                "Define a variable NAME_CFLAGS or NAME_LDFLAGS as that, and use it here."))
        : Stream.of();
  }
}
