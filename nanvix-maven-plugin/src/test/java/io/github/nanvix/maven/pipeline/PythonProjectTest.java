// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.nanvix.maven.archive.TarGz;
import io.github.nanvix.maven.archive.Unpacker;
import io.github.nanvix.maven.elf.ElfImage;
import io.github.nanvix.maven.elf.Gcc;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.fs.Trees;
import io.github.nanvix.maven.recipe.PythonPort;
import io.github.nanvix.maven.report.SizeTable;
import io.github.nanvix.maven.report.image.ImageModel;
import io.github.nanvix.maven.report.image.ImageReading.Told;
import io.github.nanvix.maven.report.image.ReportJson;
import io.github.nanvix.maven.smoke.SmokeRun;
import io.github.nanvix.maven.store.StoreEntry;
import io.github.nanvix.maven.toolchain.TinyToolchain;
import io.github.nanvix.maven.verify.SubjectSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PythonProjectTest {
  private static final String CTYPES = "lib/python3.13/lib-dynload/_ctypes.cpython-313-tiny.so";

  @TempDir private Path temp;
  private TinyProject project;

  @BeforeEach
  void layOut() throws IOException {
    project = new TinyProject(temp);
  }

  @AfterEach
  void delete() throws IOException {
    project.close();
  }

  @Test
  void theStagedImageHasEverythingOnceAndTheNextGoalReusesIt() throws IOException {
    Path port = project.packedPort();

    project.wiring().python(TinyProject.python(port)).build();
    StoreEntry image = project.wiring().python(TinyProject.python(port)).stage();

    assertThat(Trees.files(image.tree()))
        .extracting(RelativePath::text)
        .containsExactlyInAnyOrder(
            "PYTHON.json",
            "bin/python.elf",
            "lib/libtiny.so",
            CTYPES,
            "lib/python3.13/lib-dynload/math.cpython-313-tiny.so",
            "lib/python3.13/_sysconfigdata__tiny_.py",
            "lib/python3.13/os.py",
            "share/licenses/cpython/LICENSE",
            "share/licenses/tiny/LICENSE");
    assertThat(ElfImage.read(image.file(CTYPES)).needed()).containsExactly("libtiny.so");
    assertThat(project.wiring().python(TinyProject.python(port)).required())
        .containsExactly("bin/python.elf", "lib/libtiny.so");
    assertThat(project.wiring().python(TinyProject.python(port)).stage().reused()).isTrue();
  }

  @Test
  void whatModulesAreCompiledWithIsATreeOfItsOwn() throws IOException {
    StoreEntry tree =
        project.wiring().python(TinyProject.python(project.packedPort())).development();

    assertThat(Trees.files(tree.tree()))
        .extracting(RelativePath::text)
        .containsExactly(
            "include/python3.13/Python.h",
            "include/python3.13/cpython/object.h",
            "include/python3.13/pyconfig.h",
            "share/licenses/cpython/LICENSE",
            "share/nanvix/python-dev.toml");
    assertThat(tree.file("include/python3.13/pyconfig.h")).hasContent("#define TINY_PYTHON 1");
    assertThat(Files.readString(tree.file("share/nanvix/python-dev.toml")))
        .contains("version = \"3.13.5\"\ntriple = \"i686-tiny\"\n")
        .contains("suffix = \".cpython-313-tiny.so\"\ntag = \"cp313-cp313-tiny_i686\"\n")
        .contains("compile = [\"-fwrapv\", \"-O2\", \"-O1\", \"-fPIC\", \"-fPIC\"]")
        .doesNotContain(temp.toString());
  }

  @Test
  void anImageCarriesTheTermsOfAllThatIsInIt() throws IOException {
    Path port = project.packedPort();
    StoreEntry before = project.wiring().python(TinyProject.python(port)).stage();

    project.toolchain.write("component/doc/COPYING", "of the runtime\n");
    project
        .toolchain
        .pinComponent("licenses = { \"tiny-1.0/doc/COPYING\" = \"tinyrt/COPYING\" }\n")
        .pin(
            "[tools]",
            "licenses = { texts = { \"c/LICENSE\" = \"tiny-loader/LICENSE\" } }\n[tools]");
    project.toolchain.write("pins/c/LICENSE", "of the loader\n");
    StoreEntry image = project.wiring().python(TinyProject.python(project.packedPort())).stage();

    assertThat(image.file("share/licenses/cpython/LICENSE")).hasContent("of the interpreter");
    assertThat(image.file("share/licenses/tinyrt/COPYING")).hasContent("of the runtime");
    assertThat(image.file("share/licenses/tiny-loader/LICENSE")).hasContent("of the loader");
    assertThat(image.fingerprint()).isNotEqualTo(before.fingerprint());
  }

  @Test
  void aPortWithoutTermsIsNotStaged() throws IOException {
    Path tree = temp.resolve("port");
    new Unpacker().unpackWithoutTop(project.packedPort(), tree);
    Trees.delete(tree.resolve("share/licenses"));
    Path without = temp.resolve("without.tar.gz");
    TarGz.write(without, TarGz.tree(tree, new RelativePath("tiny")), Instant.EPOCH);

    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(() -> project.wiring().python(TinyProject.python(without)).stage())
        .withMessage(
            "Port \"tiny\" (without.tar.gz) does not carry the terms that it comes under."
                + " Build the port again and install it.");
  }

  @Test
  void theImageOfATargetWithASharedRuntimeCarriesIt() throws IOException {
    Path runtime = temp.resolve("component/sysroot/lib/libtinyc.so.1");
    Gcc.shared(runtime, "", "-Wl,-soname,libtinyc.so.1");
    project
        .toolchain
        .pinComponent("")
        .pin("[\"-ltinyrt\"]", "[\"-Wl,--no-as-needed\", \"" + runtime + "\"]")
        .pin("[tools]", "runtime = { \"sysroot/lib/libtinyc.so.1\" = \"lib/libc.so.1\" }\n[tools]")
        .pin("libraries = [\"-lm\"]", "needed = [\"libtinyc.so.1\"]\nlibraries = [\"-lm\"]");
    PythonRequest request = TinyProject.python(project.packedPort());

    StoreEntry image = project.wiring().python(request).stage();
    SubjectSpec subject = project.wiring().python(request).subject();

    assertThat(image.file("lib/libc.so.1")).hasSameBinaryContentAs(runtime);
    assertThat(ElfImage.read(image.file(CTYPES)).needed())
        .containsExactly("libtiny.so", "libtinyc.so.1");
    assertThat(subject.neededByModule())
        .containsEntry("_ctypes", List.of("libtiny.so", "libtinyc.so.1"));
    assertThat(subject.runtime()).containsExactly(new RelativePath("lib/libc.so.1"));
    assertThat(project.wiring().python(request).required())
        .containsExactly("bin/python.elf", "lib/libc.so.1", "lib/libtiny.so");
  }

  @Test
  void anotherPortWithTheSameInterfaceIsStagedAndNothingIsCompiledOrLinked() throws IOException {
    Path before = project.packedPort();
    project.wiring().python(TinyProject.python(before)).build();
    project.python.port().source("tiny.c", "x + 1", "x + 2");
    Path after = project.packedPort();
    assertThat(after).isNotEqualTo(before);

    StoreEntry image = project.wiring().python(TinyProject.python(after)).stage();

    assertThat(image.reused()).isFalse();
    assertThat(temp.resolve("store/python-build").toFile().list()).hasSize(1);
    assertThat(temp.resolve("store/python-link").toFile().list()).hasSize(1);
    assertThat(image.file("lib/libtiny.so"))
        .hasSameBinaryContentAs(
            project.wiring().port(TinyProject.port()).tree().file("lib/libtiny.so"));
  }

  @Test
  void theSizesAreThoseOfRealLinks() {
    PythonRequest request = TinyProject.python(project.packedPort());

    SizeTable table = project.wiring().python(request).sizes();

    assertThat(table.modules())
        .singleElement()
        .satisfies(
            module -> {
              assertThat(module.name()).isEqualTo("_ctypes");
              assertThat(module.needs()).containsExactly("libtiny.so");
              assertThat(module.withPorts()).isGreaterThan(0);
            });
    assertThat(table.libraries())
        .extracting(SizeTable.Library::soname)
        .containsExactly("libtiny.so");
    assertThat(table.interpreter().after()).isGreaterThan(0);
  }

  @Test
  void thePageOfAnImageIsMadeOnce() {
    PythonRequest request = TinyProject.python(project.packedPort());
    PythonProject python = project.wiring().python(request);
    Path sysroot = python.stage().tree();
    VerifyRequest verify = new VerifyRequest(sysroot, python.subject(), Optional.empty());
    Told told = python.told(python.sizes());

    SortedMap<String, String> files =
        project.wiring().reports().ofProject(verify, told, Optional.empty());

    assertThat(files)
        .containsOnlyKeys("graph.dot", "graph.mmd", "report.html", "report.json", "report.md");
    ImageModel model = ReportJson.read("report.json", files.getOrDefault("report.json", ""));
    assertThat(model.licences())
        .extracting(ImageModel.Part::name)
        .containsExactly("cpython", "tiny");
    assertThat(model.objects()).extracting(ImageModel.ObjectFile::port).contains("tiny 1.0");
    assertThat(model.madeOf()).containsEntry("source.name", "cpython");
    assertThat(String.join("", files.values())).doesNotContain(temp.toString());
    Wiring next = project.wiring();
    assertThat(next.reports().ofProject(verify, told, Optional.empty())).isEqualTo(files);
    assertThat(next.hasMade()).isFalse();
    assertThat(next.reports().times(told))
        .contains("cpython 3.13.5 for i686-tiny report", "<td>reused");
  }

  @Test
  void anotherImageIsComparedWithItsArchive() throws IOException {
    PythonProject python = project.wiring().python(TinyProject.python(project.packedPort()));
    Path sysroot = temp.resolve("edited");
    Trees.copy(python.stage().tree(), sysroot, Trees.Mode.COPY);
    Path archive = temp.resolve("before.tar.gz");
    TarGz.write(archive, TarGz.tree(sysroot, new RelativePath("sysroot")), Instant.EPOCH);
    Path facts = temp.resolve("before-native.buildinfo");
    String now = python.buildInfo().text();
    Files.writeString(
        facts, now.replace("source.version=3.13.5", "source.version=3.13.4") + "version=1\n");
    Files.delete(sysroot.resolve("lib/python3.13/os.py"));

    SortedMap<String, String> files =
        project
            .wiring()
            .reports()
            .ofProject(
                new VerifyRequest(sysroot, python.subject(), Optional.empty()),
                python.told(python.sizes()),
                Optional.of(new EarlierImage(archive, Optional.of(facts))));

    assertThat(files.get("report.md"))
        .contains("Since before.tar.gz", "gone lib/python3.13/os.py")
        .contains("source.version: 3.13.4 → 3.13.5");
  }

  @Test
  void verifyIsToldWhatTheRecipeAndThePortSay() {
    SubjectSpec subject =
        project.wiring().python(TinyProject.python(project.packedPort())).subject();

    assertThat(subject)
        .isEqualTo(
            new SubjectSpec(
                new RelativePath("bin/python.elf"),
                Map.of("_ctypes", List.of("libtiny.so")),
                List.of(new RelativePath("lib/libtiny.so"))));
  }

  @Test
  void theLibraryLeavesTheInterpretersLibsAndTheProjectsSetupLinesStay() throws IOException {
    Path setup = Files.createDirectories(temp.resolve("my project")).resolve("Setup.local");
    Files.writeString(setup, "# ours\n*static*\nspam spam.c\n");
    PythonRequest asked = TinyProject.python();
    PythonRequest request =
        new PythonRequest(
            asked.version(),
            asked.directory(),
            asked.patches(),
            Optional.of(setup),
            asked.libs(),
            asked.configure(),
            asked.modules(),
            asked.ports(),
            asked.wheels());

    RewrittenSetup rewritten = project.wiring().python(request).rewriteSetup(List.of("tiny"));

    assertThat(rewritten.libsBefore()).isEqualTo("-lm -ltiny");
    assertThat(rewritten.libsAfter()).isEqualTo("-lm");
    assertThat(rewritten.setupLocal().toString())
        .contains("# ours\n")
        .contains("spam spam.c\n")
        .containsPattern("(?s)\\*shared\\*.*\n_ctypes _ctypes/_ctypes.c\n");
  }

  @Test
  void aCheckoutsOwnSetupLocalCountsUnlessAnotherIsNamed() throws IOException {
    Path checkout = checkout();
    Files.writeString(checkout.resolve("Modules/Setup.local"), "# the checkout's\n");
    Path other = Files.writeString(temp.resolve("Setup.local"), "# another\n");

    assertThat(rewritten(checkout, Optional.empty())).contains("# the checkout's\n");
    assertThat(rewritten(checkout, Optional.of(other)))
        .contains("# another\n")
        .doesNotContain("checkout's");
  }

  @Test
  void aCheckoutThatHoldsObjectsIsRefusedBeforeMakeTakesThemForItsOwn() throws IOException {
    Path checkout = checkout();
    Files.writeString(checkout.resolve("Programs/python.o"), "x86-64");

    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(() -> rewritten(checkout, Optional.empty()))
        .withMessageContaining("it holds \"Programs/python.o\"")
        .withMessageContaining("make -C \"" + checkout + "\" clean");
  }

  private Path checkout() throws IOException {
    Path checkout = temp.resolve("checkout");
    StoreEntry source = project.wiring().python(TinyProject.python()).source().entry();
    Trees.copy(source.tree(), checkout, Trees.Mode.COPY);
    return checkout;
  }

  private String rewritten(Path checkout, Optional<Path> setupLocal) {
    PythonRequest asked = TinyProject.python();
    PythonRequest request =
        new PythonRequest(
            asked.version(),
            Optional.of(checkout),
            asked.patches(),
            setupLocal,
            asked.libs(),
            asked.configure(),
            asked.modules(),
            asked.ports(),
            asked.wheels());
    return project.wiring().python(request).rewriteSetup(List.of("tiny")).setupLocal().toString();
  }

  @Test
  void aModuleWhosePortIsNoDependencyIsLeftOutAndSaid() {
    PythonProject python = project.wiring().python(TinyProject.python());

    assertThat(python.leftOut(List.of())).extracting(PythonPort::name).containsExactly("tiny");
    assertThat(python.rewriteSetup(List.of()).setupLocal().toString()).doesNotContain("_ctypes");
    assertThat(python.rewriteSetup(List.of()).libsAfter()).isEqualTo("-lm -ltiny");
  }

  @Test
  void thePortTwiceIsRefused() throws IOException {
    Path port = project.packedPort();
    Path again = Files.copy(port, temp.resolve("again.tar.gz"));

    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(() -> project.wiring().python(TinyProject.python(port, again)).required())
        .withMessageContaining("\"tiny\" twice: tiny-1.0-i686-tiny.tar.gz and again.tar.gz");
  }

  @Test
  void aPortWithoutItsSharedObjectStopsEverythingByName() throws IOException {
    Path tree = temp.resolve("unpacked");
    new Unpacker().unpack(project.packedPort(), tree, 0);
    Files.delete(tree.resolve("sysroot/lib/libtiny.so"));
    Path port = temp.resolve("incomplete.tar.gz");
    TarGz.write(
        port,
        TarGz.tree(tree.resolve("sysroot"), new RelativePath("sysroot")),
        TinyToolchain.CLOCK);

    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(() -> project.wiring().python(TinyProject.python(port)).build())
        .withMessageContaining("\"tiny\" (incomplete.tar.gz) lacks \"lib/libtiny.so\"");
    assertThat(temp.resolve("store/python-build")).doesNotExist();
  }

  @Test
  void theSmokeRunHasItsScriptInAPlaceOfItsOwn() throws IOException {
    SmokeRun run =
        project
            .wiring()
            .python(TinyProject.python(project.packedPort()))
            .smoke(temp.resolve("my project/smoke"))
            .get(0);

    assertThat(run.program()).isEqualTo("bin/python.elf");
    assertThat(run.passes()).isEqualTo("CTYPES_CHAIN_PASS");
    assertThat(run.arguments()).last().asString().endsWith("my project/smoke/ctypes_chain.py");
    assertThat(temp.resolve("my project/smoke/ctypes_chain.py")).content().contains("STEP_");
  }

  @Test
  void theNativeInterpreterCanBeStartedBeforeAnyoneNeedsIt() {
    project.wiring().python(TinyProject.python()).startNativeInterpreter();

    // Whoever needs it waits for the one that is making it.
    StoreEntry made = project.wiring().python(TinyProject.python()).nativeInterpreter();

    assertThat(made.file("bin/python3.13")).isExecutable();
    assertThat(temp.resolve("store/native-interpreter").toFile().list()).hasSize(1);
  }
}
