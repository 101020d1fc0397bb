// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.nanvix.maven.elf.ElfImage;
import io.github.nanvix.maven.elf.Symbol;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.library.InstalledPort;
import io.github.nanvix.maven.store.StoreEntry;
import io.github.nanvix.maven.toolchain.TinyToolchain;
import io.github.nanvix.maven.toolchain.Toolchain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrossBuildTest {
  private static final String CTYPES = "Modules/_ctypes.cpython-313-tiny.so";

  @TempDir private Path temp;
  private TinyToolchain tiny;
  private TinyPython python;
  private Toolchain toolchain;
  private InstalledPort port;

  @BeforeEach
  void layOut() throws IOException {
    tiny = TinyToolchain.provisioned(temp);
    python = new TinyPython(tiny);
    toolchain = tiny.provide();
    port = python.install(toolchain);
  }

  @AfterEach
  void delete() throws IOException {
    tiny.close();
  }

  @Test
  void everythingIsLinkedButTheUnbundledModuleWhoseLineIsKept() throws IOException {
    BuiltPython built = built();

    assertThat(ElfImage.read(built.interpreter()).needed()).isEmpty();
    assertThat(built.modules()).containsOnlyKeys("math.cpython-313-tiny.so");
    assertThat(built.moduleFile("_ctypes")).isEqualTo(CTYPES);
    assertThat(built.platformDirectory().resolve("_sysconfigdata__tiny_.py"))
        .hasContent("*shared*\n_ctypes _ctypes/_ctypes.c\n");
    assertThat(built.linkLine(CTYPES))
        .containsExactly(
            "cc",
            "-shared",
            "-nostdlib",
            "Modules/_ctypes/_ctypes.o",
            "-L../ports/tiny/lib",
            "-ltiny",
            "-ltinyrt",
            "-o",
            CTYPES);
    assertThat(built.linkLine("python"))
        .startsWith("cc", "-static", "-Wl,--export-dynamic")
        .endsWith("-o", "python", "Programs/python.o", "-lm");
  }

  @Test
  void theUnbundledModuleNeedsThePortAndTheBundledOneCarriesIt() throws IOException {
    ModuleLinks links = links(built());

    ElfImage unbundled = linked(links.unbundledModule());
    assertThat(unbundled.needed()).containsExactly("libtiny.so");
    assertThat(unbundled.dynamicSymbols())
        .filteredOn(Symbol::isDefined)
        .extracting(Symbol::name)
        .contains("PyInit__ctypes")
        .doesNotContain("tiny");

    ElfImage bundled = linked(links.bundledModule());
    assertThat(bundled.needed()).isEmpty();
    assertThat(bundled.dynamicSymbols())
        .filteredOn(Symbol::isDefined)
        .extracting(Symbol::name)
        .contains("PyInit__ctypes", "tiny", "tiny_place");
  }

  @Test
  void theInterpreterWithThePortGetsItsArchiveAtTheEndOfTheLine() throws IOException {
    BuiltPython built = built();
    Relink relink =
        new InterpreterLink(python.plan(toolchain, port), built, Map.of("tiny", port)).withPorts();

    assertThat(linked(relink).needed()).isEmpty();
    assertThat(relink.words())
        .endsWith("-Wl,--start-group", "../ports/tiny/lib/libtiny.a", "-Wl,--end-group");
  }

  @Test
  void aLinkDependsOnWhatTheLibraryHoldsAndNotOnWhereItLies() throws IOException {
    BuiltPython built = built();
    Relink link = links(built).unbundledModule();
    Path elsewhere = temp.resolve("elsewhere");
    io.github.nanvix.maven.fs.Trees.copy(
        port.sysroot(), elsewhere, io.github.nanvix.maven.fs.Trees.Mode.COPY);
    InstalledPort moved =
        new InstalledPort(port.record(), elsewhere, "moved.tar.gz", port.archive());

    assertThat(links(built, moved).unbundledModule().inputs().text())
        .isEqualTo(link.inputs().text())
        .doesNotContain(temp.toString());
  }

  @Test
  void aPortWithOtherCodeBehindTheSameInterfaceIsNotLinkedAgain() throws IOException {
    BuiltPython built = built();
    Relink before = links(built).unbundledModule();

    InstalledPort changed = changedPort("x + 1", "x + 2");

    assertThat(Files.mismatch(changed.sharedLibrary(), port.sharedLibrary())).isNotNegative();
    Relink after = links(built, changed).unbundledModule();
    assertThat(after.inputs().text()).isEqualTo(before.inputs().text());
    // That is right, and not only economical: the linker would make the same file.
    Path one = tiny.store().produce(before).file(before.fileName());
    Path again = onAnotherStore(after);
    assertThat(again).hasSameBinaryContentAs(one);
  }

  @Test
  void aPortWithAnotherInterfaceIsLinkedAgain() throws IOException {
    BuiltPython built = built();
    InstalledPort changed =
        changedPort("int tiny(int x)", "int tiny_more(void) { return 1; }\nint tiny(int x)");

    assertThat(links(built, changed).unbundledModule().inputs().text())
        .isNotEqualTo(links(built).unbundledModule().inputs().text());
  }

  private Path onAnotherStore(Relink link) {
    return new io.github.nanvix.maven.store.Store(temp.resolve("another"))
        .produce(link)
        .file(link.fileName());
  }

  private InstalledPort changedPort(String from, String to) throws IOException {
    python.port().source("tiny.c", from, to);
    Files.delete(temp.resolve("port.tar.gz"));
    return python.install(toolchain);
  }

  @Test
  void aChangedPortWithTheSameHeadersDoesNotCompileAgain() throws IOException {
    CrossBuild before = python.crossBuild(python.plan(toolchain, port));
    InstalledPort changed = changedPort("x + 1", "x + 2");

    CrossBuild after = python.crossBuild(python.plan(toolchain, changed));

    assertThat(after.inputs().text()).isEqualTo(before.inputs().text());
  }

  @Test
  void aModuleThatDoesNotCompileIsNamedAndNothingIsPublished() throws IOException {
    python.source("Modules/_ctypes/_ctypes.c", "#error no such luck\n").pinSource();
    CrossBuild step = python.crossBuild(python.plan(toolchain, port));

    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(() -> tiny.store().produce(step))
        .withMessageContaining(
            "Extension module \"_ctypes\" failed to build (Modules/_ctypes/_ctypes.o).")
        .withMessageContaining("no such luck")
        .withMessageContaining("make-python.log");
    assertThat(temp.resolve("store/python-build")).doesNotExist();
  }

  @Test
  void aModuleThatConfigureWouldBuildInIsFoundBeforeAnythingIsCompiled() throws IOException {
    String configure = Files.readString(temp.resolve("Python/configure"));
    python
        .source("configure", configure.replace("MODSHARED_NAMES= math _ctypes", "MODSHARED_NAMES="))
        .pinSource();
    CrossBuild step = python.crossBuild(python.plan(toolchain, port));

    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(() -> tiny.store().produce(step))
        .withMessageContaining("Makefile would not build what was asked for")
        .withMessageContaining("\"_ctypes\" is built into the interpreter");
    assertThat(temp.resolve("store/native-interpreter")).doesNotExist();
  }

  @Test
  void theNativeInterpreterLooksInstalled() throws IOException {
    PythonPlan plan = python.plan(toolchain, port);
    StoreEntry made = tiny.store().produce(python.crossBuild(plan).interpreter());

    assertThat(NativeInterpreter.program(made, plan.source().version()))
        .isExecutable()
        .isEqualTo(made.file("bin/python3.13"));
    assertThat(made.file("lib/python3.13/os.py")).isRegularFile();
    assertThat(made.file("lib/python3.13/lib-dynload")).isEmptyDirectory();
  }

  private BuiltPython built() throws IOException {
    return new BuiltPython(tiny.store().produce(python.crossBuild(python.plan(toolchain, port))));
  }

  private ElfImage linked(Relink relink) throws IOException {
    StoreEntry entry = tiny.store().produce(relink);
    assertThat(entry.tree().toFile().list()).containsExactly(relink.fileName());
    return ElfImage.read(entry.file(relink.fileName()));
  }

  private ModuleLinks links(BuiltPython built) {
    return links(built, port);
  }

  private ModuleLinks links(BuiltPython built, InstalledPort with) {
    return new ModuleLinks(python.plan(toolchain, with), built, "_ctypes", Map.of("tiny", with));
  }
}
