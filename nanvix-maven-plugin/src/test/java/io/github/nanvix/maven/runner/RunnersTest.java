// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.nanvix.maven.archive.TarGz;
import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.elf.Gcc;
import io.github.nanvix.maven.exec.CommandRunner;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.fs.Trees;
import io.github.nanvix.maven.source.Network;
import io.github.nanvix.maven.store.Store;
import io.github.nanvix.maven.store.StoreEntry;
import io.github.nanvix.maven.target.Triple;
import io.github.nanvix.maven.toml.PinCatalog;
import io.github.nanvix.maven.toolchain.Provisioner;
import io.github.nanvix.maven.toolchain.TinyToolchain;
import java.io.IOException;
import java.net.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of a processor whose programs the kernel takes for scripts, or for nothing. */
class RunnersTest {
  private static final String TAKEN = "#!/bin/sh\nexit 42\n";
  // An ELF header of another machine, and nothing behind it: no kernel that runs tests runs this.
  private static final String REFUSED =
      "\177ELF\1\1\1\0\0\0\0\0\0\0\0\0\2\0\50\0\1\0\0\0" + "\0".repeat(72);
  private static final String WORKING =
      "#!/bin/sh\n[ \"$1\" != --version ] || { echo emu 1.0; echo by a test; exit; }\nexit 42\n";

  @TempDir private Path temp;
  private final List<StoreEntry> fetched = new ArrayList<>();
  private FoundRunners found = new FoundRunners();
  private Path tools = Path.of("");
  private boolean offline;

  @BeforeEach
  void makeDirectories() throws IOException {
    tools = Files.createDirectories(temp.resolve("tools"));
  }

  @Test
  void theKernelRunsThemWhereItTakesTheProbe() throws IOException {
    pin(TAKEN, "");
    script("emu", WORKING);

    assertThat(find()).isSameAs(Runner.KERNEL);
    assertThat(temp.resolve("store/tmp")).isEmptyDirectory();
  }

  @Test
  void aProcessorWithoutAPinIsForTheKernel() {
    assertThat(runners(RunnerMode.EMULATOR).of(new Triple("other-processor")))
        .isSameAs(Runner.KERNEL);
  }

  @Test
  void theSwitchMakesTheKernelRefuse() throws IOException {
    pin(TAKEN, "");
    Path emulator = script("emu", WORKING);

    Runner runner = runners(RunnerMode.EMULATOR).of(new Triple("toy-cpu"));

    assertThat(runner.command(List.of("/program", "argument")))
        .containsExactly(emulator.toString(), "/program", "argument");
    assertThat(runner.description())
        .isEqualTo("emu 1.0, " + Sha256.ofFile(emulator) + ", " + emulator);
  }

  @Test
  void anEmulatorOnThePathIsUsedWhereTheKernelRefuses() throws IOException {
    pin(REFUSED, component());
    script("emu", "#!/bin/sh\nexit 3\n");
    Path other = script("emu-static", WORKING);

    assertThat(find().emulator()).get().extracting(Emulator::program).isEqualTo(other);
    assertThat(temp.resolve("store/component")).doesNotExist();
  }

  @Test
  void aBuildAsksTheKernelAndTheEmulatorOnce() throws IOException {
    Path kernel = temp.resolve("kernel");
    Path emulator = temp.resolve("emulator");
    pin("#!/bin/sh\necho >> '" + kernel + "'\nexit 1\n", "");
    script(
        "emu",
        "#!/bin/sh\n[ \"$1\" = --version ] || echo >> '"
            + emulator
            + "'\n[ \"$1\" = --version ] || exit 42\n");

    for (int project = 0; project < 3; project++) {
      assertThat(runners(RunnerMode.AUTO).kernelRuns(new Triple("toy-cpu"))).isFalse();
      assertThat(find().emulator()).isPresent();
    }

    assertThat(Files.readAllLines(kernel)).hasSize(1);
    assertThat(Files.readAllLines(emulator)).hasSize(1);
  }

  @Test
  void aLaterBuildAsksAnEmulatorAgainOnlyIfItsFileHasChanged() throws IOException {
    Path asked = temp.resolve("asked");
    pin(REFUSED, "");
    String text =
        "#!/bin/sh\n[ \"$1\" != --version ] || { echo emu 1.0; exit; }\necho >> '"
            + asked
            + "'\nexit 42\n";
    script("emu", text);
    Runner first = find();

    found = new FoundRunners();
    assertThat(find()).isEqualTo(first);
    assertThat(Files.readAllLines(asked)).hasSize(1);

    script("emu", text.replace("1.0", "1.1"));
    found = new FoundRunners();
    assertThat(find().description()).startsWith("emu 1.1, ");
    assertThat(Files.readAllLines(asked)).hasSize(2);

    Files.writeString(temp.resolve("store/emulators.txt"), "what is this\n\tand this\n");
    found = new FoundRunners();
    assertThat(find().description()).startsWith("emu 1.1, ");
    assertThat(Files.readAllLines(asked)).hasSize(3);
  }

  @Test
  void aProgramThatEndsOtherwiseIsARefusal() throws IOException {
    pin("#!/bin/sh\nexit 41\n", "");

    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(this::find)
        .withMessageContaining("a program that ends with exit code 42 ends with 41");
  }

  @Test
  void thePinnedOneIsFetchedIntoTheStoreOnce() throws IOException {
    pin(REFUSED, component());

    Path program = find().emulator().orElseThrow().program();

    assertThat(program).startsWith(temp.resolve("store/component")).endsWith(Path.of("bin/emu"));
    assertThat(fetched).hasSize(1);
    found = new FoundRunners();
    offline = true;
    Files.delete(temp.resolve("emu.tar.gz"));
    assertThat(find().emulator().orElseThrow().program()).isEqualTo(program);
    assertThat(fetched).hasSize(1);
  }

  @Test
  void whatAptOffersIsTakenWhereThePinnedOneIsGone() throws IOException {
    pin(REFUSED, component());
    Files.delete(temp.resolve("emu.tar.gz"));
    write("documents/usr/share/doc/emu", "text");
    pack(temp.resolve("emu-extra_1_all.deb"), temp.resolve("documents"), "usr/share/doc/emu");
    Gcc.run(
        temp.resolve("tree/usr/bin/emu"),
        "void _start(void) { __asm__(\"syscall\" :: \"a\"(60), \"D\"(42)); }",
        List.of("-static"),
        "-m64");
    pack(temp.resolve("emu-user_7_all.deb"), temp.resolve("tree"), "usr/bin/emu");
    script(
        "apt-get",
        "#!/bin/sh\ncase $1 in update) ;; download) cp '" + temp + "'/$2_*.deb . ;; esac\n");

    Path program = find().emulator().orElseThrow().program();

    assertThat(program).startsWith(temp.resolve("store/emulator")).endsWith(Path.of("bin/emu"));
    // Nobody is asked again in a later build.
    found = new FoundRunners();
    Files.delete(tools.resolve("apt-get"));
    assertThat(find().emulator().orElseThrow().program()).isEqualTo(program);
    assertThat(fetched).hasSize(1);
  }

  @Test
  void aProgramWithALoaderOfItsOwnIsNotTaken() throws IOException {
    pin(REFUSED, "");
    Gcc.run(
        temp.resolve("tree/usr/bin/emu"),
        "void _start(void) { }",
        List.of("-pie"),
        "-m64",
        "-Wl,--dynamic-linker,/lib/ld.so");
    pack(temp.resolve("emu-extra_1_all.deb"), temp.resolve("tree"), "usr/bin/emu");
    script("apt-get", "#!/bin/sh\n[ $1 = update ] || cp '" + temp + "'/$2_*.deb .\n");

    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(this::find)
        .withMessageContaining("emu-extra_1_all.deb holds no static program [usr/bin/emu]")
        .withMessageContaining("apt has no package emu-user");
    assertThat(temp.resolve("store/emulator")).doesNotExist();
  }

  @Test
  void whereNothingDoesOneMessageSaysWhatWasTriedAndWhatHelps() throws IOException {
    pin(REFUSED, component());
    offline = true;
    Files.delete(temp.resolve("emu.tar.gz"));
    script("emu-static", "#!/bin/sh\nexit 3\n");

    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(this::find)
        .withMessageStartingWith("Nothing on this machine runs programs for toy-cpu: its kernel")
        .withMessageContaining("(it does not start a program of 96 bytes)")
        .withMessageContaining("emu-static\" does not run them")
        .withMessageContaining("\"emu.tar.gz\" cannot be fetched")
        .withMessageContaining("Maven is offline")
        .withMessageContaining("apt is not asked, Maven is offline. ")
        .withMessageEndingWith(
            "Install an emulator (get emu), or skip the runs of what is built with"
                + " -Dnanvix.smoke.skip.")
        .satisfies(e -> assertThat(e.kind()).isEqualTo(BuildException.Cause.ENVIRONMENT));
  }

  @Test
  void anInterruptIsNotTakenForARefusal() throws IOException {
    pin(TAKEN, "");

    Thread.currentThread().interrupt();
    try {
      assertThatExceptionOfType(BuildException.class)
          .isThrownBy(this::find)
          .withMessageContaining("interrupted");
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void aModeThatThereIsNotIsNamedWithThoseThatThereAre() {
    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(() -> RunnerMode.named("qemu"))
        .withMessage("Parameter \"runner\" is \"qemu\". Give auto or emulator.");
  }

  private Runner find() {
    return runners(RunnerMode.AUTO).of(new Triple("toy-cpu"));
  }

  private Runners runners(RunnerMode mode) {
    Network network =
        new Network(
            offline,
            coordinates -> Path.of(coordinates),
            uri -> Proxy.NO_PROXY,
            Optional.empty(),
            List.of(tools, Path.of("/usr/bin"), Path.of("/bin")));
    PinCatalog pins = new PinCatalog(Optional.of(temp.resolve("pins")));
    Store store = new Store(temp.resolve("store"));
    CommandRunner runner = new CommandRunner();
    return new Runners(
        pins,
        store,
        new Provisioner(pins, store, network, TinyToolchain.places(), runner),
        network,
        runner,
        mode,
        found,
        fetched::add);
  }

  private void pin(String probe, String component) throws IOException {
    write(
        "pins/runners/toy.toml",
        """
        [probe]
        program = ["%s"]
        exit-code = 42
        [emulator]
        programs = ["emu", "emu-static"]
        %s
        packages = ["emu-extra", "emu-user"]
        files = ["usr/bin/emu"]
        install = "get emu"
        """
            .formatted(
                HexFormat.of().formatHex(probe.getBytes(StandardCharsets.ISO_8859_1)), component));
  }

  /** Pins a component that works; the line that names it. */
  private String component() throws IOException {
    write("component/usr/bin/emu-static", WORKING);
    Path archive = temp.resolve("emu.tar.gz");
    pack(archive, temp.resolve("component"), "usr/bin/emu-static");
    write(
        "pins/components/emu-1.toml",
        """
        file = "emu.tar.gz"
        sha256 = "%s"
        [[locator]]
        url = "%s"
        [select]
        "usr/bin/emu-static" = "bin/emu"
        """
            .formatted(Sha256.ofFile(archive).hex(), archive.toUri()));
    return "component = \"emu-1\"";
  }

  private static void pack(Path archive, Path root, String file) {
    TarGz.write(archive, Map.of(new RelativePath(file), root.resolve(file)), Instant.EPOCH);
  }

  private Path script(String name, String text) throws IOException {
    Path script = Files.writeString(tools.resolve(name), text);
    Trees.makeRunnable(script);
    return script;
  }

  private void write(String path, String text) throws IOException {
    Path file = temp.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
