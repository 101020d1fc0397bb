// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.toolchain;

import io.github.nanvix.maven.archive.TarGz;
import io.github.nanvix.maven.configure.KnownAnswers;
import io.github.nanvix.maven.container.EngineChoice;
import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.elf.Gcc;
import io.github.nanvix.maven.exec.CommandRunner;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.fs.Trees;
import io.github.nanvix.maven.source.Network;
import io.github.nanvix.maven.store.Store;
import io.github.nanvix.maven.toml.PinCatalog;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A whole i386 toolchain of a few kilobytes, made of the machine's gcc and binutils and pinned like
 * a real one: a component in a tar.gz at a file address, with a C library of one function.
 */
public final class TinyToolchain implements AutoCloseable {
  public static final String NAME = "i686-tiny";
  public static final Instant CLOCK = Instant.parse("2026-01-01T00:00:00Z");

  private static final String CRT =
      """
      int main(void);
      static int call(int number, int a, const void *b, int c) {
        int result;
        __asm__ volatile("int $0x80" : "=a"(result) : "a"(number), "b"(a), "c"(b), "d"(c) : "memory");
        return result;
      }
      int puts(const char *text) {
        int length = 0;
        while (text[length]) length++;
        call(4, 1, text, length);
        return call(4, 1, "\\n", 1);
      }
      int malloc(int size) { return size - size; }
      void _start(void) { call(1, main(), 0, 0); }
      """;

  private static final String COMPILER =
      """
      #!/bin/sh
      here=${0%/*}
      case " $* " in *" --version "*) echo "tinycc 1.0 (of a test)"; exit 0 ;; esac
      PATH=/usr/bin:/bin; export PATH
      common="-m32 -nostdlib -fno-stack-protector -fno-asynchronous-unwind-tables"
      common="$common -nostdinc -isystem $here/../sysroot/include -L$here/../sysroot/lib"
      for argument; do
        case $argument in -c|-shared) exec gcc $common "$@" ;; esac
      done
      exec gcc $common "$@" "$here/../sysroot/lib/crt0.o"
      """;

  private static final String PIN =
      """
      triple = "i686-tiny"
      configure-host = "i686-pc-tiny"
      loader = "nanvix-2026-07"
      components = ["tiny"]
      runtime-sources = ["c/runtime.c", "c/runtime.h"]
      driver-flags = ["--not-read-by-gcc"]

      [tools]
      cc = "cc"
      ar = "ar"
      ranlib = "ranlib"
      strip = "strip"

      [probe]
      version = "tinycc 1.0"

      [link-model]
      program = ["-static"]
      exporting = ["-Wl,--export-dynamic", "{runtime-objects}"]
      shared = ["-shared", "-nostdlib"]
      shared-libraries = ["-ltinyrt"]
      libraries = ["-lm"]
      runtime-archives = ["-lm"]
      compile = ["-O1", "-fPIC"]
      """;

  private final Path root;
  private ToolchainPlaces places;

  private static @Nullable Path template;

  private TinyToolchain(Path root) {
    this.root = root;
    this.places = places(root);
  }

  /** Names the directories that components are pinned to. */
  public TinyToolchain directories(DirectoryPlaces directories) {
    places = new ToolchainPlaces(root, directories, places.engine());
    return this;
  }

  /** Names the program that plays the container engine. */
  public TinyToolchain engine(Path program) {
    EngineChoice choice =
        new EngineChoice(Optional.of(program.toString()), toolDirectories(), System.getenv());
    places = new ToolchainPlaces(root, places.directories(), choice);
    return this;
  }

  /** A toolchain that nobody has provisioned yet, laid out in a temporary directory. */
  public static TinyToolchain pinned(Path root) throws IOException {
    TinyToolchain tiny = provisioned(root);
    Trees.delete(root.resolve("store"));
    return tiny;
  }

  /** The same, with a store that has it: nothing is compiled for that a second time. */
  public static TinyToolchain provisioned(Path root) throws IOException {
    Trees.copy(template(), root, Trees.Mode.COPY);
    return new TinyToolchain(root).pinComponent("");
  }

  private static synchronized Path template() throws IOException {
    Path made = template;
    if (made == null) {
      made = Files.createTempDirectory("tiny-toolchain");
      TinyToolchain tiny = new TinyToolchain(made);
      Runtime.getRuntime().addShutdownHook(new Thread(tiny::deleteAll));
      tiny.layOut();
      tiny.pinComponent("").provide();
      template = made;
    }
    return made;
  }

  private void deleteAll() {
    try {
      Trees.delete(root);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void layOut() throws IOException {
    write("component/bin/cc", COMPILER);
    for (String tool : List.of("ar", "ranlib", "strip")) {
      write("component/bin/" + tool, "#!/bin/sh\nexec /usr/bin/" + tool + " \"$@\"\n");
    }
    write("component/sysroot/include/stdio.h", "int puts(const char *);\n");
    Path lib = Files.createDirectories(root.resolve("component/sysroot/lib"));
    object(lib, "crt0", CRT);
    for (String library : List.of("m", "tinyrt")) {
      String archive = lib.resolve("lib" + library + ".a").toString();
      Gcc.tool(List.of("ar", "rcsD", archive, object(root, library, "").toString()));
    }
    write("pins/c/runtime.c", "#include \"runtime.h\"\nint runtime(void) { return RUNTIME; }\n");
    write("pins/c/runtime.h", "#define RUNTIME 1\n");
    write("pins/toolchains/" + NAME + ".toml", PIN);
  }

  // The object records the name of its source, which must be the same in every test.
  private Path object(Path directory, String name, String text) throws IOException {
    Path source = write(name + ".c", text);
    Path object = directory.resolve(name + ".o");
    Gcc.tool(List.of("gcc", "-m32", "-O1", "-w", "-c", source.toString(), "-o", object.toString()));
    return object;
  }

  /** Writes any file below the temporary directory. */
  public Path write(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  /** Replaces a piece of the toolchain's pin file, which must have it. */
  public TinyToolchain pin(String old, String replacement) throws IOException {
    Path file = pins().resolve("toolchains/" + NAME + ".toml");
    String text = Files.readString(file);
    if (!text.contains(old)) {
      throw new AssertionError("no \"" + old + "\" in " + text);
    }
    Files.writeString(file, text.replace(old, replacement));
    return this;
  }

  /** Packs the component as it lies there and writes its pin file. */
  public TinyToolchain pinComponent(String more) throws IOException {
    Path archive = root.resolve("tiny.tar.gz");
    TarGz.write(
        archive, TarGz.tree(root.resolve("component"), new RelativePath("tiny-1.0")), CLOCK);
    String pin =
        """
        file = "tiny.tar.gz"
        sha256 = "%s"
        locator = [{ url = "%s" }]
        select = { "tiny-1.0/bin" = "bin", "tiny-1.0/sysroot" = "sysroot" }
        """;
    write(
        "pins/components/tiny.toml",
        pin.formatted(Sha256.ofFile(archive).hex(), archive.toUri()) + more);
    return this;
  }

  /** Pins the component where it lies, with the digests of its tools. */
  public TinyToolchain pinDirectory(String path, String more) throws IOException {
    StringBuilder pin = new StringBuilder("kind = \"directory\"\n" + path + more + "[sha256]\n");
    for (String tool : List.of("ar", "cc", "ranlib", "strip")) {
      Path file = root.resolve("component/bin").resolve(tool);
      Trees.makeRunnable(file);
      pin.append("\"bin/%s\" = \"%s\"\n".formatted(tool, Sha256.ofFile(file).hex()));
    }
    write("pins/components/tiny.toml", pin.toString());
    return this;
  }

  /** Puts another compiler into the component. */
  public TinyToolchain compiler(String script) throws IOException {
    Trees.makeRunnable(write("component/bin/cc", script));
    return pinComponent("");
  }

  public Path pins() {
    return root.resolve("pins");
  }

  public PinCatalog catalog() {
    return new PinCatalog(Optional.of(pins()));
  }

  public Store store() {
    return new Store(root.resolve("store")).with(KnownAnswers.class, new KnownAnswers(catalog()));
  }

  public Provisioner provisioner() {
    return new Provisioner(catalog(), store(), network(), places, new CommandRunner());
  }

  public Toolchain provide() {
    return provisioner().provide(NAME).toolchain();
  }

  /** Deletes the store, whose links to the machine's tools JUnit would warn about one by one. */
  @Override
  public void close() throws IOException {
    Trees.delete(root.resolve("store"));
  }

  /** What the machine has, and no way to the outside. */
  public static Network network() {
    return new Network(
        true,
        coordinates -> {
          throw new IOException("no artifacts in a test");
        },
        uri -> Proxy.NO_PROXY,
        Optional.empty(),
        toolDirectories());
  }

  /** No directories, and pin files that count from nowhere. */
  public static ToolchainPlaces places() {
    return places(Path.of("/nonexistent"));
  }

  private static ToolchainPlaces places(Path base) {
    return new ToolchainPlaces(
        base,
        (spec, pin) -> Optional.empty(),
        new EngineChoice(Optional.empty(), List.of(), Map.of()));
  }

  /** The directories of the machine's PATH. */
  public static List<Path> toolDirectories() {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator)).map(Path::of).toList();
  }
}
