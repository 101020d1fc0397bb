// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.loader;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nanvix.maven.fs.RelativePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The start of a program that needs libraries itself, as Nanvix loads them. */
class ProgramStartTest {
  private static final String START = "nanvix-2026-11";
  private static final String JULY = "nanvix-2026-07";
  private static final String CALLS_A = "int a(void); void _start(void) { a(); }";
  private static final String MAY_CALL_A =
      "__attribute__((weak)) int a(void); void _start(void) { if (a) a(); }";

  @TempDir private Path directory;
  private Image image = new Image(Path.of(""));

  @BeforeEach
  void libraries() {
    image = new Image(directory);
    image.shared("lib/leaf.so", "int leaf(void) { return 1; }", List.of());
    image.shared("lib/a.so", "int a(void) { return 2; }", List.of("lib/leaf.so"));
    image.shared("lib/b.so", "int b(void) { return 3; }", List.of());
  }

  private LoadPlan started() {
    return image.plan(START, Image.EXECUTABLE.text());
  }

  private static List<String> messages(List<? extends LoadFailure> failures) {
    LoaderProfile profile = LoaderProfile.named(START);
    return failures.stream().map(failure -> failure.message(profile)).toList();
  }

  private static List<String> names(List<RelativePath> files) {
    return files.stream().map(RelativePath::fileName).toList();
  }

  @Test
  void eachLibraryIsOpenedForItselfInLinkOrder() {
    image.program(CALLS_A, List.of("lib/a.so", "lib/b.so"));
    LoadPlan plan = started();
    assertThat(plan.loads()).isTrue();
    assertThat(plan.warnings()).isEmpty();
    assertThat(Image.files(plan)).containsExactly("program.elf", "a.so", "leaf.so", "b.so");
    assertThat(plan.files().get(1).askedBy()).contains(Image.EXECUTABLE);
    assertThat(names(plan.needs().getOrDefault(Image.EXECUTABLE, List.of())))
        .containsExactly("a.so", "b.so");
    assertThat(names(plan.constructors()))
        .containsExactly("leaf.so", "a.so", "b.so", "program.elf");
    assertThat(names(plan.destructors())).containsExactly("program.elf", "b.so", "a.so");
    assertThat(Image.providers(plan, "a")).containsExactly("a.so");
  }

  @Test
  void whatALibraryBringsInIsNotLoadedAgainAndIsPublishedInItsTurn() {
    image.program(
        "int leaf(void); void _start(void) { leaf(); }", List.of("lib/a.so", "lib/leaf.so"));
    LoadPlan plan = started();
    assertThat(plan.loads()).isTrue();
    assertThat(Image.files(plan)).containsExactly("program.elf", "a.so", "leaf.so");
    assertThat(names(plan.constructors())).containsExactly("leaf.so", "a.so", "program.elf");
    assertThat(names(plan.destructors())).containsExactly("program.elf", "a.so", "leaf.so");
  }

  @Test
  void aLibraryThatIsNowhereIsOnlyWarnedOf() throws IOException {
    image.program(MAY_CALL_A, List.of("lib/a.so", "lib/b.so"));
    Files.delete(image.file("lib/a.so"));
    LoadPlan plan = started();
    assertThat(plan.loads()).isTrue();
    assertThat(Image.files(plan)).containsExactly("program.elf", "b.so");
    assertThat(messages(plan.warnings()))
        .containsExactly(
            "failed to load DT_NEEDED: bin/program.elf starts without \"a.so\": vfs open failed:"
                + " bin/program.elf needs \"a.so\", which is none of [lib/a.so, a.so]");
  }

  @Test
  void aProgramThatNamesItselfIsNoLibrary() {
    image.shared("bin/same.so", "int a;", List.of(), "-Wl,-soname," + Image.EXECUTABLE);
    image.program("void _start(void) {}", List.of("bin/same.so", "lib/b.so"));
    assertThat(started().loads()).isTrue();
    assertThat(Image.files(started())).containsExactly("program.elf", "b.so");
    assertThat(messages(started().warnings()))
        .containsExactly(
            "failed to load DT_NEEDED: bin/program.elf starts without \"bin/program.elf\": file is"
                + " not a dynamic library: bin/program.elf is a position-independent executable"
                + " (DF_1_PIE)");
    image.shared("lib/m.so", "extern int a; int *m = &a;", List.of("bin/same.so"));
    for (String loader : List.of(START, JULY, "glibc")) {
      assertThat(Image.kinds(image.plan(loader, "lib/m.so"))).contains("executable");
    }
  }

  @Test
  void aStrongSymbolThatNothingDefinesEndsTheProgram() throws IOException {
    image.program(CALLS_A, List.of("lib/a.so", "lib/b.so"));
    Files.delete(image.file("lib/a.so"));
    assertThat(messages(started().failures()))
        .containsExactly(
            "unresolved executable relocations: bin/program.elf needs \"a\", which is defined by"
                + " none of [bin/program.elf, lib/b.so]");
    assertThat(started().warnings()).hasSize(1);
  }

  @Test
  void aLibraryOfWhichAnythingIsRefusedIsLeftOutWhole() throws IOException {
    image.shared("lib/gone.so", "int gone;", List.of());
    image.shared("lib/a.so", "int a(void) { return 2; }", List.of("lib/leaf.so", "lib/gone.so"));
    Files.delete(image.file("lib/gone.so"));
    image.program(MAY_CALL_A, List.of("lib/a.so", "lib/b.so"));
    assertThat(Image.files(started())).containsExactly("program.elf", "b.so");
    image.program(MAY_CALL_A, List.of("lib/a.so", "lib/leaf.so"));
    assertThat(Image.files(started())).containsExactly("program.elf", "leaf.so");
    assertThat(started().files().get(1).askedBy()).contains(Image.EXECUTABLE);
  }

  @Test
  void theReasonIsTheLoadersAndNamesTheFile() throws IOException {
    image.program(MAY_CALL_A, List.of("lib/a.so"));
    String without = "failed to load DT_NEEDED: bin/program.elf starts without \"a.so\": ";
    image.shared("lib/a.so", "int z(void); int a(void) { return z(); }", List.of());
    assertThat(messages(started().warnings()))
        .containsExactly(
            without
                + "symbol not found: lib/a.so needs \"z\", which is defined by none of [lib/a.so,"
                + " bin/program.elf]");
    image.shared("lib/b.so", "int b;", List.of("lib/a.so"));
    image.shared("lib/a.so", "int a;", List.of("lib/b.so"));
    assertThat(messages(started().warnings()))
        .containsExactly(
            without
                + "cyclic DT_NEEDED dependency: lib/a.so needs itself through [lib/a.so,"
                + " lib/b.so]");
    Files.writeString(image.file("lib/a.so"), "no ELF file, but longer than an ELF header is it");
    assertThat(messages(started().warnings()))
        .containsExactly(without + "failed to parse ELF file: lib/a.so is no ELF file");
    Files.delete(image.file("lib/a.so"));
    Files.createDirectory(image.file("lib/a.so"));
    assertThat(messages(started().warnings()))
        .containsExactly(without + "file is not a regular file: lib/a.so is no regular file");
  }

  @Test
  void whatLibrariesNeedIsVisibleToThemAlone() {
    image.program("int leaf(void); void _start(void) { leaf(); }", List.of("lib/a.so"));
    image.shared("lib/m.so", "int leaf(void); int m(void) { return leaf(); }", List.of());
    assertThat(Image.files(started())).contains("leaf.so");
    assertThat(Image.kinds(started())).containsExactly("executable-symbol");
    assertThat(Image.kinds(image.plan(START, "lib/m.so"))).containsExactly("unresolved-symbol");
  }

  @Test
  void aLibrarySeesThoseThatWereOpenedBeforeIt() {
    image.shared("lib/user.so", "int b(void); int user(void) { return b(); }", List.of());
    image.program(MAY_CALL_A, List.of("lib/b.so", "lib/user.so"));
    assertThat(started().warnings()).isEmpty();
    assertThat(Image.providers(started(), "b")).containsExactly("b.so");
    image.program(MAY_CALL_A, List.of("lib/user.so", "lib/b.so"));
    assertThat(messages(started().warnings()))
        .singleElement()
        .asString()
        .contains("without \"user.so\": symbol not found: lib/user.so needs \"b\"");
    assertThat(image.plan(START, "lib/user.so").loads()).isTrue();
  }

  @Test
  void aModuleFindsThemBehindTheProgram() {
    image.shared("lib/b.so", "int b(void) { return 3; } int both(void) { return 4; }", List.of());
    image.program("int both(void) { return 1; } void _start(void) {}", List.of("lib/b.so"));
    image.shared(
        "lib/m.so", "int b(void), both(void); int m(void) { return b() + both(); }", List.of());
    LoadPlan plan = image.plan(START, "lib/m.so");
    assertThat(plan.loads()).isTrue();
    assertThat(Image.files(plan)).containsExactly("m.so");
    assertThat(Image.providers(plan, "b")).containsExactly("b.so");
    assertThat(Image.providers(plan, "both")).containsExactly("program.elf", "b.so");
    assertThat(Image.kinds(image.plan(JULY, "lib/m.so"))).containsExactly("unresolved-symbol");
  }

  @Test
  void aModuleThatNeedsOneOfThemGetsTheOneThatIsThere() {
    image.program(CALLS_A, List.of("lib/a.so"));
    image.shared("lib/m.so", "int a(void); int m(void) { return a(); }", List.of("lib/a.so"));
    LoadPlan plan = image.plan(START, "lib/m.so");
    assertThat(Image.files(plan)).containsExactly("m.so");
    assertThat(names(plan.constructors())).containsExactly("m.so");
    assertThat(names(plan.destructors())).containsExactly("m.so");
    assertThat(Image.providers(plan, "a")).containsExactly("a.so");
  }

  @Test
  void theProgramsOwnSearchPathDoesNotCount() {
    image.shared("opt/far.so", "int far;", List.of());
    image.program(MAY_CALL_A, List.of("opt/far.so"), "-Wl,-rpath,/opt");
    assertThat(messages(started().warnings()))
        .singleElement()
        .asString()
        .endsWith("needs \"far.so\", which is none of [lib/far.so, far.so]");
    image.shared("opt/far.so", "int far;", List.of(), "-Wl,-soname,opt/far.so");
    image.program(MAY_CALL_A, List.of("opt/far.so"));
    assertThat(Image.files(started())).containsExactly("program.elf", "far.so");
  }

  @Test
  void aRelocationThatIsNotAppliedAsksForNothing() {
    String source =
        "extern __thread int gone; int *where(void) { return &gone; } void _start(void) {}";
    image.program(source, List.of("lib/b.so"));
    assertThat(started().loads()).isTrue();
  }

  @Test
  void aProgramWithoutLibrariesIsLeftAlone() {
    image.program(CALLS_A, List.of());
    assertThat(started().loads()).isTrue();
    assertThat(started().symbols()).isEmpty();
  }

  @Test
  void otherwiseTheProfileIsThatOfJuly() {
    LoaderProfile july = LoaderProfile.named(JULY);
    LoaderProfile start = LoaderProfile.named(START);
    assertThat(start)
        .usingRecursiveComparison()
        .ignoringFields(
            "name", "files.executableNeeds", "binding.order", "binding.allocator", "words")
        .isEqualTo(july);
    assertThat(start.words()).containsAllEntriesOf(july.words()).hasSize(july.words().size() + 2);
  }
}
