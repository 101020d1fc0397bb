// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.library;

import io.github.nanvix.maven.archive.TarGz;
import io.github.nanvix.maven.configure.KnownAnswers;
import io.github.nanvix.maven.digest.Content;
import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.elf.Gcc;
import io.github.nanvix.maven.exec.CommandRunner;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.recipe.Library;
import io.github.nanvix.maven.recipe.Recipe;
import io.github.nanvix.maven.source.Fetcher;
import io.github.nanvix.maven.source.SourceCatalog;
import io.github.nanvix.maven.store.StoreEntry;
import io.github.nanvix.maven.toolchain.TinyToolchain;
import io.github.nanvix.maven.toolchain.Toolchain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** A C library of two functions with a configure script of its own, as a port of that toolchain. */
public final class TinyPort {
  private static final String CONFIGURE =
      """
      #!/bin/sh
      for argument; do
        case $argument in --host=*) host=${argument#--host=} ;; esac
      done
      mkdir -p "$host" include
      ln -s ../tiny.h.in include/tiny.h
      cat > Makefile <<END
      $host/libtiny.a: tiny.o more.o
      \trm -f \\$@
      \t$AR rcsD \\$@ tiny.o more.o
      %.o: %.c
      \t$CC $CFLAGS -c \\$< -o \\$@
      END
      """;

  private static final String RECIPE =
      """
      source = "tiny"

      [build]
      kind = "configure"
      arguments = ["--enable-static"]
      make = ["--silent"]

      [install]
      include = ["include/tiny.h"]

      [[library]]
      name = "tiny"
      archive = "{host}/libtiny.a"
      flags = ["-Wl,-z,noexecstack"]
      needed = []

      [test]
      source = "tiny/tiny_test.c"
      program = "bin/tiny_test.elf"
      passes = "TINY_TEST_PASS"
      """;

  private static final String TEST =
      """
      #include <stdio.h>
      #include <tiny.h>
      int main(void) { return tiny(41) == 42 ? puts("TINY_TEST_PASS") < 0 : 1; }
      """;

  /** The library that it installs. */
  static final PortLibrary LIBRARY =
      new PortLibrary(
          "tiny",
          "libtiny.so",
          new RelativePath("lib/libtiny.so"),
          new RelativePath("lib/libtiny.a"),
          List.of());

  private final TinyToolchain tiny;

  /** Writes the source and the pins beside those of the toolchain. */
  public TinyPort(TinyToolchain tiny) throws IOException {
    this.tiny = tiny;
    tiny.write("tiny-1.0/configure", CONFIGURE);
    tiny.write("tiny-1.0/tiny.h.in", "int tiny(int);\nconst char *tiny_place(void);\n");
    tiny.write(
        "tiny-1.0/tiny.c",
        """
        #include "tiny.h.in"
        int malloc(int);
        int tiny(int x) { return x + 1; }
        int tiny_memory(void) { return malloc(1); }
        """);
    tiny.write("tiny-1.0/more.c", "const char *tiny_place(void) { return __FILE__; }\n");
    tiny.write("tiny-1.0/LICENSE", "Do as you like.\n");
    tiny.write("pins/recipes/tiny.toml", RECIPE);
    tiny.write("pins/recipes/tiny/tiny_test.c", TEST);
    pinSource();
  }

  /** Changes a source file, which must have the text, and packs the source again. */
  public TinyPort source(String file, String old, String replacement) throws IOException {
    edit("tiny-1.0/" + file, old, replacement);
    pinSource();
    return this;
  }

  /** Changes the recipe, which must have the text. */
  public TinyPort recipe(String old, String replacement) throws IOException {
    edit("pins/recipes/tiny.toml", old, replacement);
    return this;
  }

  public Recipe recipe() {
    return Recipe.read(tiny.catalog(), "tiny");
  }

  public StaticLibrary staticLibrary(Toolchain toolchain) {
    SourceCatalog sources =
        new SourceCatalog(
            tiny.catalog(),
            tiny.store(),
            new Fetcher(TinyToolchain.network(), new CommandRunner()));
    return StaticLibrary.of(
        new PortPlan(
            PortBuild.of(recipe()),
            sources.provide(
                new SourceCatalog.Request("tiny", Optional.empty(), Optional.empty(), List.of())),
            toolchain,
            TinyToolchain.CLOCK,
            InstalledPorts.NONE,
            Optional.empty()),
        new KnownAnswers(tiny.catalog()));
  }

  public SharedLibrary sharedLibrary(Toolchain toolchain, Path archive) throws IOException {
    Library library = recipe().libraries().get(0);
    List<SharedLibrary.Needed> needed = new ArrayList<>();
    for (String soname : library.needed()) {
      Path other = Gcc.shared(tiny.pins().resolveSibling(soname), "", "-Wl,-soname," + soname);
      needed.add(SharedLibrary.Needed.of(soname, other));
    }
    return new SharedLibrary(
        SharedObject.of(library), Content.of(archive), List.copyOf(needed), toolchain);
  }

  /** The whole port as the goal package would have made it. */
  public Path archive(Toolchain toolchain) throws IOException {
    StoreEntry half = tiny.store().produce(staticLibrary(toolchain));
    StoreEntry other = tiny.store().produce(sharedLibrary(toolchain, half.file("lib/libtiny.a")));
    PortRecord port =
        new PortRecord(
            "tiny",
            "1.0",
            List.of(),
            "i686-tiny",
            toolchain.id(),
            List.of(LIBRARY),
            new TreeMap<>());
    StoreEntry tree = tiny.store().produce(PortTree.of(recipe(), port, "{}", List.of(half, other)));
    Path archive = tree.tree().resolveSibling("tiny-1.0-i686-tiny.tar.gz");
    TarGz.write(archive, TarGz.tree(tree.tree(), new RelativePath("sysroot")), TinyToolchain.CLOCK);
    return archive;
  }

  private void edit(String path, String old, String replacement) throws IOException {
    Path file = tiny.pins().resolveSibling(path);
    String text = Files.readString(file);
    if (!text.contains(old)) {
      throw new AssertionError("no \"" + old + "\" in " + text);
    }
    Files.writeString(file, text.replace(old, replacement));
  }

  private void pinSource() throws IOException {
    Path source = tiny.pins().resolveSibling("tiny-1.0");
    Path archive = tiny.pins().resolveSibling("tiny-1.0.tar.gz");
    TarGz.write(archive, TarGz.tree(source, new RelativePath("tiny-1.0")), TinyToolchain.CLOCK);
    String pin =
        """
        default = "1.0"

        [version."1.0"]
        file = "tiny-1.0.tar.gz"
        sha256 = "%s"
        locator = [{ url = "%s" }]
        """;
    tiny.write(
        "pins/sources/tiny.toml", pin.formatted(Sha256.ofFile(archive).hex(), archive.toUri()));
  }
}
