// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.nanvix.maven.cpython.setup.Makefile;
import io.github.nanvix.maven.exec.CommandRunner;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.store.Means;
import io.github.nanvix.maven.store.Workspace;
import io.github.nanvix.maven.toolchain.Commands;
import io.github.nanvix.maven.toolchain.TinyToolchain;
import io.github.nanvix.maven.toolchain.Toolchain;
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

class PrecompiledHeadersTest {
  private static final List<String> HEADERS = List.of("Python.h", "pycore_interp.h");
  private static final String INCLUDE = "#include \"Python.h\"\n";
  private static final String MODULE =
      "#ifndef Py_BUILD_CORE_BUILTIN\n# define Py_BUILD_CORE_MODULE 1\n#endif\n" + INCLUDE;
  private static final String MAKEFILE =
      """
      CC= cc
      VPATH= ../source
      CCSHARED= -fPIC
      PY_STDMODULE_CFLAGS= -O1 -I../source/Include
      PY_BUILTIN_MODULE_CFLAGS= $(PY_STDMODULE_CFLAGS) -DPy_BUILD_CORE_BUILTIN
      PY_CORE_CFLAGS= $(PY_STDMODULE_CFLAGS) -DPy_BUILD_CORE
      MODULE_B_CFLAGS= -D_BSD_SOURCE
      .c.o:
      \t$(CC) -c $(PY_CORE_CFLAGS) -o $@ $<
      Python/sysmodule.o: Python/sysmodule.c
      \t$(CC) -c $(PY_CORE_CFLAGS) -DABIFLAGS='""' -o $@ $<
      Modules/posixmodule.o: ../source/Modules/posixmodule.c
      \t$(CC) $(PY_BUILTIN_MODULE_CFLAGS) -c $< -o $@
      Modules/a.o: ../source/Modules/a.c
      \t$(CC) $(MODULE_A_CFLAGS) $(PY_STDMODULE_CFLAGS) $(CCSHARED) -c $< -o $@
      Modules/b.o: ../source/Modules/b.c
      \t$(CC) $(MODULE_B_CFLAGS) $(PY_STDMODULE_CFLAGS) $(CCSHARED) -c $< -o $@
      Modules/limited.o: ../source/Modules/limited.c
      \t$(CC) $(PY_STDMODULE_CFLAGS) $(CCSHARED) -c $< -o $@
      """;

  @TempDir private Path temp;
  private TinyToolchain tiny;
  private Toolchain toolchain;
  private Path source;
  private Path build;

  @BeforeEach
  void layOut() throws IOException {
    tiny = TinyToolchain.provisioned(temp.resolve("tiny"));
    toolchain = tiny.provide();
    source = temp.resolve("work/source");
    build = Files.createDirectories(temp.resolve("work/python"));
    write("Include/Python.h", "#define PYTHON 1\n");
    write("Include/internal/pycore_interp.h", "");
    write("Objects/listobject.c", "/* List */\n" + INCLUDE + "int list(void) { return PYTHON; }\n");
    write("Python/getargs.c", "#define PY_CXX_CONST const\n" + INCLUDE);
    write("Python/sysmodule.c", INCLUDE);
    write("Modules/posixmodule.c", MODULE);
    write("Modules/a.c", MODULE);
    write("Modules/b.c", MODULE);
    write("Modules/limited.c", "#define Py_LIMITED_API 1\n" + INCLUDE);
    Files.writeString(build.resolve("Makefile"), MAKEFILE);
    for (String directory : List.of("Objects", "Python", "Modules")) {
      Files.createDirectories(build.resolve(directory));
    }
  }

  @AfterEach
  void delete() throws IOException {
    tiny.close();
  }

  @Test
  void whatTheCompilerSeesAlikeSharesThemAndNothingElse() throws IOException {
    List<String> make =
        new ArrayList<>(new PrecompiledHeaders(HEADERS, source).layOut(build, makefile()));
    make.addAll(
        List.of(
            "-n",
            "precompiled",
            "Objects/listobject.o",
            "Python/getargs.o",
            "Python/sysmodule.o",
            "Modules/posixmodule.o",
            "Modules/a.o",
            "Modules/b.o",
            "Modules/limited.o"));

    assertThat(
            commands().make("make", "list", build, make, Map.of()).output().orElseThrow().lines())
        .filteredOn(line -> line.startsWith("cc "))
        .containsExactly(
            "cc -O1 -I../source/Include -DPy_BUILD_CORE  -x c-header ../precompiled/headers.h"
                + " -o ../precompiled/core.pch",
            "cc -O1 -I../source/Include -DPy_BUILD_CORE_BUILTIN  -x c-header"
                + " ../precompiled/headers.h -o ../precompiled/builtin.pch",
            "cc -O1 -I../source/Include -fPIC  -DPy_BUILD_CORE_MODULE=1 -x c-header"
                + " ../precompiled/headers.h -o ../precompiled/module.pch",
            "cc -c -O1 -I../source/Include -DPy_BUILD_CORE -include-pch ../precompiled/core.pch"
                + " -o Objects/listobject.o ../source/Objects/listobject.c",
            "cc -c -O1 -I../source/Include -DPy_BUILD_CORE  -o Python/getargs.o"
                + " ../source/Python/getargs.c",
            "cc -c -O1 -I../source/Include -DPy_BUILD_CORE  -DABIFLAGS='\"\"' -o Python/sysmodule.o"
                + " ../source/Python/sysmodule.c",
            "cc -O1 -I../source/Include -DPy_BUILD_CORE_BUILTIN -include-pch"
                + " ../precompiled/builtin.pch -c ../source/Modules/posixmodule.c"
                + " -o Modules/posixmodule.o",
            "cc  -O1 -I../source/Include -fPIC -include-pch ../precompiled/module.pch"
                + " -c ../source/Modules/a.c -o Modules/a.o",
            "cc -D_BSD_SOURCE -O1 -I../source/Include -fPIC  -c ../source/Modules/b.c"
                + " -o Modules/b.o",
            "cc -O1 -I../source/Include -fPIC  -c ../source/Modules/limited.c"
                + " -o Modules/limited.o");
    assertThat(temp.resolve("work/precompiled/headers.h"))
        .hasContent("#include \"Python.h\"\n#include \"pycore_interp.h\"\n");
  }

  @Test
  void aVersionWithoutOneOfThemGetsNone() throws IOException {
    Files.delete(source.resolve("Include/internal/pycore_interp.h"));

    assertThat(new PrecompiledHeaders(HEADERS, source).layOut(build, makefile())).isEmpty();
    assertThat(temp.resolve("work/precompiled")).doesNotExist();
  }

  @Test
  void anotherCompilerThanClangGetsNone() {
    assertThat(PrecompiledHeaders.of(HEADERS, source, toolchain).headers()).isEmpty();
  }

  /** The compiler of these tests is a gcc, which does not know the option. */
  @Test
  void whatCannotBeCompiledWithThemIsCompiledWithout() throws IOException {
    make("Objects/listobject.o");

    assertThat(build.resolve("Objects/listobject.o")).isRegularFile();
  }

  @Test
  void whatFailsIsReportedAsThePlainCompilationSaysIt() throws IOException {
    write("Objects/listobject.c", INCLUDE + "int list(void) { return }\n");

    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(() -> make("Objects/listobject.o"))
        .withMessageContaining("listobject.c:2:")
        .withMessageNotContaining("include-pch");
  }

  private void make(String target) throws IOException {
    new PythonMake(commands(), "make", "test it", build, new PrecompiledHeaders(HEADERS, source))
        .run(makefile(), List.of(target), Map.of());
  }

  private Makefile makefile() {
    return Makefile.parse(MAKEFILE);
  }

  private Commands commands() {
    Path work = temp.resolve("work");
    Means means = Means.NONE.with(CommandRunner.class, new CommandRunner());
    Workspace workspace =
        new Workspace("test", temp.resolve("output"), work, temp.resolve("logs/log"), means);
    return new Commands(toolchain, workspace, TinyToolchain.CLOCK);
  }

  private void write(String path, String text) throws IOException {
    Path file = source.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
