// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.failure;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A failure that its reader can act on.
 *
 * <p>The message has a fixed shape: what failed, on which named thing, what was expected and found,
 * then the next step. {@link Cause} tells the edge whether the user can repair it.
 */
public final class BuildException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Who can repair the failure. */
  public enum Cause {
    /** The input, the configuration or the code that is built; Maven calls it a build failure. */
    INPUT,
    /** The machine, the network or a defect of this plugin; Maven calls it a build error. */
    ENVIRONMENT
  }

  private final Cause kind;
  private final String command;

  private BuildException(Cause kind, String what, String hint, @Nullable Throwable origin) {
    this(kind, hint.isEmpty() ? what : what + " " + hint, origin, "");
  }

  private BuildException(
      Cause kind, @Nullable String message, @Nullable Throwable origin, String command) {
    super(message, origin);
    this.kind = kind;
    this.command = command;
  }

  /**
   * A failure of the input.
   *
   * @param what one or two sentences: what failed, on which named thing, expected and actual
   * @param hint the next step, as one sentence
   */
  public static BuildException input(String what, String hint) {
    return new BuildException(Cause.INPUT, what, Objects.requireNonNull(hint), null);
  }

  /** As {@link #input(String, String)}, keeping the exception that revealed it. */
  public static BuildException input(String what, String hint, Throwable origin) {
    return new BuildException(Cause.INPUT, what, Objects.requireNonNull(hint), origin);
  }

  /** A failure of the machine or the network; parameters as for {@link #input(String, String)}. */
  public static BuildException environment(String what, String hint) {
    return new BuildException(Cause.ENVIRONMENT, what, Objects.requireNonNull(hint), null);
  }

  /** As {@link #environment(String, String)}, keeping the exception that revealed it. */
  public static BuildException environment(String what, String hint, Throwable origin) {
    return new BuildException(Cause.ENVIRONMENT, what, Objects.requireNonNull(hint), origin);
  }

  /**
   * The same with the command that removes the fault, as a shell takes it. A goal of this plugin
   * stands there as {@code mvn nanvix:GOAL}.
   */
  public BuildException fixedBy(String repair) {
    BuildException same = new BuildException(kind, getMessage(), getCause(), repair);
    same.setStackTrace(getStackTrace());
    return same;
  }

  /** The command that removes the fault, where one does. */
  public Optional<String> command() {
    return Optional.of(command).filter(text -> !text.isEmpty());
  }

  /** Who can repair this. */
  public Cause kind() {
    return kind;
  }
}
