// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.nanvix.maven.archive.TarGz;
import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.toolchain.TinyToolchain;
import io.github.nanvix.maven.toolchain.Toolchain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstalledPortTest {
  private static final RelativePath LIBRARY = new RelativePath("lib/libtiny.so");

  @TempDir private Path temp;
  private TinyToolchain tiny;
  private Toolchain toolchain;

  @BeforeEach
  void layOut() throws IOException {
    tiny = TinyToolchain.provisioned(temp);
    toolchain = tiny.provide();
  }

  @AfterEach
  void delete() throws IOException {
    tiny.close();
  }

  @Test
  void aPackedPortComesOutAsItWentIn() throws IOException {
    InstalledPort port = open(new TinyPort(tiny).archive(toolchain));

    assertThat(port.record()).isEqualTo(record(toolchain.id(), TinyPort.LIBRARY));
    assertThat(port.sharedLibrary()).isEqualTo(LIBRARY.under(port.sysroot())).isExecutable();
    assertThat(port.require(new RelativePath("include/tiny.h"))).isRegularFile();
  }

  @Test
  void aPortOfAnotherToolchainIsRefusedWithBothIds() throws IOException {
    Path archive = archive(record("0".repeat(64), TinyPort.LIBRARY), Map.of("lib/libtiny.so", "x"));

    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(() -> open(archive))
        .withMessageContaining("Port \"tiny\" (port.tar.gz) was built with toolchain 0000")
        .withMessageContaining(toolchain.id() + " (\"i686-tiny\")");
  }

  @Test
  void aPortWithoutItsSharedObjectIsRefusedByName() throws IOException {
    InstalledPort port =
        open(archive(record(toolchain.id(), TinyPort.LIBRARY), Map.of("lib/x.a", "x")));

    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(port::sharedLibrary)
        .withMessageContaining("Port \"tiny\" (port.tar.gz) lacks \"lib/libtiny.so\"");
  }

  @Test
  void aPortThatHasNoSharedObjectAtAllSaysSo() throws IOException {
    InstalledPort port = open(archive(record(toolchain.id()), Map.of()));

    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(port::sharedLibrary)
        .withMessageContaining("\"tiny\"")
        .withMessageContaining("no shared object");
  }

  @Test
  void anArchiveThatIsNoPortIsRefused() throws IOException {
    Path archive = archive(Map.of("sysroot/lib/libtiny.so", "x"));

    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(() -> open(archive))
        .withMessageContaining("\"port.tar.gz\" is not the archive of a port")
        .withMessageContaining("0 files share/nanvix/*.toml");
  }

  @Test
  void anArchiveOfTwoPortsIsRefused() throws IOException {
    String record = record(toolchain.id(), TinyPort.LIBRARY).toToml();
    Path archive =
        archive(
            Map.of("sysroot/share/nanvix/a.toml", record, "sysroot/share/nanvix/b.toml", record));

    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(() -> open(archive))
        .withMessageContaining("2 files share/nanvix/*.toml");
  }

  @Test
  void aRecordThatNamesAFileOutsideTheSysrootIsRefusedWithItsPlace() throws IOException {
    String record =
        record(toolchain.id(), TinyPort.LIBRARY)
            .toToml()
            .replace("lib/libtiny.so", "../../etc/passwd");
    Path archive = archive(Map.of("sysroot/share/nanvix/tiny.toml", record));

    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(() -> open(archive))
        .withMessageContaining("port.tar.gz!share/nanvix/tiny.toml")
        .withMessageContaining("line 9")
        .withMessageContaining("../../etc/passwd");
  }

  @Test
  void aTruncatedArchiveLeavesNothingBehind() throws IOException {
    Path archive = archive(record(toolchain.id(), TinyPort.LIBRARY), Map.of("lib/libtiny.so", "x"));
    byte[] bytes = Files.readAllBytes(archive);
    Files.write(archive, java.util.Arrays.copyOf(bytes, bytes.length / 2));

    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(() -> open(archive))
        .withMessageContaining("port.tar.gz\" is damaged or incomplete");
    assertThat(temp.resolve("store/installed-port")).doesNotExist();
  }

  @Test
  void aRecordIsReadAsItWasWritten() {
    PortRecord record =
        new PortRecord(
            "tiny",
            "1.0 \"beta\" \\ two",
            List.of("quick", "small"),
            "i686-tiny",
            "0123",
            List.of(
                TinyPort.LIBRARY,
                new PortLibrary(
                    "more",
                    "libmore.so",
                    new RelativePath("lib/libmore.so"),
                    new RelativePath("lib/libmore.a"),
                    List.of("libtiny.so", "libother.so"))),
            new TreeMap<>(Map.of("other", Sha256.of("x"), "some.port", Sha256.of("y"))));

    assertThat(record.runtime()).containsExactly(LIBRARY, new RelativePath("lib/libmore.so"));
    assertThat(PortRecord.parse("test", record.toToml())).isEqualTo(record);
    assertThat(PortRecord.parse("test", "# written by hand\n" + record.toToml())).isEqualTo(record);
  }

  @Test
  void aRecordOfAnOlderVersionIsRefusedAsThat() {
    String old =
        "name = \"t\"\nversion = \"1\"\ntriple = \"i\"\ntoolchain = \"0\"\nruntime = [\"lib/libt.so\"]\n";

    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(() -> PortRecord.parse("t.tar.gz!share/nanvix/t.toml", old))
        .withMessage(
            "\"t.tar.gz!share/nanvix/t.toml\" was written by an older version of this plugin."
                + " Build the port again and install it.");
  }

  @Test
  void onlyTheCodeOfAPortCanChangeWithoutItsInterface() throws IOException {
    TinyPort port = new TinyPort(tiny);
    InstalledPort before = open(port.archive(toolchain));
    port.source("tiny.c", "x + 1", "x + 2");
    InstalledPort otherCode = open(port.archive(toolchain));
    port.source("tiny.c", "tiny_memory", "tiny_store");
    InstalledPort otherSymbol = open(port.archive(toolchain));
    port.source("tiny.h.in", "int tiny(int);", "int tiny(int);\nint tiny_store(void);");
    InstalledPort otherHeader = open(port.archive(toolchain));

    assertThat(otherCode.archive()).isNotEqualTo(before.archive());
    assertThat(otherCode.interfaceDigest()).isEqualTo(before.interfaceDigest());
    assertThat(otherCode.headersDigest()).isEqualTo(before.headersDigest());
    assertThat(otherSymbol.interfaceDigest()).isNotEqualTo(before.interfaceDigest());
    assertThat(otherSymbol.headersDigest()).isEqualTo(before.headersDigest());
    assertThat(otherHeader.interfaceDigest()).isEqualTo(otherSymbol.interfaceDigest());
    assertThat(otherHeader.headersDigest()).isNotEqualTo(before.headersDigest());
  }

  private InstalledPort open(Path archive) {
    return InstalledPort.open(tiny.store(), archive, toolchain);
  }

  private static PortRecord record(String toolchain, PortLibrary... libraries) {
    return new PortRecord(
        "tiny", "1.0", List.of(), "i686-tiny", toolchain, List.of(libraries), new TreeMap<>());
  }

  private Path archive(PortRecord record, Map<String, String> files) throws IOException {
    Map<String, String> all = new TreeMap<>();
    files.forEach((path, text) -> all.put("sysroot/" + path, text));
    all.put("sysroot/" + PortRecord.path("tiny"), record.toToml());
    return archive(all);
  }

  private Path archive(Map<String, String> files) throws IOException {
    Map<RelativePath, Path> entries = new TreeMap<>();
    for (Map.Entry<String, String> file : files.entrySet()) {
      entries.put(
          new RelativePath(file.getKey()), tiny.write("tree/" + file.getKey(), file.getValue()));
    }
    Path archive = temp.resolve("port.tar.gz");
    TarGz.write(archive, entries, TinyToolchain.CLOCK);
    return archive;
  }
}
