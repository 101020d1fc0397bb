// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nanvix.maven.exec.CommandRunner;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.fs.TemporaryDirectoryTest;
import io.github.nanvix.maven.recipe.PythonRecipe;
import io.github.nanvix.maven.toml.PinCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckoutRewritingTest {
  private static final String SETUP_LOCAL = "# mine\n";

  @TempDir private Path dir;
  private Path checkout;

  @BeforeEach
  void layOut() throws IOException {
    checkout = dir.resolve("cpython");
    write("Include/patchlevel.h", "#define PY_VERSION \"3.13.5\"\n");
    write("Modules/Setup.stdlib.in", "@MODULE__CTYPES_TRUE@_ctypes _ctypes/_ctypes.c\n");
    write("Modules/Setup.local", SETUP_LOCAL);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void withoutAPlaceForTemporaryFilesAConfiguredCheckoutStaysAsItIs(boolean dryRun)
      throws IOException {
    write("Makefile", "");
    write("Makefile.pre", "");
    write("Modules/makesetup", "");
    String none = dir.resolve("none").toString();

    assertThatThrownBy(() -> TemporaryDirectoryTest.with(none, () -> rewrite(dryRun)))
        .isInstanceOf(BuildException.class)
        .hasMessageContaining("java.io.tmpdir")
        .hasMessageContaining(none)
        .hasMessageNotContaining(checkout.toString());
    assertThat(checkout.resolve("Modules/Setup.local")).hasContent(SETUP_LOCAL);
  }

  @Test
  void oneThatIsNotConfiguredNeedsNone() throws Exception {
    String none = dir.resolve("none").toString();

    RewrittenCheckout rewritten = TemporaryDirectoryTest.with(none, () -> rewrite(false));

    assertThat(rewritten.isChanged()).isTrue();
    assertThat(checkout.resolve("Modules/Setup.local")).content().contains("_ctypes", SETUP_LOCAL);
  }

  private RewrittenCheckout rewrite(boolean dryRun) {
    return new CheckoutRewriting(
            PythonRecipe.read(new PinCatalog(Optional.empty())).ports().subList(0, 1),
            new CommandRunner(),
            List.of())
        .rewrite(new CheckoutRequest(checkout, dryRun));
  }

  private void write(String file, String text) throws IOException {
    Path path = checkout.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }
}
