package io.github.nanvix.maven.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nanvix.maven.elf.Gcc;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.loader.LoaderProfile;
import io.github.nanvix.maven.verify.FileVerification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What verify.json says of single files. */
class FileJsonTest {
  @TempDir private Path work;

  private String line(Path file) {
    return FileJson.line(
        FileVerification.of(LoaderProfile.named("nanvix-2026-07"))
            .inspect(new RelativePath("lib/" + file.getFileName()), file)
            .orElseThrow());
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

  @Test
  void aBrokenFileIsNamedAndNothingElse() throws IOException {
    assertThat(line(Files.writeString(work.resolve("x.so"), "text")))
        .isEqualTo("{\"path\": \"lib/x.so\", \"kind\": \"broken\"}");
  }
}
