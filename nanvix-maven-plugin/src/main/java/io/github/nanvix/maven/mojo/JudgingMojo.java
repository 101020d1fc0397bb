// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.mojo;

import io.github.nanvix.maven.pipeline.VerifyRequest;
import io.github.nanvix.maven.preflight.Problems;
import io.github.nanvix.maven.toml.PinCatalog;
import io.github.nanvix.maven.verify.Baselines;
import io.github.nanvix.maven.verify.SubjectSpec;
import io.github.nanvix.maven.verify.Suppression;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What goals have that say whether an image is right. */
abstract class JudgingMojo extends InspectionMojo {

  /**
   * Findings that are known and do no harm, each with its reason. One that suppresses nothing is an
   * error.
   *
   * <pre>{@code
   * <suppressions>
   *   <suppression>
   *     <id>ELF-REL-004</id>
   *     <file>lib/libold.so</file>
   *     <reason>its assembler code cannot be made position-independent</reason>
   *   </suppression>
   * </suppressions>
   * }</pre>
   *
   * On the command line the three stand in one text, separated by blanks, and a comma ends it:
   * {@code "-Dnanvix.suppressions=ELF-REL-004 lib/libold.so its assembler code"}.
   *
   * @since 0.1
   */
  @Parameter(property = "nanvix.suppressions")
  private List<SuppressionParameter> suppressions = List.of();

  /**
   * The directory of the baselines: for each library the list of the symbols that it exports, kept
   * in version control. Default: no baselines.
   *
   * <pre>{@code <baseline>src/nanvix/symbols</baseline>}</pre>
   *
   * @since 0.1
   */
  @Parameter(property = "nanvix.baseline")
  private @Nullable File baseline;

  @Override
  void check(Problems problems, PinCatalog catalog) {
    super.check(problems, catalog);
    for (SuppressionParameter suppression : suppressions) {
      problems.look(suppression::checked);
    }
    problems
        .value(() -> kept().filter(directory -> !updates()))
        .flatMap(kept -> kept)
        .ifPresent(directory -> problems.look(directory, () -> Baselines.require(directory)));
  }

  /** Whether baselines are written before anything is compared. */
  boolean updates() {
    return false;
  }

  /** What is judged of the image, and what is known of it. */
  final VerifyRequest judged(SubjectSpec spec) {
    return new VerifyRequest(existingSysroot(), spec, loader(), known(), kept(), updates());
  }

  final List<Suppression> known() {
    return isMeant("nanvix.suppressions")
        ? suppressions.stream().map(SuppressionParameter::checked).toList()
        : List.of();
  }

  final Optional<Path> kept() {
    return Optional.ofNullable(baseline)
        .filter(directory -> isMeant("nanvix.baseline"))
        .map(File::toPath);
  }

  /** Whether it is not this project's image that is judged. */
  boolean looksElsewhere() {
    return isWithoutProject();
  }

  /** What the POM says of the project's own image says nothing of other files. */
  private boolean isMeant(String property) {
    return !looksElsewhere() || isOnCommandLine(property);
  }
}
