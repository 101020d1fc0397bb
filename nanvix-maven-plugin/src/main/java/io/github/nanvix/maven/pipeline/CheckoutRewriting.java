// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pipeline;

import io.github.nanvix.maven.cpython.checkout.Checkout;
import io.github.nanvix.maven.cpython.checkout.Regeneration;
import io.github.nanvix.maven.cpython.setup.Makefile;
import io.github.nanvix.maven.cpython.setup.SetupDocument;
import io.github.nanvix.maven.cpython.setup.UnbundledBuild;
import io.github.nanvix.maven.cpython.setup.Unbundling;
import io.github.nanvix.maven.exec.CommandRunner;
import io.github.nanvix.maven.failure.DiskFailure;
import io.github.nanvix.maven.fs.AtomicFile;
import io.github.nanvix.maven.fs.TemporaryDirectory;
import io.github.nanvix.maven.recipe.PythonPort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Rewrites a user's own checkout in place, and looks at what its build makes of it.
 *
 * @param ports those whose modules are to be unbundled
 */
record CheckoutRewriting(List<PythonPort> ports, CommandRunner runner, List<Path> toolDirectories) {

  RewrittenCheckout rewrite(CheckoutRequest request) {
    Checkout checkout = Checkout.at(request.directory());
    if (checkout.isConfigured()) {
      // The check comes after the edit.
      TemporaryDirectory.require();
    }
    Path file = checkout.setupLocal();
    SetupDocument before =
        Files.exists(file, LinkOption.NOFOLLOW_LINKS)
            ? SetupFileReader.read(file)
            : SetupDocument.parse("");
    // Before the edit, so that messages have the line numbers of the file.
    before.ended().interpretation().requireAccepted(RewrittenCheckout.FILE);
    SetupDocument after = before;
    for (PythonPort port : ports) {
      for (String module : port.modules()) {
        after = unbundling(checkout, port, module).in(after);
      }
    }
    if (!request.dryRun()) {
      try {
        AtomicFile.rewrite(file, after.bytes());
      } catch (IOException e) {
        throw DiskFailure.of("write", file, e);
      }
    }
    return new RewrittenCheckout(checkout, before, after);
  }

  /** Where configure sets no flags for the module, those variables are the user's to define. */
  private static Unbundling unbundling(Checkout checkout, PythonPort port, String module) {
    String variable = "$(MODULE_" + module.toUpperCase(Locale.ROOT);
    return new Unbundling(
        new ModuleRule(port, module, checkout.version(), checkout.moduleLines())
            .with(List.of(variable + "_CFLAGS)"), List.of(variable + "_LDFLAGS)")),
        port.libraries(),
        port.modules());
  }

  /**
   * Has the checkout's makesetup write a Makefile aside, and reads it.
   *
   * @return whether the checkout is configured, so that this could be done
   */
  boolean check(RewrittenCheckout rewritten) {
    if (!rewritten.checkout().isConfigured()) {
      return false;
    }
    Makefile makefile =
        new Regeneration(rewritten.checkout(), runner, toolDirectories).with(rewritten.after());
    UnbundledBuild.require(
        ports.stream()
            .flatMap(
                port ->
                    port.modules().stream()
                        .map(module -> new UnbundledBuild(module, port.libraries())))
            .toList(),
        makefile,
        rewritten.checkout().configLog());
    return true;
  }
}
