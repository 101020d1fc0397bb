package io.github.nanvix.maven.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.nanvix.maven.archive.TarGz;
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

    assertThat(port.record())
        .isEqualTo(new PortRecord("tiny", "1.0", "i686-tiny", toolchain.id(), List.of(LIBRARY)));
    assertThat(port.sharedLibrary()).isEqualTo(LIBRARY.under(port.sysroot())).isExecutable();
    assertThat(port.require(new RelativePath("include/tiny.h"))).isRegularFile();
  }

  @Test
  void aPortOfAnotherToolchainIsRefusedWithBothIds() throws IOException {
    Path archive = archive(record("0".repeat(64), LIBRARY), Map.of("lib/libtiny.so", "x"));

    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(() -> open(archive))
        .withMessageContaining("Port \"tiny\" (port.tar.gz) was built with toolchain 0000")
        .withMessageContaining(toolchain.id() + " (\"i686-tiny\")");
  }

  @Test
  void aPortWithoutItsSharedObjectIsRefusedByName() throws IOException {
    InstalledPort port = open(archive(record(toolchain.id(), LIBRARY), Map.of("lib/x.a", "x")));

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
    String record = record(toolchain.id(), LIBRARY).toToml();
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
        record(toolchain.id(), LIBRARY).toToml().replace("lib/libtiny.so", "../../etc/passwd");
    Path archive = archive(Map.of("sysroot/share/nanvix/tiny.toml", record));

    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(() -> open(archive))
        .withMessageContaining("port.tar.gz!share/nanvix/tiny.toml")
        .withMessageContaining("line 5")
        .withMessageContaining("../../etc/passwd");
  }

  @Test
  void aTruncatedArchiveLeavesNothingBehind() throws IOException {
    Path archive = archive(record(toolchain.id(), LIBRARY), Map.of("lib/libtiny.so", "x"));
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
            "i686-tiny",
            "0123",
            List.of(LIBRARY, new RelativePath("lib/libmore.so")));

    assertThat(PortRecord.parse("test", record.toToml())).isEqualTo(record);
    assertThat(PortRecord.parse("test", "# written by hand\n" + record.toToml())).isEqualTo(record);
  }

  private InstalledPort open(Path archive) {
    return InstalledPort.open(tiny.store(), archive, toolchain);
  }

  private static PortRecord record(String toolchain, RelativePath... runtime) {
    return new PortRecord("tiny", "1.0", "i686-tiny", toolchain, List.of(runtime));
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
