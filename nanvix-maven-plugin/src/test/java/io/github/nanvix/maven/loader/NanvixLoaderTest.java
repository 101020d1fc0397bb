// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.loader;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nanvix.maven.elf.Gcc;
import io.github.nanvix.maven.fs.RelativePath;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The two states of Nanvix's loader, and where they part. */
class NanvixLoaderTest {
  private static final String JUNE = "nanvix-2026-06";
  private static final String JULY = "nanvix-2026-07";

  @TempDir private Path directory;
  private Image image = new Image(Path.of(""));

  @BeforeEach
  void program() {
    image = new Image(directory).program("int exported; int who(void) { return 1; }");
  }

  @Test
  void aSymbolIsFoundInTheFileThenInWhatItNeedsThenInTheExecutable() {
    image.shared("lib/libwho.so", "int who(void) { return 2; }", List.of());
    image.shared(
        "lib/m.so",
        "extern int exported; int who(void); int m(void) { return who() + exported; }",
        List.of("lib/libwho.so"));
    LoadPlan plan = image.plan(JULY, "lib/m.so");
    assertThat(plan.loads()).isTrue();
    assertThat(Image.files(plan)).containsExactly("m.so", "libwho.so");
    assertThat(plan.files().get(1).askedBy()).contains(new RelativePath("lib/m.so"));
    assertThat(plan.constructors())
        .extracting(RelativePath::fileName)
        .containsExactly("libwho.so", "m.so");
    assertThat(Image.providers(plan, "who")).containsExactly("libwho.so", "program.elf");
    assertThat(Image.providers(plan, "exported")).containsExactly("program.elf");
  }

  @Test
  void aMissingSymbolIsSaidInTheLoadersWordsAndOurs() {
    image.shared("lib/m.so", "int gone(void); int m(void) { return gone(); }", List.of());
    LoadPlan plan = image.plan(JULY, "lib/m.so");
    assertThat(plan.failures())
        .singleElement()
        .satisfies(
            failure ->
                assertThat(failure.message(LoaderProfile.named(JULY)))
                    .isEqualTo(
                        "symbol not found: lib/m.so needs \"gone\", which is defined by none of"
                            + " [lib/m.so, bin/program.elf]"));
  }

  @Test
  void aMissingLibraryNamesEveryPlace() throws Exception {
    image.shared("lib/libgone.so", "int gone;", List.of());
    image.shared(
        "lib/m.so",
        "extern int gone; int *m = &gone;",
        List.of("lib/libgone.so"),
        "-Wl,-rpath,/opt/a:$ORIGIN/b");
    Files.delete(image.file("lib/libgone.so"));
    assertThat(image.plan(JULY, "lib/m.so").failures(Refusal.MISSING_LIBRARY))
        .singleElement()
        .satisfies(
            failure ->
                assertThat(failure.others())
                    .extracting(RelativePath::text)
                    .containsExactly(
                        "opt/a/libgone.so", "b/libgone.so", "lib/libgone.so", "libgone.so"));
  }

  @Test
  void aWeakSymbolMayStayWithoutADefinitionSinceJuly() {
    image.shared(
        "lib/m.so",
        "__attribute__((weak)) int maybe(void);" + "int m(void) { return maybe ? maybe() : 0; }",
        List.of());
    assertThat(image.plan(JULY, "lib/m.so").loads()).isTrue();
    assertThat(Image.kinds(image.plan(JUNE, "lib/m.so"))).contains("unresolved-symbol");
  }

  @Test
  void aDiamondLoadsSinceJuly() {
    image.shared("lib/libbase.so", "int base;", List.of());
    image.shared("lib/libleft.so", "int left;", List.of("lib/libbase.so"));
    image.shared("lib/m.so", "int m;", List.of("lib/libleft.so", "lib/libbase.so"));
    LoadPlan july = image.plan(JULY, "lib/m.so");
    assertThat(july.loads()).isTrue();
    assertThat(Image.files(july)).containsExactly("m.so", "libleft.so", "libbase.so");
  }

  @Test
  void aLibraryThatNeedsAnotherNeverReturnsBeforeJuly() {
    image.shared("lib/libbase.so", "int base;", List.of());
    image.shared("lib/libmid.so", "int mid;", List.of("lib/libbase.so"));
    image.shared("lib/m.so", "int m;", List.of("lib/libmid.so"));
    assertThat(image.plan(JULY, "lib/m.so").loads()).isTrue();
    assertThat(image.plan(JUNE, "lib/libmid.so").loads()).isTrue();
    assertThat(image.plan(JUNE, "lib/m.so").failures())
        .singleElement()
        .satisfies(
            failure ->
                assertThat(failure.message(LoaderProfile.named(JUNE)))
                    .isEqualTo(
                        "lib/m.so needs lib/libmid.so, which itself needs [lib/libbase.so]: the"
                            + " loader never returns"));
  }

  @Test
  void filesAreLoadedByTheAlphabetBackwardsBeforeJuly() {
    image.shared("lib/liba.so", "int a;", List.of());
    image.shared("lib/libb.so", "int b;", List.of());
    image.shared("lib/libc.so", "int c;", List.of());
    image.shared("lib/m.so", "int m;", List.of("lib/libb.so", "lib/liba.so", "lib/libc.so"));
    assertThat(Image.files(image.plan(JUNE, "lib/m.so")))
        .containsExactly("m.so", "libc.so", "libb.so", "liba.so");
    assertThat(Image.files(image.plan(JULY, "lib/m.so")))
        .containsExactly("m.so", "libb.so", "liba.so", "libc.so");
  }

  @Test
  void constructorsOfADiamondComeInRoundsOverTheLoadOrder() {
    diamond();
    assertThat(image.plan(JULY, "lib/roof.so").constructors())
        .extracting(RelativePath::fileName)
        .containsExactly("base.so", "right.so", "left.so", "roof.so");
  }

  @Test
  void destructorsComeFromTheModuleDown() {
    diamond();
    assertThat(image.plan(JULY, "lib/roof.so").destructors())
        .extracting(RelativePath::fileName)
        .containsExactly("roof.so", "left.so", "right.so", "base.so");
    image.shared("lib/x.so", "int x;", List.of());
    image.shared("lib/y.so", "int y;", List.of());
    image.shared("lib/a.so", "int a;", List.of("lib/x.so"));
    image.shared("lib/b.so", "int b;", List.of("lib/y.so"));
    image.shared("lib/root.so", "int root;", List.of("lib/a.so", "lib/b.so"));
    assertThat(image.plan(JULY, "lib/root.so").destructors())
        .extracting(RelativePath::fileName)
        .containsExactly("root.so", "a.so", "b.so", "y.so", "x.so");
  }

  private void diamond() {
    image.shared("lib/base.so", "int base;", List.of());
    image.shared("lib/left.so", "int left;", List.of("lib/base.so"));
    image.shared("lib/right.so", "int right;", List.of("lib/base.so"));
    image.shared("lib/roof.so", "int roof;", List.of("lib/left.so", "lib/right.so"));
  }

  @Test
  void aProgramIsNoLibrary() {
    Gcc.executable(image.file("lib/pie.so"), "const int m = 1; void _start(void) {}");
    for (String loader : List.of(JUNE, JULY)) {
      assertThat(image.plan(loader, "lib/pie.so").failures())
          .singleElement()
          .satisfies(
              failure ->
                  assertThat(failure.message(LoaderProfile.named(loader)))
                      .isEqualTo(
                          "file is not a dynamic library: lib/pie.so is a position-independent"
                              + " executable (DF_1_PIE)"));
    }
  }

  @Test
  void librariesComeInLinkOrderSinceJulyAndByTheAlphabetBefore() {
    image.shared("lib/libzoo.so", "int chosen(void) { return 1; }", List.of());
    image.shared("lib/libant.so", "int chosen(void) { return 2; }", List.of());
    image.shared(
        "lib/m.so",
        "int chosen(void); int m(void) { return chosen(); }",
        List.of("lib/libzoo.so", "lib/libant.so"));
    assertThat(Image.providers(image.plan(JULY, "lib/m.so"), "chosen"))
        .containsExactly("libzoo.so", "libant.so");
    assertThat(Image.providers(image.plan(JUNE, "lib/m.so"), "chosen"))
        .containsExactly("libant.so", "libzoo.so");
  }

  @Test
  void lookUpIsBreadthFirstSinceJulyAndDepthFirstBefore() {
    image.shared("lib/libdeep.so", "int chosen(void) { return 1; }", List.of());
    image.shared("lib/liba.so", "int a;", List.of("lib/libdeep.so"));
    image.shared("lib/libb.so", "int chosen(void) { return 2; }", List.of());
    image.shared(
        "lib/m.so",
        "int chosen(void); int m(void) { return chosen(); }",
        List.of("lib/liba.so", "lib/libb.so"));
    assertThat(Image.providers(image.plan(JULY, "lib/m.so"), "chosen"))
        .containsExactly("libb.so", "libdeep.so");
    assertThat(Image.providers(image.plan(JUNE, "lib/m.so"), "chosen"))
        .containsExactly("libdeep.so", "libb.so");
  }

  @Test
  void runpathIsReadSinceJulyAndRpathNever() {
    image.shared("opt/libfar.so", "int far;", List.of());
    image.shared("lib/run.so", "int run;", List.of("opt/libfar.so"), "-Wl,-rpath,/opt");
    image.shared(
        "lib/old.so", "int old;", List.of("opt/libfar.so"), "-Wl,--disable-new-dtags,-rpath,/opt");
    assertThat(image.plan(JULY, "lib/run.so").loads()).isTrue();
    assertThat(Image.kinds(image.plan(JUNE, "lib/run.so"))).containsExactly("missing-library");
    assertThat(Image.kinds(image.plan(JULY, "lib/old.so"))).containsExactly("missing-library");
  }

  @Test
  void constructorsRunSinceJuly() {
    image.shared("lib/m.so", "__attribute__((constructor)) void hook(void) {}", List.of());
    assertThat(image.plan(JULY, "lib/m.so").constructors()).hasSize(1);
    assertThat(image.plan(JUNE, "lib/m.so").constructors()).isEmpty();
  }

  @Test
  void aCircleIsRefused() {
    image.shared("lib/libone.so", "int one;", List.of());
    image.shared("lib/libtwo.so", "int two;", List.of("lib/libone.so"));
    image.shared("lib/libone.so", "int one;", List.of("lib/libtwo.so"));
    assertThat(image.plan(JULY, "lib/libone.so").failures(Refusal.CYCLE))
        .singleElement()
        .satisfies(
            cycle ->
                assertThat(cycle.others())
                    .extracting(RelativePath::fileName)
                    .containsExactly("libone.so", "libtwo.so"));
  }

  @Test
  void aLibraryThatNeedsItselfIsRefused() {
    image.shared("lib/libonce.so", "int self;", List.of());
    image.shared("lib/libself.so", "int self;", List.of("lib/libonce.so"));
    byte[] bytes = Words.renamed(Words.of(image.file("lib/libself.so")), "libonce", "libself");
    Words.write(image.file("lib/libself.so"), bytes);
    assertThat(Image.kinds(image.plan(JULY, "lib/libself.so"))).containsExactly("cycle");
  }

  @Test
  void whatTheLoaderCannotMapOrRelocateIsRefused() {
    image.shared("lib/tls.so", "__thread int tls; int *m(void) { return &tls; }", List.of());
    image.shared("lib/based.so", "int based;", List.of(), "-Wl,-Ttext-segment=0x400000");
    image.shared("lib/split.so", "int x; int *split = &x;", List.of(), "-Wl,-z,nocombreloc");
    String indirect =
        "static int one(void) { return 1; } static void *pick(void) { return one; }"
            + "int chosen(void) __attribute__((ifunc(\"pick\")));";
    image.shared("lib/libchosen.so", indirect, List.of());
    image.shared(
        "lib/chooser.so",
        "int chosen(void); int m(void) { return chosen(); }",
        List.of("lib/libchosen.so"));
    assertThat(Image.kinds(image.plan(JULY, "lib/tls.so"))).contains("thread-local-storage");
    assertThat(Image.kinds(image.plan(JULY, "lib/based.so"))).contains("first-page");
    assertThat(Image.kinds(image.plan(JULY, "lib/split.so"))).contains("relocation-section");
    assertThat(Image.kinds(image.plan(JULY, "lib/chooser.so"))).contains("symbol-kind");
    assertThat(image.plan("glibc", "lib/chooser.so").loads()).isTrue();
  }

  @Test
  void aRelocationWithoutASymbolFindsNone() {
    image.shared("lib/m.so", "int x; static int *m __attribute__((used)) = &x;", List.of());
    byte[] bytes = Words.of(image.file("lib/m.so"));
    Words.firstRelocation(bytes, Words.R_386_32);
    Words.write(image.file("lib/m.so"), bytes);
    assertThat(image.plan(JULY, "lib/m.so").failures())
        .singleElement()
        .satisfies(
            failure ->
                assertThat(failure.message(LoaderProfile.named(JULY)))
                    .isEqualTo(
                        "symbol not found: lib/m.so has a relocation R_386_32 without a"
                            + " global symbol"));
    assertThat(Image.kinds(image.plan(JUNE, "lib/m.so"))).contains("relocation-symbol");
    assertThat(image.plan("glibc", "lib/m.so").loads()).isTrue();
  }

  @Test
  void anEmptySegmentIsPassedOverSinceJuly() {
    image.shared("lib/m.so", "int m;", List.of());
    byte[] bytes = Words.of(image.file("lib/m.so"));
    Words.emptySegment(bytes);
    Words.write(image.file("lib/m.so"), bytes);
    assertThat(Image.kinds(image.plan(JUNE, "lib/m.so"))).contains("empty-segment");
    assertThat(Image.kinds(image.plan(JULY, "lib/m.so"))).doesNotContain("empty-segment");
  }

  @Test
  void ownSymbolsAreThoseOfTheModuleAlone() {
    image.shared("lib/liblow.so", "extern int exported; int *low = &exported;", List.of());
    image.shared("lib/m.so", "extern int exported; int *m = &exported;", List.of("lib/liblow.so"));
    LoadPlan plan = image.planner(JULY).planWithOwnSymbols(new RelativePath("lib/m.so"));
    assertThat(plan.symbols())
        .extracting(BoundSymbol::asker)
        .containsOnly(new RelativePath("lib/m.so"));
    assertThat(Image.files(plan)).containsExactly("m.so", "liblow.so");
  }

  /** m.so needs b.so and looks in x, then in lib, where it is. */
  private void twoPlaces(String runpath) {
    image.shared("lib/b.so", "int b;", List.of());
    image.shared(
        "lib/m.so", "extern int b; int *m = &b;", List.of("lib/b.so"), "-Wl,-rpath," + runpath);
  }

  @Test
  void theFirstFileOfTheNameIsTakenWhateverItIs() throws Exception {
    twoPlaces("x:lib");
    Path other = image.file("x/b.so");
    Files.createDirectories(other.getParent());
    Files.writeString(other, "INPUT ( b.a )");
    assertThat(failure()).isEqualTo("x/b.so is no ELF file");
    Files.write(other, java.util.Arrays.copyOf(Files.readAllBytes(image.file("lib/b.so")), 100));
    assertThat(failure()).startsWith("x/b.so is not a well-formed ELF file: At offset");
    Gcc.shared(other, "int b;", "-m64");
    assertThat(failure())
        .isEqualTo(
            "x/b.so is ELF64 LITTLE_ENDIAN EM_X86_64; expected ELF32 LITTLE_ENDIAN EM_386,"
                + " as lib/m.so is");
    Files.delete(other);
    Files.createDirectories(other);
    assertThat(failure()).isEqualTo("x/b.so is no regular file");
    Files.delete(other);
    assertThat(image.plan(JULY, "lib/m.so").loads()).isTrue();
  }

  private String failure() {
    return image.plan(JULY, "lib/m.so").failures().get(0).explanation();
  }

  @Test
  void anOriginInBracesIsADirectoryOfThatName() throws Exception {
    twoPlaces("${ORIGIN}/x");
    Files.createDirectories(image.file("x"));
    Files.move(image.file("lib/b.so"), image.file("x/b.so"));
    assertThat(Image.kinds(image.plan(JULY, "lib/m.so"))).contains("missing-library");
  }
}
