// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nanvix.maven.cpython.setup.Makefile;
import io.github.nanvix.maven.cpython.setup.SetupDocument;
import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.library.InstalledPort;
import io.github.nanvix.maven.library.PortRecord;
import io.github.nanvix.maven.recipe.PythonRecipe;
import io.github.nanvix.maven.source.SourceCatalog.Source;
import io.github.nanvix.maven.store.StoreEntry;
import io.github.nanvix.maven.toml.PinCatalog;
import io.github.nanvix.maven.toolchain.HostTools;
import io.github.nanvix.maven.toolchain.Toolchain;
import io.github.nanvix.maven.toolchain.ToolchainSpec;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The embedded link models as CPython's configure and make are told, on a Makefile of theirs. */
class LinkModelTest {
  private static final PinCatalog PINS = new PinCatalog(Optional.empty());

  @TempDir private Path temp;
  private PythonPlan plan;

  @BeforeEach
  void layOut() throws IOException {
    Path objects = Files.createDirectories(temp.resolve("sysroot/usr/lib/nanvix-loader"));
    Files.writeString(objects.resolve("nanvix_load.o"), "");
    Files.writeString(objects.resolve("note.txt"), "");
    plan = planFor("i686-nanvix-hosted");
  }

  private PythonPlan planFor(String toolchain) {
    return new PythonPlan(
        PythonRecipe.read(PINS).cross(),
        new Source(
            "cpython",
            "3.13.5",
            new StoreEntry(Sha256.of("source"), temp.resolve("src"), true, Duration.ZERO)),
        new Toolchain(
            "id", temp, ToolchainSpec.read(PINS, toolchain), new HostTools(temp.resolve("host"))),
        SetupDocument.parse(""),
        "-lm -latomic",
        List.of("--without-doc-strings"),
        List.of(),
        Instant.EPOCH);
  }

  @Test
  void whatOnlyTheInterpreterGetsIsInNoVariableThatAModulesLinkUses() throws IOException {
    Makefile makefile = configuredWithOurVariables();

    String interpreter = recipe(makefile, "$(BUILDPYTHON)");
    String module = recipe(makefile, makefile.sharedModuleFile("_ctypes"));

    List<String> exeOnly =
        List.of("-static-pie", "--export-dynamic", "nanvix_load.o", "--whole-archive", "-lc");
    assertThat(interpreter).contains(exeOnly).contains("-lm -latomic").doesNotContain("-lffi");
    assertThat(module)
        .contains("clang -shared -nostdlib", "-lffi", "-lgcc")
        .doesNotContain(exeOnly.toArray(String[]::new));
  }

  @Test
  void withASharedRuntimeModulesAreLinkedAgainstItAndTheInterpreterIsADynamicProgram()
      throws IOException {
    plan = planFor("i686-linux-gnu");
    Makefile makefile = configuredWithOurVariables();

    String interpreter = recipe(makefile, "$(BUILDPYTHON)");
    String module = recipe(makefile, makefile.sharedModuleFile("_ctypes"));

    assertThat(interpreter)
        .contains("-pie", "--export-dynamic")
        .doesNotContain("-static", "nanvix");
    assertThat(module)
        .contains("clang -shared ", "-lffi", "--as-needed -latomic")
        .doesNotContain("-nostdlib", "-pie", "--export-dynamic");
  }

  @Test
  void onlyObjectsOfTheRuntimeAreLinked() {
    assertThat(argument("LINKFORSHARED"))
        .contains(temp + "/sysroot/usr/lib/nanvix-loader/nanvix_load.o")
        .doesNotContain("note.txt", "{runtime-objects}");
  }

  @Test
  void configureGetsThePlacesOfThePortsThatAreThereAndEveryAnswer() {
    ConfigureCommand command = new ConfigureCommand(using("libffi", "expat", "openssl"));

    assertThat(command.arguments())
        .startsWith("sh", "../source/configure")
        .contains("--build=x86_64-pc-linux-gnu", "--host=i686-pc-linux-musl", "--prefix=/")
        .contains("--with-build-python=../build-python")
        .containsSubsequence("--disable-shared", "--without-doc-strings", "ac_cv_pthread=yes")
        .containsSubsequence(
            "--with-openssl=none", "--with-system-expat", "--with-openssl=../ports/openssl");
    assertThat(command.variables())
        .containsEntry("LIBFFI_CFLAGS", "-I../ports/libffi/include")
        .containsEntry("LIBFFI_LIBS", "-L../ports/libffi/lib -lffi")
        .containsEntry("LIBEXPAT_LDFLAGS", "-L../ports/expat/lib -lexpat")
        .doesNotContainKey("ZLIB_LIBS")
        .containsEntry("LDFLAGS", "-static-pie")
        .containsEntry("CC", "clang")
        .containsEntry("OPT", "-O2 -DNDEBUG");
  }

  private PythonPlan using(String... names) {
    List<UsedPort> ports =
        PythonRecipe.read(PINS).ports().stream()
            .filter(port -> List.of(names).contains(port.name()))
            .map(
                port ->
                    new UsedPort(
                        port,
                        new InstalledPort(
                            new PortRecord(
                                port.name(), "1", List.of(), "t", "id", List.of(), new TreeMap<>()),
                            temp.resolve(port.name()),
                            port.name(),
                            Sha256.of(port.name()))))
            .toList();
    return new PythonPlan(
        plan.recipe(),
        plan.source(),
        plan.toolchain(),
        plan.setupLocal(),
        plan.libs(),
        plan.configure(),
        ports,
        plan.clock());
  }

  @Test
  void configureIsToldNoDirectoryOfThisMachine() {
    ConfigureCommand command = new ConfigureCommand(using("libffi", "openssl"));

    assertThat(String.join(" ", command.arguments())).doesNotContain(temp.toString());
    assertThat(command.variables().toString()).doesNotContain(temp.toString());
  }

  // A variable on make's command line wins over every definition; here the last one counts.
  private Makefile configuredWithOurVariables() throws IOException {
    try (InputStream in = Makefile.class.getResourceAsStream("Makefile.configured")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return Makefile.parse(
          text + "\n" + String.join("\n", new MakeVariables(plan).arguments()) + "\n");
    }
  }

  private static String recipe(Makefile makefile, String target) {
    return makefile.rules(target).stream()
        .filter(rule -> !rule.recipe().isEmpty())
        .map(rule -> makefile.expand(String.join("\n", rule.recipe())))
        .findFirst()
        .orElseThrow();
  }

  private String argument(String name) {
    return new MakeVariables(plan)
        .arguments().stream().filter(a -> a.startsWith(name + "=")).findFirst().orElseThrow();
  }
}
