// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.failure;

/**
 * What an exception says, as a clause of a sentence of ours. Some of those who write messages end
 * them with a full stop and others do not; ours is the only one.
 */
public final class Reason {
  private Reason() {}

  /** An exception's message; its kind, where it has none. */
  public static String of(Throwable exception) {
    String message = exception.getMessage();
    return message == null || message.isBlank()
        ? exception.getClass().getSimpleName()
        : clause(message);
  }

  /** Words of others without the full stop at their end; an ellipsis stays. */
  public static String clause(String words) {
    return words.strip().replaceFirst("(?<!\\.)\\.$", "");
  }
}
