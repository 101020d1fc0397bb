// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.nanvix.maven.failure.BuildException;
import java.nio.charset.StandardCharsets;

/** Texts from whose LIBS ffi is taken. */
final class Edited {
  private Edited() {}

  /** The text as it is then; doing it again must change nothing. */
  static String text(FileKind kind, String text) {
    return text(kind, "LIBS", text);
  }

  static String text(FileKind kind, String variable, String text) {
    SourceText after = removed(kind, variable, text).after();
    assertThat(removed(kind, variable, text(after)).after()).isEqualTo(after);
    return text(after);
  }

  static RewrittenFile removed(FileKind kind, String variable, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new LibraryRemoval(kind, variable, "ffi").applyTo(SourceText.of("file", bytes));
  }

  /** The message with which a text is refused. */
  static String refusal(FileKind kind, String text) {
    Throwable thrown = catchThrowable(() -> removed(kind, "LIBS", text));
    assertThat(thrown).as(text).isInstanceOf(BuildException.class);
    return String.valueOf(thrown.getMessage());
  }

  private static String text(SourceText file) {
    return new String(file.bytes(), StandardCharsets.UTF_8);
  }
}
