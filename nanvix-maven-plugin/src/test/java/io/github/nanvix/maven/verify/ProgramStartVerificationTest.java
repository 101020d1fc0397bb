// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nanvix.maven.elf.Gcc;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.loader.LoaderProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Images whose program needs libraries itself, for a loader that opens them at start. */
class ProgramStartVerificationTest {
  private static final RelativePath EXE = new RelativePath("bin/program.elf");
  private static final String HEAP =
      "void *malloc(unsigned n) { return 0; } void free(void *p) {} int use(void) { return 1; }";
  private static final String USES = "int use(void); void _start(void) { use(); }";

  @TempDir private Path root;

  private Path library(String name, String source) {
    return Gcc.shared(root.resolve("lib").resolve(name), source, "-Wl,-soname," + name);
  }

  private void program(String source, Object... options) {
    List<Object> all =
        new ArrayList<>(List.of("-Wl,--export-dynamic,--no-dynamic-linker,--no-as-needed"));
    all.addAll(List.of(options));
    Gcc.run(root.resolve(EXE.text()), source, List.of("-fPIE", "-pie"), all.toArray());
  }

  private VerifyResult verified() {
    return Verification.of(LoaderProfile.named("nanvix-2026-11")).run(root, SubjectSpec.any(EXE));
  }

  /** What the findings say of heaps, and of libraries that are needed or used. */
  private List<String> findings(String ids) {
    return verified().findings().stream()
        .filter(finding -> finding.id().matches(ids))
        .map(
            finding ->
                finding.severity()
                    + " "
                    + finding.id()
                    + " "
                    + finding.file()
                    + " "
                    + finding.message())
        .toList();
  }

  @Test
  void twoHeapsOfTheProgramAndALibraryThatItNeedsAreWarnedOf() {
    Path libc = library("libc.so", HEAP);
    program("void *malloc(unsigned n) { return 0; } " + USES, libc);
    String said =
        "WARNING ELF-SYM-015 lib/libc.so defines \"malloc\", as bin/program.elf, which needs it,"
            + " does: memory of one heap must not reach the other";
    assertThat(findings("ELF-SYM-0(04|15)")).containsExactly(said);
    assertThat(verified().hasErrors()).isFalse();
  }

  @Test
  void aHeapOfAnotherLibraryIsAnErrorAsEver() {
    Path libc = library("libc.so", "int use(void) { return 1; }");
    program("void *malloc(unsigned n) { return 0; } " + USES, libc);
    library("libother.so", HEAP);
    assertThat(findings("ELF-SYM-0(04|15)"))
        .singleElement()
        .asString()
        .startsWith("ERROR ELF-SYM-004 lib/libother.so");
  }

  @Test
  void oneHeapIsWhereverItIs() {
    program(USES, library("libc.so", HEAP));
    assertThat(findings("ELF-SYM-0(04|15)")).isEmpty();
  }

  @Test
  void whatTheProgramPublishesNeedNotBeNeeded() {
    program(USES, library("libc.so", HEAP));
    library("m.so", "int use(void); int m(void) { return use(); }");
    assertThat(findings("ELF-DYN-01[23]|ELF-SYM-001")).isEmpty();
  }

  @Test
  void aLibraryThatIsLeftOutWillNotLoad() throws IOException {
    Path libc = library("libc.so", HEAP);
    program("void _start(void) {}", libc);
    Files.delete(libc);
    assertThat(verified().hasErrors()).isFalse();
    assertThat(verified().refused()).isEqualTo(1);
    assertThat(findings("ELF-EXE-010"))
        .containsExactly(
            "WARNING ELF-EXE-010 bin/program.elf starts without \"libc.so\": vfs open failed:"
                + " bin/program.elf needs \"libc.so\", which is none of [lib/libc.so, libc.so]");
  }
}
