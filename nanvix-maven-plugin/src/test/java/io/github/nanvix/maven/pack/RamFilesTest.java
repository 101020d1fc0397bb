// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.fs.RelativePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RamFilesTest {
  @TempDir private Path temp;

  @Test
  void whatNanvixsPortsLeaveOutIsLeftOut() throws IOException {
    for (String out :
        new String[] {
          "lib/python3.13/config-3.13-i386-linux-musl/Makefile",
          "lib/python3.13/idlelib/idle.py",
          "lib/python3.13/tkinter/__init__.py",
          "lib/python3.13/turtledemo/a.py",
          "lib/python3.11/lib2to3/a.py",
          "lib/python3.13/ensurepip/_bundled/pip.whl",
          "lib/python3.13/pydoc_data/topics.py",
          "lib/python3.13/venv/a.py",
          "lib/python3.13/__phello__/spam.py",
          "lib/python3.13/test/test_os.py",
          "lib/python3.13/json/__pycache__/a.pyc",
          "lib/pkgconfig/libffi.pc",
          "lib/libpython3.13.a",
          "include/ffi.h",
          "share/nanvix/libffi.toml",
          "bin/2to3-3.11",
          "bin/idle3",
          "bin/pydoc3.13",
          "bin/python3-config",
          "bin/python3.13-config"
        }) {
      file(out);
    }
    file("bin/python.elf");
    file("lib/libffi.so");
    file("lib/python3.13/os.py");
    file("lib/python3.13/unittest/test/testmock.py");
    file("lib/python3.13/lib-dynload/_ctypes.so");

    assertThat(RamFiles.of(temp))
        .extractingFromEntries(entry -> entry.getKey().text())
        .containsExactly(
            "bin/python.elf",
            "lib/libffi.so",
            "lib/python3.13/lib-dynload/_ctypes.so",
            "lib/python3.13/os.py",
            "lib/python3.13/unittest/test/testmock.py");
    assertThat(RamFiles.of(temp).get(new RelativePath("lib/libffi.so")))
        .isEqualTo(temp.resolve("lib/libffi.so"));
  }

  @Test
  void aSymbolicLinkIsRefusedUnlessItIsLeftOut() throws IOException {
    file("lib/libffi.so");
    Files.createDirectories(temp.resolve("share"));
    Files.createSymbolicLink(temp.resolve("share/a"), Path.of("b"));
    assertThat(RamFiles.of(temp)).hasSize(1);

    Files.createSymbolicLink(temp.resolve("lib/libffi.so.8"), Path.of("libffi.so"));

    assertThatThrownBy(() -> RamFiles.of(temp))
        .isInstanceOf(BuildException.class)
        .hasMessageContaining(
            "\"lib/libffi.so.8\" of the sysroot is a symbolic link to \"libffi.so\"")
        .hasMessageContaining("RAM file system");
  }

  private void file(String path) throws IOException {
    Files.createDirectories(temp.resolve(path).getParent());
    Files.writeString(temp.resolve(path), path);
  }
}
