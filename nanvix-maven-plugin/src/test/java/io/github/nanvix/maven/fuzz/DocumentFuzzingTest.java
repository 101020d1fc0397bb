// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.fuzz;

import io.github.nanvix.maven.elf.FuzzingTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** As {@link FuzzingTest}, over the readers of documents and archives. */
class DocumentFuzzingTest {
  @TempDir Path dir;

  @Test
  void noBytesBreakTheReadersOfDocuments() throws IOException {
    Path seeds = Files.createDirectories(dir.resolve("seeds"));
    makeSeeds(seeds);
    FuzzingTest.fuzz(DocumentFuzzTarget.class, "io.github.nanvix.maven.**", dir, seeds);
  }

  private static void makeSeeds(Path seeds) throws IOException {
    Map<String, String> texts =
        Map.of(
            "pin",
                """
                Tdefault = "1"
                [version."1"]
                file = 'f'
                size = 0x1f
                [[a.b]]
                u = ["x"]
                """,
            "setup",
                "S*shared*\nfoo foo.c -lfoo \\\n -DX='1' # c\nA=$(B)\n*noobjects*\nbar bar.c\n",
            "patch", "Pdiff --git a/f b/f\n--- a/f\n+++ b/f\n@@ -1,2 +1,2 @@\n-a\n+A\n b\n",
            "new", "P--- /dev/null\n+++ b/g\n@@ -0,0 +1 @@\n+x\n\\ No newline at end of file\n",
            "json", "J\"\\\u00fc\ud83d\ude00\u0000\n");
    for (Map.Entry<String, String> text : texts.entrySet()) {
      Files.writeString(seeds.resolve(text.getKey()), text.getValue());
    }
    byte[] tar = tar();
    seed(seeds.resolve("tar"), tar);
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(tar);
    }
    seed(seeds.resolve("tar.gz"), packed.toByteArray());
    ByteArrayOutputStream jar = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(jar)) {
      zip.putNextEntry(new ZipEntry("d/f"));
      zip.write('x');
    }
    seed(seeds.resolve("zip"), jar.toByteArray());
    String member = "%-16s%-12s%-6s%-6s%-8s%-10s`\n";
    ByteArrayOutputStream deb = new ByteArrayOutputStream();
    deb.writeBytes("!<arch>\n".getBytes(StandardCharsets.US_ASCII));
    deb.writeBytes(
        member
            .formatted("data.tar", 0, 0, 0, 100644, tar.length)
            .getBytes(StandardCharsets.US_ASCII));
    deb.writeBytes(tar);
    seed(seeds.resolve("deb"), deb.toByteArray());
  }

  private static byte[] tar() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, 512)) {
      TarArchiveEntry entry = new TarArchiveEntry("d/f");
      entry.setSize(1);
      tar.putArchiveEntry(entry);
      tar.write('x');
      tar.closeArchiveEntry();
    }
    return bytes.toByteArray();
  }

  private static void seed(Path file, byte[] archive) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write('A');
      out.write(archive);
    }
  }
}
