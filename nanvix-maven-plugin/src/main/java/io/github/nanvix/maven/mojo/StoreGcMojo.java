package io.github.nanvix.maven.mojo;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.fs.ByteSize;
import io.github.nanvix.maven.pipeline.Wiring;
import io.github.nanvix.maven.report.GcLines;
import io.github.nanvix.maven.store.GcRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Removes entries from the store that were not used for longest, until it is below a limit, with
 * what killed builds have left there. Never while another build uses the store.
 *
 * @since 0.1
 */
@Mojo(name = "store-gc", threadSafe = true, requiresProject = false, aggregator = true)
public final class StoreGcMojo extends NanvixMojo {

  /**
   * How large the store may stay: a number with B, kB, MB, GB or TB (powers of 1000) or KiB, MiB,
   * GiB or TiB, for example {@code 5 GB}.
   *
   * @since 0.1
   */
  @Parameter(property = "nanvix.store.limit", defaultValue = "10 GB")
  private String limit = "";

  /**
   * For how many days an entry may be unused; 0 for any number.
   *
   * @since 0.1
   */
  @Parameter(property = "nanvix.store.age", defaultValue = "0")
  private int age;

  /**
   * Compares every entry with its manifest; those that someone has changed are named and removed.
   *
   * @since 0.1
   */
  @Parameter(property = "nanvix.store.check", defaultValue = "false")
  private boolean check;

  /**
   * How many seconds to wait for other builds to end.
   *
   * @since 0.1
   */
  @Parameter(property = "nanvix.store.wait", defaultValue = "0")
  private int wait;

  /**
   * Says what would go, and removes nothing.
   *
   * @since 0.1
   */
  @Parameter(property = "nanvix.dryRun", defaultValue = "false")
  private boolean dryRun;

  @Override
  void run(Wiring wiring) {
    GcRequest request =
        new GcRequest(
            limit(),
            age == 0 ? Optional.empty() : Optional.of(Duration.ofDays(notNegative(age, "age"))),
            check,
            dryRun,
            Duration.ofSeconds(notNegative(wait, "wait")));
    List<String> lines = GcLines.of(wiring.upkeep().clean(request), dryRun);
    // What was done need not be said with -q; what would be done is all that was asked for.
    lines.forEach(dryRun ? answer()::line : getLog()::info);
  }

  private long limit() {
    try {
      return ByteSize.parse(limit).bytes();
    } catch (IllegalArgumentException e) {
      throw BuildException.input(
          "Parameter \"limit\" (nanvix.store.limit) is \"" + limit + "\", which is no size.",
          "Give a number and a unit, for example -Dnanvix.store.limit=5GB.");
    }
  }

  private static int notNegative(int value, String name) {
    if (value < 0) {
      throw BuildException.input(
          "Parameter \"" + name + "\" (nanvix.store." + name + ") is " + value + ".",
          "Give a number that is not negative.");
    }
    return value;
  }
}
