// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.toolchain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.elf.ElfImage;
import io.github.nanvix.maven.elf.ElfMachine;
import io.github.nanvix.maven.exec.Command;
import io.github.nanvix.maven.exec.CommandRunner;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.fs.Trees;
import io.github.nanvix.maven.store.Means;
import io.github.nanvix.maven.store.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProvisionerTest {
  @TempDir private Path temp;
  private TinyToolchain tiny;

  @BeforeEach
  void layOut() throws IOException {
    tiny = TinyToolchain.pinned(temp);
  }

  @AfterEach
  void delete() throws IOException {
    tiny.close();
  }

  @Test
  void aPinnedToolchainIsUnpackedProbedAndItsRuntimeCompiled() throws IOException {
    Toolchain toolchain = tiny.provide();

    assertThat(Path.of(toolchain.tool("cc"))).isExecutable();
    assertThat(Files.readString(toolchain.directory().resolve("bin/cc.cfg")))
        .isEqualTo("--not-read-by-gcc\n");
    assertThat(toolchain.directory().resolve("bin/ar.cfg")).doesNotExist();
    Path object = toolchain.directory().resolve("sysroot/usr/lib/nanvix-loader/runtime.o");
    assertThat(ElfImage.read(object).machine()).isEqualTo(ElfMachine.I386);
    assertThat(toolchain.exportingArguments())
        .containsExactly("-static", "-Wl,--export-dynamic", object.toString());
  }

  @Test
  void filesOfAnArchiveWithoutRunBitsRunAndLinksAreAdded() throws IOException {
    tiny.pinComponent("links = { \"bin/clang-like\" = \"cc\", \"sysroot/lib/x/liby\" = \"z\" }\n");

    Toolchain toolchain = tiny.provide();

    assertThat(toolchain.directory().resolve("bin/ar")).isExecutable();
    assertThat(toolchain.directory().resolve("bin/clang-like")).isSymbolicLink().isExecutable();
    assertThat(toolchain.directory().resolve("sysroot/lib/x/liby")).isSymbolicLink();
    assertThat(toolchain.directory().resolve("sysroot/include/stdio.h").toFile().canExecute())
        .isFalse();
  }

  @Test
  void aHeaderOfThePinsIsFoundByPrograms() throws IOException {
    tiny.pin("[link-model]", "[headers]\n\"c/runtime.h\" = \"own/a.h\"\n\n[link-model]");

    Toolchain toolchain = tiny.provide();

    assertThat(toolchain.directory().resolve("sysroot/usr/include/own/a.h"))
        .hasSameTextualContentAs(tiny.pins().resolve("c/runtime.h"));
  }

  @Test
  void aHeaderOfThePinsReplacesNoneOfAComponent() throws IOException {
    tiny.write("component/sysroot/usr/include/own/a.h", "int theirs;\n");
    tiny.pinComponent("");
    tiny.pin("[link-model]", "[headers]\n\"c/runtime.h\" = \"own/a.h\"\n\n[link-model]");

    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(tiny::provide)
        .withMessageContaining("[headers] of toolchain \"i686-tiny\" names")
        .withMessageContaining("sysroot/usr/include/own/a.h");
  }

  @Test
  void aSecondCallFindsItAndItCanBeProbedAgain() throws IOException {
    tiny.provide();
    Provisioner.Provisioned again = tiny.provisioner().provide(TinyToolchain.NAME);
    assertThat(again.entry().reused()).isTrue();

    Path compiler = Path.of(again.toolchain().tool("cc"));
    Files.writeString(compiler, "#!/bin/sh\nexit 1\n");

    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(() -> tiny.provisioner().probe(again.toolchain()))
        .withMessageContaining("exit code 1");
    assertThat(temp.resolve("store/tmp")).isEmptyDirectory();
  }

  @Test
  void theTermsOfWhatIsLinkedAreThereAndNoPartOfTheToolchain() throws IOException {
    String without = tiny.provide().id();
    assertThat(tiny.provide().licenses().all()).isEmpty();

    tiny.write("component/doc/COPYING", "as you like\n");
    tiny.pinComponent("licenses = { \"tiny-1.0/doc/COPYING\" = \"tiny/COPYING\" }\n");
    String archive = Files.readString(tiny.pins().resolve("components/tiny.toml"));
    tiny.write(
        "pins/components/terms.toml",
        archive.substring(0, archive.indexOf("select"))
            + "select = { \"tiny-1.0/doc/COPYING\" = \"runtime/COPYING\" }\n");
    tiny.write("pins/c/LICENSE", "ours\n");
    String changed = tiny.provide().id();
    tiny.pin(
        "[tools]",
        """
        [licenses]
        components = ["terms"]
        texts = { "c/LICENSE" = "loader/LICENSE" }

        [tools]""");

    Toolchain toolchain = tiny.provide();

    assertThat(toolchain.id()).isEqualTo(changed).isNotEqualTo(without);
    assertThat(texts(toolchain.licenses().libraries()))
        .containsExactly("runtime/COPYING: as you like\n", "tiny/COPYING: as you like\n");
    assertThat(texts(toolchain.licenses().all())).contains("loader/LICENSE: ours\n");
    assertThat(toolchain.directory().resolve("tiny")).doesNotExist();
  }

  @Test
  void termsOfADirectoryAreCopied() throws IOException {
    Path copying = tiny.write("elsewhere/COPYING", "as you like\n");
    tiny.write(
        "pins/components/terms.toml",
        """
        kind = "directory"
        path = "%s"
        [sha256]
        "COPYING" = "%s"
        [select]
        "COPYING" = "tiny/COPYING"
        """
            .formatted(copying.getParent(), Sha256.ofFile(copying).hex()));
    tiny.pin("[tools]", "[licenses]\ncomponents = [\"terms\"]\n\n[tools]");

    Toolchain toolchain = tiny.provide();

    Files.delete(copying);
    assertThat(texts(toolchain.licenses().libraries()))
        .containsExactly("tiny/COPYING: as you like\n");
  }

  @Test
  void termsThatAreNotThereAreAnError() throws IOException {
    tiny.pinComponent("licenses = { \"tiny-1.0/doc/COPYING\" = \"tiny/COPYING\" }\n");

    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(tiny::provide)
        .withMessageContaining("tiny-1.0/doc/COPYING");
  }

  private static List<String> texts(Map<RelativePath, Path> files) throws IOException {
    List<String> texts = new ArrayList<>();
    for (var file : files.entrySet()) {
      texts.add(file.getKey() + ": " + Files.readString(file.getValue()));
    }
    return texts;
  }

  @Test
  void aWrongDigestLeavesNoComponentBehind() throws IOException {
    String wrong = "sha256 = \"" + "0".repeat(64);
    tiny.write(
        "pins/components/tiny.toml", componentPin().replaceFirst("sha256 = \"[0-9a-f]*", wrong));

    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(tiny::provide)
        .withMessageContaining("Digest of \"tiny.tar.gz\" is wrong")
        .withMessageContaining("components/tiny.toml (line 2)");
    assertThat(temp.resolve("store/component")).doesNotExist();
  }

  @Test
  void twoComponentsThatBringTheSameFileAreNamed() throws IOException {
    tiny.write("pins/components/again.toml", componentPin());
    tiny.pin("[\"tiny\"]", "[\"tiny\", \"again\"]");

    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(tiny::provide)
        .withMessageContaining("\"again\"")
        .withMessageContaining("\"bin/ar\"");
  }

  @Test
  void aFileOfTheRuntimeThatNoComponentBringsIsNamed() throws IOException {
    tiny.pin("[tools]", "runtime = { \"sysroot/lib/libc.so\" = \"lib/libc.so\" }\n[tools]");

    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(tiny::provide)
        .withMessageContaining("[runtime] of toolchain \"i686-tiny\"")
        .withMessageContaining("\"sysroot/lib/libc.so\", and neither a component nor");
    assertThat(temp.resolve("store/toolchain")).doesNotExist();
  }

  @Test
  void twoFilesOfTheRuntimeForOnePlaceAreRefused() throws IOException {
    tiny.pin("[tools]", "runtime = { \"a\" = \"lib/c\", \"b\" = \"lib/c\" }\n[tools]");

    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(tiny::provide)
        .withMessageContaining("Key \"runtime\" in \"toolchains/i686-tiny.toml\"")
        .withMessageContaining("names one place twice");
  }

  @Test
  void aLoaderThatIsNoFileOfTheRuntimeIsRefused() throws IOException {
    tiny.pin("[tools]", "[run]\nloader = \"lib/ld.so\"\n\n[tools]");

    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(tiny::provide)
        .withMessageContaining("Key \"run.loader\" in \"toolchains/i686-tiny.toml\" (line ")
        .withMessageContaining("not among the files of [runtime]");
  }

  @Test
  void theComponentsOwnFilesAreNotWrittenTo() throws IOException {
    tiny.write("component/bin/cc.cfg", "of the component");
    tiny.pinComponent("");

    Toolchain toolchain = tiny.provide();

    assertThat(Files.readString(toolchain.directory().resolve("bin/cc.cfg")))
        .isEqualTo("--not-read-by-gcc\n");
    Path component = onlyEntry(temp.resolve("store/component"));
    assertThat(Files.readString(component.resolve("tree/bin/cc.cfg")))
        .isEqualTo("of the component");
  }

  @Test
  void aPathThatLeavesTheToolchainIsRefusedWithItsPlace() throws IOException {
    tiny.pinComponent("links = { \"../bin/x\" = \"cc\" }\n");

    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(tiny::provide)
        .withMessageContaining("components/tiny.toml")
        .withMessageContaining("../bin/x");
  }

  @Test
  void configureLearnsEveryToolByItsBareName() throws IOException {
    assertThat(tiny.provide().configureVariables())
        .containsEntry("CC", "cc")
        .containsEntry("AR", "ar")
        .containsEntry("RANLIB", "ranlib")
        .containsEntry("STRIP", "strip")
        .containsEntry("GREP", "grep")
        .hasSize(4 + HostTools.CONFIGURE_VARIABLES.size());
  }

  @Test
  void aRoleWithoutAToolIsNamedWithThePinFile() throws IOException {
    Toolchain toolchain = tiny.provide();

    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(() -> toolchain.tool("nm"))
        .withMessageContaining("\"nm\"")
        .withMessageContaining("toolchains/i686-tiny.toml");
  }

  @Test
  void aCommandSeesTheToolchainThenTheHostsToolsAndNoCompilerOfTheMachine() throws IOException {
    Toolchain toolchain = tiny.provide();
    Path work = Files.createDirectories(temp.resolve("work/build"));
    Path log = Files.createDirectories(temp.resolve("work/log"));
    Commands commands =
        new Commands(
            toolchain,
            new Workspace("test", temp.resolve("out"), work, log, Means.NONE),
            TinyToolchain.CLOCK);

    Command command =
        commands.command(
            "show it",
            "see",
            work,
            List.of("sh", "-c", "command -v cc; command -v gcc; env"),
            java.util.Map.of("MORE", "yes"));
    List<String> lines = new CommandRunner().run(command).tail();

    assertThat(lines)
        .startsWith(toolchain.tool("cc"))
        .contains("MORE=yes", "SOURCE_DATE_EPOCH=1767225600", "TZ=UTC", "LC_ALL=C")
        .contains("PATH=" + toolchain.directory() + "/bin:" + toolchain.surroundings().path())
        .noneMatch(line -> line.endsWith("/gcc"));
    assertThat(command.log()).isEqualTo(log.resolve("show-it.log"));
    Trees.delete(work);
  }

  private String componentPin() throws IOException {
    return Files.readString(temp.resolve("pins/components/tiny.toml"));
  }

  private static Path onlyEntry(Path directory) throws IOException {
    try (var entries = Files.list(directory)) {
      return entries.findFirst().orElseThrow();
    }
  }
}
