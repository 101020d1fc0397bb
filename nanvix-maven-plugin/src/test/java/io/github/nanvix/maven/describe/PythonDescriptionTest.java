// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.describe;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PythonDescriptionTest {
  @TempDir private Path temp;

  @Test
  void aModuleHasItsKindItsObjectsAndItsLibraries() throws IOException {
    JsonObject modules = modules();

    assertThat(modules.keySet()).containsExactly("_imp", "_io", "_tkinter", "math", "sys", "zlib");
    assertThat(modules.get("_tkinter")).hasToString("{\"kind\":\"disabled\"}");
    assertThat(modules.get("sys")).hasToString("{\"kind\":\"builtin\",\"objs\":[]}");
    assertThat(modules.get("_io"))
        .hasToString(
            "{\"kind\":\"builtin\",\"init_fn\":\"PyInit__io\",\"objs\":"
                + "[\"Modules/_io/_iomodule.o\",\"Modules/_io/bytesio.o\"]}");
    JsonObject zlib = modules.getAsJsonObject("zlib");
    assertThat(zlib.get("kind").getAsString()).isEqualTo("shared");
    assertThat(zlib.get("objs")).hasToString("[\"Modules/zlibmodule.o\"]");
    assertThat(zlib.get("links")).hasToString("[\"z\",\"m\"]");
    assertThat(zlib.get("ports")).hasToString("[\"zlib\"]");
    assertThat(zlib.get("needed")).hasToString("[\"libz.so\"]");
    assertThat(zlib.get("shared_lib").getAsString())
        .isEqualTo("lib/python3.13/lib-dynload/zlib.cpython-313-i386-linux-musl.so");
  }

  @Test
  void aModuleIsLinkedAsMakeWasToldAndNotAsItsMakefileSays() throws IOException {
    assertThat(modules().getAsJsonObject("math").get("link"))
        .hasToString(
            "[\"clang\",\"-shared\",\"-nostdlib\",\"-L{toolchain}/lib\",\"Modules/mathmodule.o\","
                + "\"-lm\",\"-o\",\"Modules/math.cpython-313-i386-linux-musl.so\"]");
  }

  @Test
  void nothingInItNamesAPlaceOfTheMachine() throws IOException {
    assertThat(described())
        .doesNotContain(temp.toString())
        .contains("{toolchain}/lib/loader.o", "-L{toolchain}/lib");
  }

  private JsonObject modules() throws IOException {
    return JsonParser.parseString(described())
        .getAsJsonObject()
        .getAsJsonObject("build_info")
        .getAsJsonObject("extensions");
  }

  private String described() throws IOException {
    return new DescribedPython(temp).described();
  }
}
