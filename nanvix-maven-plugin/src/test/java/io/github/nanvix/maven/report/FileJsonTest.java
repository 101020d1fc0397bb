// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nanvix.maven.elf.ElfImage;
import io.github.nanvix.maven.elf.Gcc;
import io.github.nanvix.maven.elf.Symbol;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.loader.LoaderProfile;
import io.github.nanvix.maven.verify.FileVerification;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What verify.json says of single files. */
class FileJsonTest {
  @TempDir private Path work;

  private String line(Path file) {
    return new String(
        FileJson.line(
            FileVerification.of(LoaderProfile.named("nanvix-2026-07"))
                .inspect(new RelativePath("lib/" + file.getFileName()), file)
                .orElseThrow()),
        StandardCharsets.UTF_8);
  }

  @Test
  void aSharedObjectIsDescribed() {
    Path libz = Gcc.shared(work.resolve("libz.so"), "int z;", "-Wl,-soname,libz.so.1");
    Path file =
        Gcc.shared(
            work.resolve("liby.so"),
            "int f(void); __attribute__((weak)) int w(void); int g(void) { return f() + w(); }",
            "-Wl,-soname,liby.so,--enable-new-dtags,-rpath,/opt,--no-as-needed",
            libz);

    assertThat(line(file))
        .startsWith(
            "{\"path\": \"lib/liby.so\", \"kind\": \"elf\", \"class\": \"ELF32\", \"data\":"
                + " \"LITTLE_ENDIAN\", \"type\": \"ET_DYN\", \"machine\": \"EM_386\", \"soname\":"
                + " \"liby.so\", \"needed\": [\"libz.so.1\"], \"runpath\": \"/opt\"")
        .contains("\"weakUndefined\": [\"w\"]", "\"defined\": [\"g\"]", "\"R_386_JUMP_SLOT\": 2")
        .doesNotContain("\n", work.toString());
  }

  @Test
  void anArchiveIsDescribedMemberByMember() {
    Path object = Gcc.run(work.resolve("a.o"), "int a(void) { return 1; }", List.of("-c"));
    Path archive = work.resolve("liba.a");
    Gcc.tool(List.of("ar", "rcs", archive.toString(), object.toString()));

    assertThat(line(archive))
        .startsWith("{\"path\": \"lib/liba.a\", \"kind\": \"archive\", \"symbolIndex\": true")
        .contains("\"name\": \"a.o\"", "\"type\": \"ET_REL\"", "\"defined\": [\"a\"]");
  }

  private static String quoted(List<Symbol> symbols) {
    return symbols.stream()
        .filter(symbol -> symbol.isDefined() && !symbol.name().isEmpty())
        .map(symbol -> Json.line(symbol.versionedName()))
        .collect(Collectors.joining(", ", "\"defined\": [", "]"));
  }

  @Test
  void symbolsHaveTheVersionsThatTheyHaveOneByOne() throws IOException {
    Path script = Files.writeString(work.resolve("map"), "V_1 { }; V_2 { neu; } V_1;");
    Path file =
        Gcc.shared(
            work.resolve("libv.so"),
            "int a(void) { return 1; } int b(void) { return 2; } int neu(void) { return 3; }"
                + " __asm__(\".symver a,old@V_1\"); __asm__(\".symver b,old@@V_2\");",
            "-Wl,--version-script=" + script);

    assertThat(line(file))
        .contains(quoted(ElfImage.read(file).dynamicSymbols()))
        .contains("\"old@V_1\"", "\"old@@V_2\"", "\"neu@@V_2\"", "\"V_1\"");
  }

  @Test
  void whatNeedsAnEscapeInANameHasOneWhereverItStands() throws IOException {
    Path file = Gcc.shared(work.resolve("libq.so"), "int abcdefghijklm(void) { return 1; }");
    byte[] content = Files.readAllBytes(file);
    int name = new String(content, StandardCharsets.ISO_8859_1).indexOf("abcdefghijklm");
    for (int i = 0; i < 13; i++) {
      for (int odd : new int[] {'"', '\\', '\t', 1, 0x7f, 0xc3}) {
        byte[] changed = content.clone();
        changed[name + i] = (byte) odd;
        Files.write(file, changed);
        assertThat(line(file)).contains(quoted(ElfImage.read(changed).dynamicSymbols()));
      }
    }
  }

  @Test
  void aBrokenFileIsNamedAndNothingElse() throws IOException {
    assertThat(line(Files.writeString(work.resolve("x.so"), "text")))
        .isEqualTo("{\"path\": \"lib/x.so\", \"kind\": \"broken\"}");
  }
}
