// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.recipe.ModuleTable;
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
import java.util.Optional;
import java.util.Set;
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
        """
        @MODULE__CTYPES_TRUE@_ctypes _ctypes/_ctypes.c _ctypes/cfield.c
        @MODULE__DATETIME_TRUE@_datetime _datetimemodule.c
        @MODULE__MULTIBYTECODEC_TRUE@_multibytecodec cjkcodecs/multibytecodec.c
        @MODULE_PYEXPAT_TRUE@pyexpat pyexpat.c
        @MODULE__ELEMENTTREE_TRUE@_elementtree _elementtree.c
        @MODULE__SOCKET_TRUE@_socket socketmodule.c
        @MODULE__SSL_TRUE@_ssl _ssl.c
        @MODULE__HASHLIB_TRUE@_hashlib _hashopenssl.c
        """);
  }

  @Test
  void theRuleIsThatOfTheSourcesAndLibsAreThoseOfTheLinkModel() {
    RewrittenSetup setup = rewriting("3.13.5").rewrite(Optional.empty(), Optional.empty());

    assertThat(setup.setupLocal().toString())
        .contains("_ctypes _ctypes/_ctypes.c _ctypes/cfield.c\n");
    assertThat(setup.libsBefore()).isEqualTo("-lm -latomic");
    assertThat(setup.libsAfter()).isEqualTo("-lm -latomic");
  }

  @Test
  void rewritingWhatWasRewrittenChangesNothing() throws IOException {
    SetupRewriting rewriting = rewriting("3.13.5");
    RewrittenSetup once = rewriting.rewrite(Optional.empty(), Optional.of("-lm -lffi"));
    Path setup = Files.writeString(temp.resolve("Setup.local"), once.setupLocal().toString());

    RewrittenSetup twice = rewriting.rewrite(Optional.of(setup), Optional.of(once.libsAfter()));

    assertThat(twice.setupLocal()).isEqualTo(once.setupLocal());
    assertThat(twice.libsAfter()).isEqualTo("-lm");
  }

  @Test
  void beforeConfigureKnewTheModulesFlagsTheRuleHasThem() {
    RewrittenSetup setup = rewriting("3.11.2").rewrite(Optional.empty(), Optional.empty());

    assertThat(setup.setupLocal().toString())
        .containsPattern(
            "_ctypes _ctypes/_ctypes.c .*-I../ports/libffi/include -L../ports/libffi/lib -lffi\n");
  }

  @Test
  void whatSetupPyWouldBuildInVainIsDisabledUnlessTheProjectHasALineForIt() throws IOException {
    assertThat(
            rewriting("3.11.2").rewrite(Optional.empty(), Optional.empty()).setupLocal().toString())
        .contains("*disabled*\n_crypt\n*static*\n");
    assertThat(
            rewriting("3.13.5").rewrite(Optional.empty(), Optional.empty()).setupLocal().toString())
        .doesNotContain("_crypt");

    Path own = Files.writeString(temp.resolve("Setup.local"), "_crypt _cryptmodule.c -lcrypt\n");
    assertThat(
            rewriting("3.11.2").rewrite(Optional.of(own), Optional.empty()).setupLocal().toString())
        .doesNotContain("*disabled*");
  }

  @ParameterizedTest
  @ValueSource(strings = {"3.10.12", "2.7.18", "4.0.0"})
  void aVersionThatIsNotKnownIsRefused(String version) {
    SetupRewriting rewriting = rewriting(version);

    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(() -> rewriting.rewrite(Optional.empty(), Optional.empty()))
        .withMessageContaining("\"_ctypes\" of CPython " + version + " cannot be unbundled")
        .withMessageContaining("CPython 3.11 and later");
  }

  @Test
  void aSetupFileThatIsNotThereIsNamed() {
    Path missing = temp.resolve("missing/Setup.local");

    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(() -> rewriting("3.13.5").rewrite(Optional.of(missing), Optional.empty()))
        .withMessageContaining(missing.toString());
  }

  @Test
  void aLoaderThatCannotNestImportsGetsOneOfEachPairBuiltIn() {
    RewrittenSetup setup = nesting("libffi").rewrite(Optional.empty(), Optional.empty());

    assertThat(setup.builtIn())
        .extracting(BuiltIn::module)
        .containsExactly("_datetime", "_multibytecodec", "pyexpat");
    assertThat(setup.setupLocal().toString())
        .contains(
            "*static*\n_datetime _datetimemodule.c\n"
                + "_multibytecodec cjkcodecs/multibytecodec.c\npyexpat pyexpat.c\n# <<<");
  }

  @Test
  void ofAPairWhoseImportedModuleLinksAPortTheImporterIsBuiltIn() {
    RewrittenSetup setup = nesting("libffi", "expat").rewrite(Optional.empty(), Optional.empty());

    assertThat(setup.builtIn())
        .extracting(BuiltIn::module)
        .containsExactly("_datetime", "_multibytecodec", "_elementtree");
    assertThat(setup.setupLocal().toString())
        .containsPattern("(?s)\\*shared\\*.*\npyexpat pyexpat.c\n.*\\*static\\*");
    assertThat(setup.builtIn().get(2).reason()).contains("pyexpat, which links a port");
  }

  @Test
  void aPairThatOnlyAPortMakesIsOfAccountWithThePortAlone() {
    assertThat(
            nesting("openssl").rewrite(Optional.empty(), Optional.empty()).builtIn().stream()
                .map(BuiltIn::module))
        .containsExactly("_datetime", "_multibytecodec", "pyexpat", "_socket");
  }

  @Test
  void whatTheProjectsOwnSetupLocalSaysOfAModuleStands() throws IOException {
    Path own =
        Files.writeString(temp.resolve("Setup.local"), "*shared*\n_datetime _datetimemodule.c\n");

    RewrittenSetup setup = nesting("libffi").rewrite(Optional.of(own), Optional.empty());

    assertThat(setup.builtIn()).extracting(BuiltIn::module).doesNotContain("_datetime");
    assertThat(setup.lint().toString()).isNotEmpty();
  }

  /** The table names more than these sources have, and less. */
  @Test
  void aTableOfModulesSaysWhichThereAreAndPortsBringTheirs() throws IOException {
    Path lines = temp.resolve("Modules/Setup.stdlib.in");
    Files.writeString(
        lines,
        Files.readString(lines)
            + "@MODULE__UUID_TRUE@_uuid _uuidmodule.c\n@MODULE__JSON_TRUE@_json _json.c\n");
    SetupRewriting all = rewriting("3.13.5", "libffi", "openssl");
    SetupRewriting table =
        new SetupRewriting(
            recipe(),
            all.ports(),
            Optional.of(ModuleTable.read(PINS, "nanvix")),
            true,
            all.source(),
            all.toolchain());

    RewrittenSetup setup = table.rewrite(Optional.empty(), Optional.empty());

    assertThat(setup.leftOut()).containsExactly("_uuid");
    assertThat(setup.builtIn())
        .extracting(BuiltIn::module)
        .containsExactly("_datetime", "pyexpat", "_multibytecodec");
    assertThat(setup.setupLocal().toString()).contains("*disabled*\n_uuid\n");
    assertThat(all.rewrite(Optional.empty(), Optional.empty()).leftOut()).isEmpty();

    Path own = Files.writeString(temp.resolve("Setup.local"), "*shared*\n_uuid _uuidmodule.c\n");
    assertThat(table.rewrite(Optional.of(own), Optional.empty()).leftOut()).isEmpty();
  }

  @Test
  void aTableThatThereIsNotIsNamedWithThoseThatThereAre() {
    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(() -> ModuleTable.read(PINS, "nanvic"))
        .withMessageContaining("\"modules\" is \"nanvic\"")
        .withMessageContaining("[nanvix]");
  }

  private SetupRewriting nesting(String... ports) {
    SetupRewriting rewriting = rewriting("3.13.5", ports);
    return new SetupRewriting(
        recipe(),
        rewriting.ports(),
        Optional.empty(),
        false,
        rewriting.source(),
        rewriting.toolchain());
  }

  private SetupRewriting rewriting(String version, String... ports) {
    StoreEntry entry = new StoreEntry(Sha256.of("source"), temp, true, Duration.ZERO);
    Toolchain toolchain =
        new Toolchain(
            "id", temp, ToolchainSpec.read(PINS, "i686-nanvix-hosted"), new HostTools(temp));
    Set<String> names = Set.of(ports.length == 0 ? new String[] {"libffi"} : ports);
    return new SetupRewriting(
        recipe(),
        recipe().ports().stream().filter(port -> names.contains(port.name())).toList(),
        Optional.empty(),
        true,
        new Source("cpython", version, entry),
        toolchain);
  }

  private static PythonRecipe recipe() {
    return PythonRecipe.read(PINS);
  }
}
