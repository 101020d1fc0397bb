package io.github.nanvix.maven.failure;

import java.util.Objects;
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

  private BuildException(Cause kind, String what, String hint, @Nullable Throwable origin) {
    super(hint.isEmpty() ? what : what + " " + hint, origin);
    this.kind = kind;
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

  /** Who can repair this. */
  public Cause kind() {
    return kind;
  }
}
