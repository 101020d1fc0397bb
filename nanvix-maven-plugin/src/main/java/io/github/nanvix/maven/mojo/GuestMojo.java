package io.github.nanvix.maven.mojo;

import io.github.nanvix.maven.guest.DeploymentMode;
import io.github.nanvix.maven.guest.NanvixSysroot;
import io.github.nanvix.maven.manifest.BuildMatrix;
import io.github.nanvix.maven.preflight.Problems;
import io.github.nanvix.maven.toml.PinCatalog;
import java.io.File;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What goals have that use Nanvix itself, where there is one. */
abstract class GuestMojo extends ProjectMojo {

  /**
   * Nanvix as it is released or built: the directory that holds {@code bin/} with {@code
   * nanvixd.elf}, {@code mkramfs.elf} and, in newer releases, {@code mkimage.elf}. With it {@code
   * package} makes a RAM file system, too, and {@code smoke} runs on Nanvix; {@code stage} looks
   * whether all of it is there.
   *
   * <pre>{@code <nanvixSysroot>${user.home}/nanvix</nanvixSysroot>}</pre>
   *
   * @since 0.1
   */
  @Parameter(property = "nanvix.nanvixSysroot")
  private @Nullable File nanvixSysroot;

  /**
   * The deployment mode: {@code standalone}, {@code single-process} or {@code multi-process}.
   * Default for a run on Nanvix: {@code standalone}, or what {@code nanvix.toml} lists first in its
   * place. Given, it also narrows the variants that are packaged.
   *
   * @since 0.1
   */
  @Parameter(property = "nanvix.mode")
  private @Nullable String mode;

  @Override
  void check(Problems problems, PinCatalog catalog) {
    super.check(problems, catalog);
    mode()
        .filter(text -> !listedModes().contains(text))
        .ifPresent(text -> problems.look(() -> text("mode", text).as(DeploymentMode::of)));
    if (nanvixSysroot != null) {
      problems.look(
          nanvixSysroot.toPath(),
          () -> nanvixSysroot().ifPresent(nanvix -> nanvix.require(deploymentMode())));
    }
  }

  final Optional<NanvixSysroot> nanvixSysroot() {
    return Optional.ofNullable(nanvixSysroot).map(File::toPath).map(NanvixSysroot::new);
  }

  /** The mode, if one was chosen. */
  final Optional<String> mode() {
    return chosen(mode);
  }

  private List<String> listedModes() {
    return manifest()
        .flatMap(found -> found.manifest().matrix())
        .map(BuildMatrix::modes)
        .orElse(List.of());
  }

  /** The mode of a run. */
  final DeploymentMode deploymentMode() {
    String usual = DeploymentMode.STANDALONE.text();
    List<String> listed = listedModes();
    return DeploymentMode.of(
        mode().orElse(listed.isEmpty() || listed.contains(usual) ? usual : listed.get(0)));
  }
}
