// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.describe;

import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.store.Store;
import io.github.nanvix.maven.store.StoreEntry;
import io.github.nanvix.maven.toml.PinCatalog;
import io.github.nanvix.maven.toolchain.HostTools;
import io.github.nanvix.maven.toolchain.Toolchain;
import io.github.nanvix.maven.toolchain.ToolchainSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A cross build of CPython, as configure and makesetup of 3.13 leave it. */
public final class DescribedPython {
  private final Path temp;

  /** Lays it out below an empty directory. */
  public DescribedPython(Path temp) throws IOException {
    this.temp = temp;
    write(
        "Makefile",
        """
        EXT_SUFFIX=\t.cpython-313-i386-linux-musl.so
        BLDSHARED=\tclang -shared -static-pie
        MODDISABLED_NAMES= _tkinter
        MODULE_ZLIB_LDFLAGS= -L../ports/zlib/lib -lz -lm
        SHAREDMODS= Modules/zlib$(EXT_SUFFIX) Modules/math$(EXT_SUFFIX)
        Modules/math$(EXT_SUFFIX):  Modules/mathmodule.o; $(BLDSHARED)  Modules/mathmodule.o -lm -o Modules/math$(EXT_SUFFIX)
        Modules/zlibmodule.o: $(srcdir)/Modules/zlibmodule.c $(MODULE_ZLIB_DEPS) $(PYTHON_HEADERS); $(CC) -c zlibmodule.c
        Modules/zlib$(EXT_SUFFIX):  Modules/zlibmodule.o; $(BLDSHARED)  Modules/zlibmodule.o $(MODULE_ZLIB_LDFLAGS) -o Modules/zlib$(EXT_SUFFIX)
        Modules/_io/_iomodule.o: $(srcdir)/Modules/_io/_iomodule.c $(MODULE__IO_DEPS) $(PYTHON_HEADERS); $(CC) -c _iomodule.c
        Modules/_io/bytesio.o: $(srcdir)/Modules/_io/bytesio.c $(MODULE__IO_DEPS) $(PYTHON_HEADERS); $(CC) -c bytesio.c
        """);
    write(
        "Modules/config.c",
        """
        struct _inittab _PyImport_Inittab[] = {
                {"_io", PyInit__io},
            /* This lives in import.c */
            {"_imp", PyInit__imp},
            {"sys", NULL},
            {0, 0}
        };
        """);
    write(
        "Modules/zlib.cpython-313-i386-linux-musl.so.link",
        "clang\n-shared\n-L../ports/zlib/lib\n-lz\n-lm\n");
    write("python.link", "clang\n{toolchain}/lib/loader.o\n-o\npython\n");
    write("pybuilddir.txt", "build/lib.linux");
    Files.createDirectories(temp.resolve("build/build/lib.linux"));
  }

  /** The toolchain that it was built with. */
  public Toolchain toolchain() {
    Path tools = temp.resolve("toolchain");
    return new Toolchain(
        "id",
        tools,
        ToolchainSpec.read(new PinCatalog(Optional.empty()), "i686-nanvix-hosted"),
        new HostTools(tools));
  }

  /** What it says of itself. */
  public String described() throws IOException {
    PythonFacts facts =
        new PythonFacts(
            "3.13.5",
            "Python-2.0",
            "bin/python.elf",
            "lib/python3.13",
            "lib/python3.13/lib-dynload",
            new TreeMap<>(Map.of("zlib", "1.2.13")),
            new TreeMap<>(Map.of("zlib", List.of("libz.so"))),
            new TreeMap<>(Map.of("smoke/zlib_chain.py", "ZLIB_CHAIN_PASS")));
    StoreEntry build =
        new StoreEntry(Sha256.of("build"), temp.resolve("build"), true, Duration.ZERO);
    PythonDescription step =
        new PythonDescription(
            build,
            toolchain(),
            List.of("BLDSHARED=clang -shared -nostdlib -L" + temp.resolve("toolchain/lib")),
            facts);
    return Files.readString(
        new Store(temp.resolve("store")).produce(step).file(PythonDescription.FILE));
  }

  private void write(String path, String text) throws IOException {
    Path file = temp.resolve("build").resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
