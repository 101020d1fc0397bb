// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.verify;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.nanvix.maven.elf.Gcc;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.loader.LoaderProfile;
import io.github.nanvix.maven.recipe.PythonRecipe;
import io.github.nanvix.maven.toml.PinCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Directories of which nothing is known but their executable, under several loaders. */
class AnyImageTest {
  private static final String JULY = "nanvix-2026-07";
  private static final RelativePath EXE = new RelativePath("bin/python.elf");

  @TempDir private Path root;

  private Path at(String path) {
    return root.resolve("image").resolve(path);
  }

  private Path library(String path, String source, Object... options) {
    return Gcc.shared(
        at(path),
        source,
        Stream.concat(Stream.of("-Wl,-soname," + Path.of(path).getFileName()), Stream.of(options))
            .toArray());
  }

  private void program(Object... options) {
    Gcc.executable(
        at(EXE.text()), "int exported(void) { return 1; } void _start(void) {}", options);
  }

  /** A module that needs a library, which lies at some place. */
  private void moduleWithA(String place) throws IOException {
    program();
    Path liba = library("lib/liba.so", "int a_fn(void) { return 1; }");
    library("lib/deep/m.so", "int a_fn(void); int m(void) { return a_fn(); }", liba);
    Files.createDirectories(at(place).getParent());
    Files.move(liba, at(place));
  }

  private void link(String path, String target) throws IOException {
    Files.createDirectories(at(path).getParent());
    Files.createSymbolicLink(at(path), Path.of(target));
  }

  private List<Finding> findings(String loader) {
    SubjectSpec spec =
        SubjectSpec.any(EXE)
            .withNested(PythonRecipe.read(new PinCatalog(Optional.empty())).nested());
    return Verification.of(LoaderProfile.named(loader)).run(root.resolve("image"), spec).findings();
  }

  private List<String> errors(String loader) {
    return findings(loader).stream()
        .filter(finding -> finding.severity() == Severity.ERROR)
        .map(finding -> finding.id() + " " + finding.file())
        .toList();
  }

  /** What the findings of a check say, a line each. */
  private String message(String loader, String id) {
    return findings(loader).stream()
        .filter(finding -> finding.id().equals(id))
        .map(Finding::message)
        .collect(joining("\n"));
  }

  @Test
  void aLinkOutOfTheImageLeadsNowhereThoughTheMachineHasTheFile() throws IOException {
    moduleWithA("../outside.so");
    link("lib/liba.so", root.resolve("outside.so").toString());

    assertThat(errors(JULY))
        .containsExactly("ELF-DYN-003 lib/deep/m.so", "ELF-FILE-001 lib/liba.so");
  }

  @Test
  void anAbsoluteLinkCountsFromTheRootOfTheImage() throws IOException {
    moduleWithA("opt/real.bin");
    link("lib/liba.so", "/opt/real.bin");

    assertThat(errors(JULY)).isEmpty();
  }

  @Test
  void librariesAreFoundThroughALinkedDirectory() throws IOException {
    moduleWithA("lib/liba.so");
    Files.createDirectories(at("usr"));
    Files.move(at("lib"), at("usr/lib"));
    link("lib", "usr/lib");

    assertThat(errors(JULY)).isEmpty();
    assertThat(errors("glibc")).isEmpty();
    assertThat(findings(JULY)).noneMatch(finding -> finding.id().equals("ELF-DYN-012"));
  }

  @Test
  void aProgramThatNeedsLibrariesMustStartItself() throws IOException {
    Path libg = library("lib/libg.so", "int g_fn(void) { return 1; }");
    Gcc.run(
        at(EXE.text()),
        "int g_fn(void); int gone(void); void _start(void) { g_fn(); gone(); }",
        List.of("-fPIE", "-pie", "-Wl,--export-dynamic,--unresolved-symbols=ignore-all"),
        libg);

    assertThat(errors("glibc")).containsExactly("ELF-SYM-001 bin/python.elf");
    Files.delete(libg);
    assertThat(errors("glibc")).containsExactly("ELF-DYN-003 bin/python.elf");
    assertThat(errors("musl")).containsExactly("ELF-DYN-003 bin/python.elf");
  }

  @Test
  void whereALoaderTakesSeveralMachinesThatOfTheProgramCounts() throws IOException {
    moduleWithA("lib/liba.so");
    library("lib/libx.so", "int x;", "-m64");

    for (String loader : List.of("glibc", "musl", JULY)) {
      assertThat(errors(loader)).containsExactly("ELF-HDR-001 lib/libx.so");
    }
    assertThat(message("glibc", "ELF-HDR-001"))
        .isEqualTo(
            "is ELF64 LITTLE_ENDIAN EM_X86_64; expected ELF32 LITTLE_ENDIAN EM_386, as"
                + " bin/python.elf is");
  }

  @Test
  void aNeededLinkersScriptIsNoLibrary() throws IOException {
    moduleWithA("elsewhere.so");
    Files.writeString(at("lib/liba.so"), "/* GNU ld script */\nGROUP ( liba.so.1 )\n");

    assertThat(message(JULY, "ELF-FILE-001")).isEqualTo("is no ELF file");
  }

  @Test
  void anInterpreterIsKnownByItsModules() throws IOException {
    program();
    for (String name : List.of("_datetime", "_zoneinfo")) {
      library(
          "lib/python3.13/lib-dynload/" + name + ".so",
          "int PyInit_" + name + "(void) { return 1; }");
    }

    assertThat(findings(JULY))
        .extracting(Finding::id)
        .contains("ELF-EXE-008", "ELF-FILE-005")
        .doesNotContain("ELF-SYM-012");
  }

  @Test
  void aLineFeedInANameHidesNothing() throws IOException {
    program();
    library("lib/di\nr/x.so", "int gone(void); int x(void) { return gone(); }");

    assertThat(errors(JULY)).containsExactly("ELF-SYM-001 lib/di\nr/x.so");
  }

  @Test
  void aBuildersDirectoryIsNoSearchPathWhateverItsTag() throws IOException {
    program();
    library("lib/libr.so", "int r;", "-Wl,--disable-new-dtags,-rpath,/home/builder/.libs");

    assertThat(message("glibc", "ELF-DYN-010"))
        .isEqualTo("DT_RPATH \"/home/builder/.libs\" is no directory of the image");
  }

  @Test
  void aSearchPathThatTheLoaderOfJuneIgnoresIsAnError() throws IOException {
    program();
    library("lib/libr.so", "int r;", "-Wl,--enable-new-dtags,-rpath,/opt");

    assertThat(errors("nanvix-2026-06")).contains("ELF-DYN-005 lib/libr.so");
    assertThat(errors(JULY)).isEmpty();
  }

  @Test
  void aFailedModuleIsToldFromALibraryOfSuchAName() throws IOException {
    program();
    library("lib/libauth_failed_log.so", "int a;");
    library("lib/liblogin_failed.so", "int b;");

    assertThat(errors(JULY)).isEmpty();
  }

  @Test
  void aNameAndThePathThatItLeadsToAreOneLibrary() throws IOException {
    program();
    Path liba = library("lib/liba.so", "int a_fn(void) { return 1; }");
    library("lib/deep/m.so", "int a_fn(void); int m(void) { return a_fn(); }", liba);
    Gcc.shared(liba, "int a_fn(void) { return 1; }", "-Wl,-soname,lib/liba.so");
    library("lib/deep/n.so", "int a_fn(void); int n(void) { return a_fn(); }", liba);
    library("lib/liba.so", "int a_fn(void) { return 1; }");

    assertThat(errors(JULY)).isEmpty();
    assertThat(findings(JULY)).extracting(Finding::id).contains("ELF-DYN-008");
  }

  @Test
  void anAbsoluteObjectIsAbsoluteAndANamedVersionIsNone() throws IOException {
    program();
    Path map = Files.writeString(root.resolve("map"), "V1 { global: v_fn; };");
    library("lib/libv.so", "int v_fn(void) { return 1; }", "-Wl,--version-script=" + map);
    assertThat(findings(JULY)).noneMatch(finding -> finding.id().equals("ELF-SYM-010"));

    library("lib/libz.so", "__asm__(\".globl absz\\n.type absz,@object\\n.set absz,0x1234\\n\");");
    assertThat(findings(JULY))
        .filteredOn(finding -> finding.id().equals("ELF-SYM-010"))
        .singleElement()
        .extracting(finding -> finding.file().text())
        .isEqualTo("lib/libz.so");
  }

  @Test
  void namesThatAreNoTextAreNamesAllTheSame() throws IOException {
    program();
    String define = "__asm__(\".globl %1$s\\n.type %1$s,@function\\n%1$s: ret\\n\");\n";
    String use = "__asm__(\".data\\n.long %s\\n.text\\n\");\n";
    // An absolute symbol has every binding looked at.
    String absolute =
        "__asm__(\".globl mark\\n.set mark,0x1234\\n.data\\n.long mark\\n.text\\n\");\n";
    latin("lib/libl.so", define.formatted("caf\u00e9") + use.formatted("caf\u00e9") + absolute);
    assertThat(errors("musl")).isEmpty();
    assertThat(errors(JULY)).containsExactly("ELF-SEC-007 lib/libl.so");

    latin("lib/libl.so", define.formatted("caf\u00e9"));
    latin("lib/libm.so", use.formatted("caf\u00e8"));
    assertThat(message(JULY, "ELF-SYM-001")).contains("needs \"caf\\xE8\"");
  }

  private void latin(String path, String source) throws IOException {
    Path file =
        Files.writeString(
            root.resolve("latin.c"), source, java.nio.charset.StandardCharsets.ISO_8859_1);
    library(path, "#include \"" + file + "\"\n");
  }
}
