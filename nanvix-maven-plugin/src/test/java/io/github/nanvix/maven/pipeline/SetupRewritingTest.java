package io.github.nanvix.maven.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.recipe.PythonRecipe;
import io.github.nanvix.maven.source.SourceCatalog.Source;
import io.github.nanvix.maven.store.StoreEntry;
import io.github.nanvix.maven.toml.PinCatalog;
import io.github.nanvix.maven.toolchain.HostTools;
import io.github.nanvix.maven.toolchain.Toolchain;
import io.github.nanvix.maven.toolchain.ToolchainSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SetupRewritingTest {
  private static final PinCatalog PINS = new PinCatalog(Optional.empty());

  @TempDir private Path temp;

  @BeforeEach
  void layOut() throws IOException {
    Path modules = Files.createDirectories(temp.resolve("Modules"));
    Files.writeString(
        modules.resolve("Setup.stdlib.in"),
        "@MODULE__CTYPES_TRUE@_ctypes _ctypes/_ctypes.c _ctypes/cfield.c\n");
  }

  @Test
  void theRuleIsThatOfTheSourcesAndLibsAreThoseOfTheLinkModel() {
    RewrittenSetup setup =
        rewriting("3.13.5", recipe()).rewrite(Optional.empty(), Optional.empty());

    assertThat(setup.setupLocal().toString())
        .contains("_ctypes _ctypes/_ctypes.c _ctypes/cfield.c\n");
    assertThat(setup.libsBefore()).isEqualTo("-lm -latomic");
    assertThat(setup.libsAfter()).isEqualTo("-lm -latomic");
  }

  @Test
  void rewritingWhatWasRewrittenChangesNothing() throws IOException {
    SetupRewriting rewriting = rewriting("3.13.5", recipe());
    RewrittenSetup once = rewriting.rewrite(Optional.empty(), Optional.of("-lm -lffi"));
    Path setup = Files.writeString(temp.resolve("Setup.local"), once.setupLocal().toString());

    RewrittenSetup twice = rewriting.rewrite(Optional.of(setup), Optional.of(once.libsAfter()));

    assertThat(twice.setupLocal()).isEqualTo(once.setupLocal());
    assertThat(twice.libsAfter()).isEqualTo("-lm");
  }

  @Test
  void beforeConfigureKnewTheModulesFlagsTheRuleHasThem() {
    RewrittenSetup setup =
        rewriting("3.11.2", recipe()).rewrite(Optional.empty(), Optional.empty());

    assertThat(setup.setupLocal().toString())
        .containsPattern(
            "_ctypes _ctypes/_ctypes.c .*-I../ports/libffi -L/nanvix-port/libffi/lib -lffi\n");
  }

  @Test
  void whatSetupPyWouldBuildInVainIsDisabledUnlessTheProjectHasALineForIt() throws IOException {
    assertThat(
            rewriting("3.11.2", recipe())
                .rewrite(Optional.empty(), Optional.empty())
                .setupLocal()
                .toString())
        .contains("*disabled*\n_crypt\n*static*\n");
    assertThat(
            rewriting("3.13.5", recipe())
                .rewrite(Optional.empty(), Optional.empty())
                .setupLocal()
                .toString())
        .doesNotContain("_crypt");

    Path own = Files.writeString(temp.resolve("Setup.local"), "_crypt _cryptmodule.c -lcrypt\n");
    assertThat(
            rewriting("3.11.2", recipe())
                .rewrite(Optional.of(own), Optional.empty())
                .setupLocal()
                .toString())
        .doesNotContain("*disabled*");
  }

  @ParameterizedTest
  @ValueSource(strings = {"3.10.12", "2.7.18", "4.0.0"})
  void aVersionThatIsNotKnownIsRefused(String version) {
    SetupRewriting rewriting = rewriting(version, recipe());

    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(() -> rewriting.rewrite(Optional.empty(), Optional.empty()))
        .withMessageContaining("\"_ctypes\" of CPython " + version + " cannot be unbundled")
        .withMessageContaining("CPython 3.11 and later");
  }

  @Test
  void aModuleThatIsNotKnownIsRefused() {
    PythonRecipe known = recipe();
    PythonRecipe other =
        new PythonRecipe(
            known.source(),
            known.nativeHalf(),
            known.cross(),
            List.of(new PythonRecipe.Unbundled("_bz2", "bzip2", "bz2", "B", "L", "BZ2_")),
            known.notBuilt(),
            known.notStaged());

    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(() -> rewriting("3.13.5", other).rewrite(Optional.empty(), Optional.empty()))
        .withMessageContaining("\"_bz2\"");
  }

  @Test
  void aSetupFileThatIsNotThereIsNamed() {
    Path missing = temp.resolve("missing/Setup.local");

    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(
            () -> rewriting("3.13.5", recipe()).rewrite(Optional.of(missing), Optional.empty()))
        .withMessageContaining(missing.toString());
  }

  private SetupRewriting rewriting(String version, PythonRecipe recipe) {
    StoreEntry entry = new StoreEntry(Sha256.of("source"), temp, true, Duration.ZERO);
    Toolchain toolchain =
        new Toolchain(
            "id", temp, ToolchainSpec.read(PINS, "i686-nanvix-hosted"), new HostTools(temp));
    return new SetupRewriting(recipe, new Source("cpython", version, entry), toolchain);
  }

  private static PythonRecipe recipe() {
    return PythonRecipe.read(PINS);
  }
}
