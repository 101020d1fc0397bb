// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.fs.Trees;
import io.github.nanvix.maven.smoke.SmokeRun;
import io.github.nanvix.maven.store.StoreEntry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Images with Python packages that have code. */
class PackagedImageTest {
  private static final String SITE = "lib/python3.13/site-packages/";
  private static final String MODULE = SITE + "spam/parser.cpython-313-tiny.so";

  @TempDir private Path temp;
  private TinyProject project;
  private Path spam;

  @BeforeEach
  void layOut() throws IOException {
    project = new TinyProject(temp);
    // As Maven calls it.
    spam =
        Files.copy(new TinyPackage(project, "spam").wheel(), temp.resolve("spam-1-i686-tiny.whl"));
  }

  @AfterEach
  void delete() throws IOException {
    project.close();
  }

  private PythonProject image(List<Path> ports, Path... packages) {
    PythonRequest of = TinyProject.python();
    return project
        .wiring()
        .python(
            new PythonRequest(
                of.version(),
                of.directory(),
                of.patches(),
                of.setupLocal(),
                of.libs(),
                of.configure(),
                of.modules(),
                ports,
                of.wheels(),
                List.of(packages)));
  }

  @Test
  void aPackageIsInstalledAndItsModulesAreVerified() throws IOException {
    PythonProject python = image(List.of(project.packedPort()), spam);

    StoreEntry sysroot = python.stage();

    assertThat(Trees.files(sysroot.tree()))
        .extracting(RelativePath::text)
        .contains(MODULE, SITE + "spam/__init__.py", SITE + "spam_eggs-1.2.dist-info/INSTALLER");
    assertThat(python.subject().neededByModule())
        .containsEntry("spam.parser", List.of("libtiny.so"))
        .containsEntry("_ctypes", List.of("libtiny.so"));
  }

  @Test
  void twoPackagesWithModulesOfOneFileNameAreToldApart() throws IOException {
    TinyPackage other = new TinyPackage(project, "ham");
    other
        .recipe("needed = [\"libtiny.so\"]", "needed = []")
        .file("parser.c", "#include <Python.h>\nint PyInit_parser(void) { return 1; }\n");

    PythonProject python = image(List.of(project.packedPort()), spam, other.wheel());

    assertThat(python.subject().neededByModule())
        .containsEntry("spam.parser", List.of("libtiny.so"))
        .containsEntry("ham.parser", List.of());
    assertThat(Trees.files(python.stage().tree()))
        .extracting(RelativePath::text)
        .contains(MODULE, MODULE.replace("spam", "ham"));
  }

  @Test
  void aWheelThatDiffersFromItsRecordIsRefused() throws IOException {
    Path changed = temp.resolve("changed.whl");
    try (InputStream in = Files.newInputStream(spam);
        ZipInputStream from = new ZipInputStream(in);
        ZipOutputStream to = new ZipOutputStream(Files.newOutputStream(changed))) {
      for (ZipEntry entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
        to.putNextEntry(new ZipEntry(entry.getName()));
        byte[] content = from.readAllBytes();
        if (entry.getName().endsWith(".so")) {
          content[content.length - 1] ^= 1;
        }
        to.write(content);
      }
    }

    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(() -> image(List.of(project.packedPort()), changed).stage())
        .withMessageContaining("differs from its RECORD in \"spam/parser.cpython-313-tiny.so\"")
        .withMessageContaining("expected sha256=");
  }

  @Test
  void aPackageOfAnotherToolchainIsRefused() throws IOException {
    project.toolchain.write("pins/c/runtime.h", "#define RUNTIME 2\n");

    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(() -> image(List.of(project.packedPort()), spam).stage())
        .withMessageContaining("The wheel \"spam-1-i686-tiny.whl\" was built with toolchain ");
  }

  @Test
  void aPackageWhosePortIsMissingIsRefused() {
    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(() -> image(List.of(), spam).build())
        .withMessageContaining("was built against the port \"tiny\"")
        .withMessageContaining("does not depend on that port");
  }

  @Test
  void aPackageWithAScriptIsRun() throws IOException {
    new TinyPackage(project, "spam")
        .recipe(
            "[files]",
            "[smoke]\nscript = \"smoke/spam_chain.py\"\npasses = \"SPAM_CHAIN_PASS\"\n\n[files]");
    project.toolchain.write("pins/smoke/spam_chain.py", "import spam.parser\n");

    List<SmokeRun> runs = image(List.of(project.packedPort()), spam).smoke(temp.resolve("smoke"));

    assertThat(runs).extracting(SmokeRun::passes).contains("SPAM_CHAIN_PASS");
  }
}
