// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.mojo;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.Reason;
import io.github.nanvix.maven.fs.Glob;
import io.github.nanvix.maven.pipeline.Wiring;
import io.github.nanvix.maven.preflight.Problems;
import io.github.nanvix.maven.report.ExplanationJson;
import io.github.nanvix.maven.report.ExplanationLines;
import io.github.nanvix.maven.store.StepExplanation;
import io.github.nanvix.maven.toml.PinCatalog;
import io.github.nanvix.maven.toml.PinOrigin;
import java.util.List;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Says for each step of the project's last builds why it was made: which input differs from the
 * time before, and why that one does; and of each pin file that is not the plugin's own where it is
 * from. Builds nothing. The same goes to {@code explain.json} in the output directory.
 *
 * @since 0.1
 */
@Mojo(name = "explain", threadSafe = true)
public final class ExplainMojo extends NanvixMojo {

  /**
   * Which steps, by their titles on the console, for example <code>*sysroot</code>. Default: all.
   *
   * @since 0.1
   */
  @Parameter(property = "nanvix.step")
  private @Nullable String step;

  @Override
  void check(Problems problems, PinCatalog catalog) {
    super.check(problems, catalog);
    chosen(step).ifPresent(titles -> problems.look(() -> pattern(titles)));
  }

  @Override
  void run(Wiring wiring) {
    String titles = chosen(step).orElse("**");
    List<StepExplanation> explanations = wiring.upkeep().explain(pattern(titles));
    if (explanations.isEmpty()) {
      answer().line("No step \"" + titles + "\" was ever wanted in this directory, in this store.");
    }
    explanations.forEach(explanation -> ExplanationLines.of(explanation).forEach(answer()::line));
    List<PinOrigin> origins = wiring.pins().origins();
    if (chosen(step).isEmpty()) {
      ExplanationLines.of(origins).forEach(answer()::line);
    }
    report("explain.json", ExplanationJson.of(explanations, origins));
  }

  private static Glob pattern(String titles) {
    try {
      return new Glob(titles);
    } catch (IllegalArgumentException e) {
      throw BuildException.input(
          "Parameter \"step\" is \"" + titles + "\": " + Reason.of(e) + ".",
          "Give the title of a step, with * for any characters.");
    }
  }
}
