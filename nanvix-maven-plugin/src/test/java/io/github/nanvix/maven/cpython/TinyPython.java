// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython;

import io.github.nanvix.maven.archive.TarGz;
import io.github.nanvix.maven.configure.KnownAnswers;
import io.github.nanvix.maven.cpython.setup.SetupDocument;
import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.exec.CommandRunner;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.library.InstalledPort;
import io.github.nanvix.maven.library.TinyPort;
import io.github.nanvix.maven.recipe.PythonRecipe;
import io.github.nanvix.maven.source.Fetcher;
import io.github.nanvix.maven.source.SourceCatalog;
import io.github.nanvix.maven.toolchain.TinyToolchain;
import io.github.nanvix.maven.toolchain.Toolchain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Sources that configure and make take for CPython: an interpreter that prints its name, a module
 * {@code math}, and a module {@code _ctypes} that calls the port.
 */
public final class TinyPython {
  public static final String VERSION = "3.13.5";

  private static final String CONFIGURE =
      """
      #!/bin/sh
      srcdir=${0%/*}
      for argument; do
        case $argument in
          --with-build-python=*) python=${argument#*=} ;;
          --fail) echo "configure: error: as asked" >&2; exit 77 ;;
        esac
      done
      [ -z "$python" ] || [ "$($python -c version)" = 3.13 ] || exit 1
      mkdir -p Programs Modules/_ctypes
      echo '#define TINY_PYTHON 1' > pyconfig.h
      cat > Makefile <<END
      CC=\t$CC
      BASECFLAGS=\t-fwrapv
      OPT=\t$OPT
      CONFIGURE_CFLAGS=\t$CFLAGS
      CCSHARED=\t-fPIC
      ABIFLAGS=
      _PYTHON_HOST_PLATFORM=tiny-i686
      LINKCC=\t\\$(CC)
      CONFIGURE_LDFLAGS=\t$LDFLAGS
      PY_LDFLAGS=\t\\$(CONFIGURE_LDFLAGS) \\$(LDFLAGS)
      PY_CORE_LDFLAGS=\t\\$(PY_LDFLAGS)
      LINKFORSHARED=\t$LINKFORSHARED
      BLDSHARED=\t\\$(CC) -shared \\$(PY_CORE_LDFLAGS)
      LIBPYTHON=
      LIBS=\t-lm
      EXT_SUFFIX=\t.cpython-313-tiny.so
      MODBUILT_NAMES= math _ctypes
      MODSHARED_NAMES= math _ctypes
      SHAREDMODS= Modules/math\\$(EXT_SUFFIX) Modules/_ctypes\\$(EXT_SUFFIX)
      BUILDPYTHON=\tpython
      MODULE__CTYPES_LDFLAGS=\t$TINY_LIBS

      python: Programs/python.o
      \t\\$(LINKCC) \\$(PY_CORE_LDFLAGS) \\$(LINKFORSHARED) -o \\$@ Programs/python.o \\$(LIBS)
      Programs/python.o: $srcdir/Programs/python.c
      \t\\$(CC) $CFLAGS -c $srcdir/Programs/python.c -o \\$@
      Modules/mathmodule.o: $srcdir/Modules/mathmodule.c
      \t\\$(CC) $CFLAGS -c $srcdir/Modules/mathmodule.c -o \\$@
      Modules/math\\$(EXT_SUFFIX): Modules/mathmodule.o
      \t\\$(BLDSHARED) Modules/mathmodule.o \\$(LIBPYTHON) -o Modules/math\\$(EXT_SUFFIX)
      Modules/_ctypes/_ctypes.o: $srcdir/Modules/_ctypes/_ctypes.c
      \t\\$(CC) $CFLAGS $TINY_CFLAGS -c $srcdir/Modules/_ctypes/_ctypes.c -o \\$@
      Modules/_ctypes\\$(EXT_SUFFIX): Modules/_ctypes/_ctypes.o
      \t\\$(BLDSHARED) Modules/_ctypes/_ctypes.o \\$(MODULE__CTYPES_LDFLAGS) \\$(LIBPYTHON) -o Modules/_ctypes\\$(EXT_SUFFIX)
      pybuilddir.txt:
      \ttest -x $python && mkdir -p build/lib.tiny
      \tcp Modules/Setup.local build/lib.tiny/_sysconfigdata__tiny_.py
      \techo build/lib.tiny > \\$@
      END
      """;

  private static final String RECIPE =
      """
      source = "cpython"

      [native]
      optimize = "-O0"

      [cross]
      configure = ["--disable-shared"]
      optimize = "-O2"

      [cross.answers]
      ac_cv_buggy_getaddrinfo = "no"

      [[port]]
      name = "tiny"
      libraries = ["tiny"]
      modules = ["_ctypes"]
      variables = { TINY_CFLAGS = "-I{port}/include", TINY_LIBS = "-L{port}/lib -ltiny" }
      smoke = { script = "smoke/ctypes_chain.py", passes = "CTYPES_CHAIN_PASS" }
      by-default = true

      [stage]
      exclude = ["test"]
      """;

  private final TinyToolchain tiny;
  private final TinyPort port;

  /** Writes the sources and the pins beside those of the toolchain and of the port. */
  public TinyPython(TinyToolchain tiny) throws IOException {
    this.tiny = tiny;
    this.port = new TinyPort(tiny);
    source("configure", CONFIGURE);
    source("LICENSE", "of the interpreter\n");
    source(
        "Programs/python.c",
        "#include <stdio.h>\nint main(void) { return puts(\"python\") < 0; }\n");
    source("Modules/mathmodule.c", "int PyInit_math(void) { return 1; }\n");
    source(
        "Modules/_ctypes/_ctypes.c",
        "#include <tiny.h>\nint PyInit__ctypes(void) { return tiny(1); }\n");
    source("Modules/Setup.stdlib.in", "@MODULE__CTYPES_TRUE@_ctypes _ctypes/_ctypes.c\n");
    source("Include/Python.h", "#include \"pyconfig.h\"\nint python(void);\n");
    source("Include/cpython/object.h", "");
    source("Lib/os.py", "import sys\n");
    source("Lib/test/big.py", "");
    tiny.write("pins/recipes/cpython.toml", RECIPE);
    pinSource();
  }

  /** Replaces a source file. */
  public TinyPython source(String path, String text) throws IOException {
    tiny.write("Python/" + path, text);
    return this;
  }

  /** Packs the sources as they are now. */
  public TinyPython pinSource() throws IOException {
    Path archive = tiny.pins().resolveSibling("Python.tar.gz");
    TarGz.write(
        archive,
        TarGz.tree(tiny.pins().resolveSibling("Python"), new RelativePath("Python-" + VERSION)),
        TinyToolchain.CLOCK);
    String pin =
        """
        default = "3.13.5"

        [version."3.13.5"]
        file = "Python.tar.gz"
        sha256 = "%s"
        locator = [{ url = "%s" }]
        """;
    tiny.write(
        "pins/sources/cpython.toml", pin.formatted(Sha256.ofFile(archive).hex(), archive.toUri()));
    return this;
  }

  public TinyPort port() {
    return port;
  }

  /** A plan that uses a port. */
  public PythonPlan plan(Toolchain toolchain, InstalledPort installed) {
    PythonPlan plan = plan(toolchain);
    return new PythonPlan(
        plan.recipe(),
        plan.source(),
        toolchain,
        plan.setupLocal(),
        plan.libs(),
        plan.configure(),
        List.of(new UsedPort(PythonRecipe.read(tiny.catalog()).ports().get(0), installed)),
        plan.clock());
  }

  public PythonPlan plan(Toolchain toolchain) {
    SourceCatalog sources =
        new SourceCatalog(
            tiny.catalog(),
            tiny.store(),
            new Fetcher(TinyToolchain.network(), new CommandRunner()));
    return new PythonPlan(
        PythonRecipe.read(tiny.catalog()).cross(),
        sources.provide(
            new SourceCatalog.Request("cpython", Optional.empty(), Optional.empty(), List.of())),
        toolchain,
        SetupDocument.parse("*shared*\n_ctypes _ctypes/_ctypes.c\n"),
        "-lm",
        List.of("--more"),
        List.of(),
        TinyToolchain.CLOCK);
  }

  public CrossBuild crossBuild(PythonPlan plan) {
    KnownAnswers answers = new KnownAnswers(tiny.catalog());
    return CrossBuild.of(
        plan,
        NativeInterpreter.of(
            PythonRecipe.read(tiny.catalog()).nativeHalf(),
            plan.source(),
            plan.toolchain(),
            plan.clock(),
            answers),
        answers);
  }

  public InstalledPort install(Toolchain toolchain) throws IOException {
    Path archive = port.archive(toolchain);
    return InstalledPort.open(
        tiny.store(), Files.copy(archive, tiny.pins().resolveSibling("port.tar.gz")), toolchain);
  }
}
