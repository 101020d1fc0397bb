// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.mojo;

import io.github.nanvix.maven.fs.ByteSize;
import io.github.nanvix.maven.pipeline.Wiring;
import io.github.nanvix.maven.preflight.Problems;
import io.github.nanvix.maven.report.GcLines;
import io.github.nanvix.maven.store.GcRequest;
import io.github.nanvix.maven.toml.PinCatalog;
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
  private static final int MOST = 1_000_000;

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
  private String age = "";

  /**
   * Compares every entry with its manifest; those that someone has changed are named and removed.
   *
   * @since 0.1
   */
  @Parameter(property = "nanvix.store.check", defaultValue = "false")
  private String check = "";

  /**
   * How many seconds to wait for other builds to end.
   *
   * @since 0.1
   */
  @Parameter(property = "nanvix.store.wait", defaultValue = "0")
  private String wait = "";

  /**
   * Says what would go, and removes nothing.
   *
   * @since 0.1
   */
  @Parameter(property = "nanvix.dryRun", defaultValue = "false")
  private String dryRun = "";

  @Override
  void check(Problems problems, PinCatalog catalog) {
    super.check(problems, catalog);
    problems.look(this::limit);
    problems.look(this::days);
    problems.look(() -> flag("check", check));
    problems.look(this::patience);
    problems.look(() -> flag("dryRun", dryRun));
  }

  @Override
  void run(Wiring wiring) {
    boolean dry = flag("dryRun", dryRun);
    GcRequest request =
        new GcRequest(
            limit(),
            Optional.of(days()).filter(days -> !days.isZero()),
            flag("check", check),
            dry,
            patience());
    List<String> lines = GcLines.of(wiring.upkeep().clean(request), dry);
    // What was done need not be said with -q; what would be done is all that was asked for.
    lines.forEach(dry ? answer()::line : getLog()::info);
  }

  private Duration days() {
    return Duration.ofDays(text("age", age).number(0, MOST, "days"));
  }

  private Duration patience() {
    return Duration.ofSeconds(text("wait", wait).number(0, MOST, "seconds"));
  }

  private long limit() {
    try {
      return ByteSize.parse(limit).bytes();
    } catch (IllegalArgumentException e) {
      throw text("limit", limit).refusal("Give a number and a unit, for example 5GB.");
    }
  }
}
