// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.loader;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.nanvix.maven.elf.Gcc;
import io.github.nanvix.maven.fs.RelativePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The profile {@code glibc} against this machine's own ld.so, on good and broken modules. */
class GlibcLoaderTest {
  @TempDir private Path directory;

  private final RealLoader loader = RealLoader.ofThisMachine();

  private Path library(String name, String source, Object... options) {
    List<Object> all =
        new ArrayList<>(List.of("-m64", "-Wl,--no-as-needed", "-Wl,-soname," + name));
    all.addAll(List.of(options));
    return Gcc.shared(directory.resolve(name), source, all.toArray());
  }

  private Path at(String name) {
    return directory.resolve(name);
  }

  private RealLoader.Outcome agreed(String name) throws IOException {
    RealLoader.Outcome real = loader.real(at(name));
    assertThat(loader.planned(loader.planner(), at(name))).isEqualTo(real);
    return real;
  }

  private static List<String> names(RealLoader.Outcome outcome) {
    return outcome.files().stream().map(file -> Path.of(file).getFileName().toString()).toList();
  }

  @Test
  void filesComeBreadthFirst() throws IOException {
    library("libdeep.so", "int deep;");
    library("libleft.so", "int left;", at("libdeep.so"), "-Wl,-rpath,$ORIGIN");
    library("libright.so", "int right;", at("libdeep.so"), "-Wl,-rpath,$ORIGIN");
    library(
        "libtop.so",
        "extern int left, right, deep; int *top[] = {&left, &right, &deep};",
        at("libleft.so"),
        at("libright.so"),
        "-lc",
        "-Wl,-rpath,$ORIGIN");
    assertThat(names(agreed("libtop.so")))
        .startsWith("libleft.so", "libright.so", "libc.so.6", "libdeep.so");
  }

  @Test
  void aCircleIsLoadedOnce() throws IOException {
    library("libone.so", "int one;");
    library("libtwo.so", "int two;", at("libone.so"), "-Wl,-rpath,$ORIGIN");
    library("libone.so", "int one;", at("libtwo.so"), "-Wl,-rpath,$ORIGIN");
    assertThat(names(agreed("libone.so"))).containsExactly("libtwo.so");
  }

  @Test
  void onlyRpathIsInherited() throws IOException {
    Files.createDirectory(at("sub"));
    library("sub/libleaf.so", "int leaf;", "-Wl,-soname,libleaf.so");
    library("sub/libmid.so", "int mid;", at("sub/libleaf.so"), "-Wl,-soname,libmid.so");
    String old = "-Wl,--disable-new-dtags,-rpath,$ORIGIN/sub";
    library("libold.so", "extern int mid; int *old = &mid;", at("sub/libmid.so"), old);
    String now = "-Wl,--enable-new-dtags,-rpath,$ORIGIN/sub";
    library("libnew.so", "extern int mid; int *now = &mid;", at("sub/libmid.so"), now);
    assertThat(agreed("libold.so").missing()).isEmpty();
    assertThat(agreed("libnew.so").missing()).containsExactly("libleaf.so");
  }

  @Test
  void aFileAnswersToItsSoname() throws IOException {
    library("libreal.so.1", "int real;");
    Files.copy(at("libreal.so.1"), at("renamed.so"));
    library("libuser.so", "extern int real; int *user = &real;", at("libreal.so.1"));
    library(
        "libboth.so",
        "extern int *user; int **both = &user;",
        at("libuser.so"),
        at("renamed.so"),
        "-Wl,-rpath,$ORIGIN");
    agreed("libboth.so");
  }

  @Test
  void symbolsWithoutADefinitionAreNamed() throws IOException {
    library(
        "libbroken.so",
        "int gone(void); extern int lost; __attribute__((weak)) int maybe(void);"
            + "int broken(void) { return gone() + lost + (maybe ? maybe() : 0); }");
    assertThat(agreed("libbroken.so").undefined()).containsExactly("gone", "lost");
  }

  @Test
  void aSymbolThatNoRelocationNamesIsNotLookedUp() throws IOException {
    library("libidle.so", "int idle;", "-Wl,-u,nobody");
    assertThat(agreed("libidle.so").undefined()).isEmpty();
  }

  @Test
  void versionsAreMatched() throws IOException {
    Path one = Files.writeString(at("one.map"), "V_1 { global: old; fresh; };");
    Path two = Files.writeString(at("two.map"), "V_1 { global: old; }; V_2 { global: fresh; };");
    library("libv.so", "int old(void){return 1;} int fresh(void){return 2;}", script(two));
    library(
        "libasks.so",
        "int old(void), fresh(void); int asks(void) { return old() + fresh(); }",
        at("libv.so"),
        "-Wl,-rpath,$ORIGIN");
    assertThat(agreed("libasks.so").versions()).isEmpty();
    library("libv.so", "int old(void){return 1;} int fresh(void){return 2;}", script(one));
    RealLoader.Outcome broken = agreed("libasks.so");
    assertThat(broken.versions()).containsExactly("V_2");
    assertThat(broken.undefined()).containsExactly("fresh");
  }

  @Test
  void aReferenceWithoutAVersionTakesTheFirstOrTheDefault() throws IOException {
    Path map = Files.writeString(at("v.map"), "V_1 { global: f; }; V_2 { global: f; g; };");
    String source =
        "__asm__(\".symver f1, f@V_1\"); __asm__(\".symver f2, f@@V_2\");"
            + "__asm__(\".symver g2, g@V_2\"); int f1(void){return 1;} int f2(void){return 2;}"
            + "int g2(void){return 3;}";
    library("libf.so", "int f(void){return 0;} int g(void){return 0;}");
    library(
        "libcalls.so",
        "int f(void), g(void); int calls(void) { return f() + g(); }",
        at("libf.so"),
        "-Wl,-rpath,$ORIGIN");
    library("libf.so", source, script(map));
    assertThat(agreed("libcalls.so").undefined()).containsExactly("g");
  }

  @Test
  void aFileOfAnotherMachineIsPassedOver() throws IOException {
    Files.createDirectories(at("narrow"));
    Files.createDirectories(at("wide"));
    library("narrow/libword.so", "int word;", "-m32", "-Wl,-soname,libword.so");
    library("wide/libword.so", "int word;", "-Wl,-soname,libword.so");
    library(
        "libuses.so",
        "extern int word; int *uses = &word;",
        at("wide/libword.so"),
        "-Wl,-rpath,$ORIGIN/narrow:$ORIGIN/wide");
    assertThat(agreed("libuses.so").files())
        .containsExactly(at("wide/libword.so").toRealPath().toString());
  }

  @Test
  void aBrokenFileInTheWayIsNotPassedOver() throws IOException {
    Files.createDirectories(at("first"));
    library("libword.so", "int word;");
    library(
        "libuses.so",
        "extern int word; int *uses = &word;",
        at("libword.so"),
        "-Wl,-rpath,$ORIGIN/first:$ORIGIN");
    Files.writeString(at("first/libword.so"), "no ELF file, but longer than an ELF header is");

    LoadPlan plan = plan("libuses.so");

    assertThat(loader.real(at("libuses.so")).files()).doesNotContain(at("libword.so").toString());
    assertThat(plan.failures(Refusal.UNUSABLE_LIBRARY))
        .singleElement()
        .extracting(LoadFailure::explanation)
        .asString()
        .endsWith("first/libword.so is no ELF file");
  }

  private LoadPlan plan(String name) throws IOException {
    return loader.planner().plan(RelativePath.between(Path.of("/"), at(name).toRealPath()));
  }

  @Test
  void theOriginIsThatOfThePathThatLedToTheFile() throws IOException {
    Files.createDirectories(at("a"));
    library("a/libbar.so", "int bar;", "-Wl,-soname,libbar.so");
    library(
        "a/libfoo.so",
        "extern int bar; int *foo = &bar;",
        at("a/libbar.so"),
        "-Wl,-soname,libfoo.so,-rpath,$ORIGIN");
    Files.createSymbolicLink(at("libfoo.so"), Path.of("a/libfoo.so"));
    library("libm.so", "extern int *foo; int **m = &foo;", at("libfoo.so"), "-Wl,-rpath,$ORIGIN");
    LoadPlanner planner = loader.planner();

    assertThat(loader.planned(planner, at("a/libfoo.so")).missing()).isEmpty();
    RealLoader.Outcome after = loader.planned(planner, at("libm.so"));

    assertThat(after.missing()).containsExactly("libbar.so");
    assertThat(after.missing()).isEqualTo(loader.real(at("libm.so")).missing());
  }

  @Test
  void dataIsCopiedFromALibraryThatHasIt() throws IOException {
    library("libd.so", "int d = 5;");
    Gcc.run(
        at("program"),
        "extern int d; int main(void) { return d; }",
        List.of("-fno-pic", "-no-pie"),
        "-m64",
        at("libd.so"),
        "-Wl,-rpath,$ORIGIN",
        "-lc",
        "-Wl,-e,main");
    assertThat(agreed("program").undefined()).isEmpty();
    library("libd.so", "int e = 5;");
    assertThat(agreed("program").undefined()).containsExactly("d");
  }

  @Test
  void whatSaysThatItIsNoLibraryIsNone() throws IOException {
    Gcc.run(at("pie.so"), "int main(void) { return 0; }", List.of("-fPIE", "-pie"), "-m64");
    library("open.so", "int open;");
    library("closed.so", "int closed;", "-Wl,-z,nodlopen");
    library("alone.so", "int alone;", "-lc", "-Wl,-z,nodefaultlib");
    Gcc.run(
        at("bin/main"),
        "int main(void) { return 0; }",
        List.of("-fPIE", "-pie"),
        "-m64",
        "-Wl,-e,main");
    LoadPlanner planner =
        new LoadPlanner(
            LoaderProfile.named("glibc"),
            new RelativePath("bin/main"),
            new ImageDirectory(directory));

    assertThat(planner.plan(new RelativePath("open.so")).loads()).isTrue();
    assertThat(planner.plan(new RelativePath("pie.so")).loads()).isFalse();
    assertThat(planner.plan(new RelativePath("closed.so")).loads()).isFalse();
    assertThat(agreed("alone.so").missing()).containsExactly("libc.so.6");
  }

  @Test
  void programsOfThisMachineLoadTheSame() throws IOException {
    LoadPlanner planner = loader.planner();
    for (String name :
        List.of("/usr/bin/gcc", "/usr/bin/ld.bfd", "/usr/bin/bash", "/usr/bin/make")) {
      assertThat(loader.planned(planner, Path.of(name)))
          .describedAs(name)
          .isEqualTo(loader.real(Path.of(name)));
    }
  }

  @Test
  void constructorsRunInTheSameOrder() throws IOException {
    String hook = "__attribute__((constructor)) static void hook(void) {} int ";
    library("liba.so", hook + "a;", "-lc");
    library(
        "libb.so", hook + "b; extern int a; int *ba = &a;", at("liba.so"), "-Wl,-rpath,$ORIGIN");
    library("libc1.so", hook + "c;", at("liba.so"), "-Wl,-rpath,$ORIGIN");
    Path program =
        Gcc.run(
            at("program"),
            "extern int *ba, c; int main(void) { return ba != &c ? 0 : 1; }",
            List.of("-fPIE", "-pie"),
            "-m64",
            "-Wl,--no-as-needed",
            at("libb.so"),
            at("libc1.so"),
            "-Wl,-rpath,$ORIGIN",
            // The machine's own start files: the last -nostdlib would leave main alone.
            "-lc",
            "-Wl,-e,main");
    List<String> called = new ArrayList<>();
    ProcessBuilder builder = new ProcessBuilder(program.toString()).redirectErrorStream(true);
    builder.environment().put("LD_DEBUG", "files");
    Process traced = builder.start();
    try (Stream<String> lines = new String(traced.getInputStream().readAllBytes(), UTF_8).lines()) {
      lines
          .filter(line -> line.contains("calling init: "))
          .map(line -> line.substring(line.indexOf("init: ") + 6))
          .map(line -> Path.of(line).getFileName().toString())
          .filter(line -> !line.startsWith("ld-linux"))
          .forEach(called::add);
    }
    List<String> planned =
        plan("program").constructors().stream()
            .map(RelativePath::fileName)
            .filter(name -> !name.startsWith("ld-linux") && !name.equals("program"))
            .toList();
    assertThat(called).isNotEmpty().isEqualTo(planned);
  }

  private static String script(Path file) {
    return "-Wl,--version-script=" + file;
  }
}
