// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nanvix.maven.elf.Gcc;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonTest {
  private static final String PROGRAM =
      "const char name[] = \"libtiny\"; const char built[] = \"%s\"; int used(int x) { return x + %s; }";

  @TempDir private Path directory;
  private Path one;
  private Path other;

  @BeforeEach
  void makeTwoTrees() throws IOException {
    one = Files.createDirectory(directory.resolve("one"));
    other = Files.createDirectory(directory.resolve("other"));
  }

  @Test
  void filesWithTheSameBytesHaveNoDifference() throws IOException {
    assertThat(differences(text(one, "a", "x"), text(other, "a", "x"))).isEmpty();
  }

  @Test
  void aTextIsNamedByItsLineWithWhatBothHaveThere() throws IOException {
    assertThat(differences(text(one, "a", "x\nTZ=UTC\n"), text(other, "a", "x\nTZ=CET\n")))
        .containsExactly("file: line 2, column 4: \"TZ=UTC\" and \"TZ=CET\"");
  }

  @Test
  void aLongLineIsShortenedAroundTheDifference() throws IOException {
    String start = "s".repeat(5000);
    String end = "e".repeat(5000);
    assertThat(differences(text(one, "a", start + 1 + end), text(other, "a", start + 2 + end)))
        .containsExactly(
            "file: line 1, column 5001: \"..."
                + "s".repeat(40)
                + "1"
                + "e".repeat(59)
                + "...\" and \"..."
                + "s".repeat(40)
                + "2"
                + "e".repeat(59)
                + "...\"");
  }

  @Test
  void aTextThatGoesOnIsNamedWhereTheOtherEnds() throws IOException {
    assertThat(differences(text(one, "a", "x\n"), text(other, "a", "x\ny\n")))
        .containsExactly("file: line 2, column 1: \"\" and \"y\"");
  }

  @Test
  void otherFilesAreNamedByOffsetAndBytes() throws IOException {
    assertThat(differences(text(one, "a", "\0\0A"), text(other, "a", "\0\0B")))
        .containsExactly("file: offset 0x2: 41 and 42");
    assertThat(differences(text(one, "b", "\0\0"), text(other, "b", "\0\0B")))
        .containsExactly("file: offset 0x2: the end and 42");
  }

  @Test
  void anElfFileIsNamedBySectionOffsetAndSymbol() throws IOException {
    assertThat(differences(library(one, "19:00", 1), library(other, "20:00", 1)))
        .containsExactly("file: section .rodata, offset 0x0, in \"built\" + 0x0: 31 and 32");
  }

  @Test
  void codeComesBeforeTheBuildIdThatFollowsFromIt() throws IOException {
    Path first = library(one, "x", 1, "-Wl,--build-id");
    Path second = library(other, "x", 2, "-Wl,--build-id");
    assertThat(differences(first, second))
        .singleElement()
        .asString()
        .startsWith("file: section .text, offset 0x")
        .contains("in \"used\" + 0x")
        .endsWith(": 01 and 02");
  }

  @Test
  void aSectionThatOneLacksIsNamed() throws IOException {
    Path first = library(one, "x", 1);
    Path second =
        Gcc.run(other.resolve("a.so"), PROGRAM.formatted("x", 1), List.of("-shared", "-g"));
    assertThat(differences(first, second)).singleElement().asString().startsWith("file: section ");
  }

  @Test
  void anElfFileThatIsDamagedIsComparedAsBytes() throws IOException {
    Path first = text(one, "a", "\177ELF\0\0A");
    assertThat(differences(first, text(other, "a", "\177ELF\0\0B")))
        .containsExactly("file: offset 0x6: 41 and 42");
  }

  @Test
  void aMemberOfAStaticLibraryInATarIsNamedThroughAllOfThem() throws IOException {
    Path first = packed(archived(one, "19:00"));
    Path second = packed(archived(other, "20:00"));
    assertThat(differences(first, second))
        .containsExactly(
            "file: ./lib/libtiny.a: tiny.o: section .rodata, offset 0x0, in \"built\" + 0x0: 31 and 32");
  }

  @Test
  void whatTheHeaderOfAStaticLibrarysMemberSaysIsNamed() throws IOException {
    Path first = archived(one, "x");
    Path second = other.resolve("libtiny.a");
    Gcc.tool(List.of("sh", "-c", "cd " + first.getParent() + " && ar rcsU " + second + " tiny.o"));
    assertThat(differences(first, second))
        .singleElement()
        .asString()
        .startsWith("file: tiny.o: modification time is 0 and ");
  }

  @Test
  void membersThatOneLacksAreAllNamed() throws IOException {
    text(one, "tree/a", "");
    text(one, "tree/both", "");
    text(other, "tree/both", "");
    text(other, "tree/z", "");
    assertThat(differences(packed(one.resolve("tree/both")), packed(other.resolve("tree/both"))))
        .containsExactly("file: ./a: only in the first", "file: ./z: only in the second");
  }

  @Test
  void everyMemberThatDiffersIsNamedWithItsFirstDifference() throws IOException {
    text(one, "tree/a", "1");
    text(other, "tree/a", "2");
    text(one, "tree/b", "equal");
    text(other, "tree/b", "equal");
    Path first = packed(text(one, "tree/c", "\0a"));
    Path second = packed(text(other, "tree/c", "\0b"));
    assertThat(differences(first, second))
        .containsExactly(
            "file: ./a: line 1, column 1: \"1\" and \"2\"", "file: ./c: offset 0x1: 61 and 62");
  }

  @Test
  void whatTheTarSaysOfAMemberIsNamedBeforeItsContent() throws IOException {
    Path first = packed(text(one, "tree/a", "1"), "--mtime=@1", "--mode=0644");
    Path second = packed(text(other, "tree/a", "2"), "--mtime=@1", "--mode=0600");
    assertThat(differences(first, second))
        .containsExactly(
            "file: ./: mode is 644 and 600",
            "file: ./a: mode is 644 and 600",
            "file: ./a: line 1, column 1: \"1\" and \"2\"");
    Path later = packed(text(other, "tree/a", "1"), "--mtime=@2", "--mode=0644");
    assertThat(differences(first, later))
        .contains("file: ./a: modification time is 1970-01-01T00:00:01Z and 1970-01-01T00:00:02Z");
  }

  @Test
  void theOrderOfMembersIsNamed() throws IOException {
    text(one, "tree/a", "");
    text(one, "tree/b", "");
    String tar = "cd " + one.resolve("tree") + " && tar -czf ../%s.tar.gz %s";
    Gcc.tool(List.of("sh", "-c", tar.formatted("up", "a b")));
    Gcc.tool(List.of("sh", "-c", tar.formatted("down", "b a")));
    assertThat(differences(one.resolve("up.tar.gz"), one.resolve("down.tar.gz")))
        .containsExactly("file: member 1 of those in both is a and b");
  }

  @Test
  void theHeaderOfAGzipFileIsNamedWhenAllMembersAreEqual() throws IOException {
    Path file = text(one, "a", "content");
    Gcc.tool(List.of("sh", "-c", "gzip -nk " + file + " && cp " + file + ".gz " + other));
    Path second = other.resolve("a.gz");
    byte[] bytes = Files.readAllBytes(second);
    bytes[4] = 9;
    Files.write(second, bytes);
    assertThat(differences(one.resolve("a.gz"), second))
        .containsExactly("file: modification time in the gzip header is 0 and 9");
  }

  @Test
  void equalMembersThatAreCompressedDifferentlyAreNamedByOffset() throws IOException {
    for (String level : List.of("-4", "-6")) {
      Gcc.tool(List.of("sh", "-c", "seq 5000 | gzip -n " + level + " >" + one + "/a" + level));
    }
    assertThat(differences(one.resolve("a-4"), one.resolve("a-6")))
        .singleElement()
        .asString()
        .startsWith("file: outside of the members, offset 0x");
  }

  @Test
  void aMemberOfAJarIsNamed() throws IOException {
    Path first = jar(one.resolve("a.jar"), "1", 2020);
    assertThat(differences(first, jar(other.resolve("a.jar"), "2", 2020)))
        .containsExactly("file: META-INF/MANIFEST.MF: line 1, column 1: \"1\" and \"2\"");
    assertThat(differences(first, jar(other.resolve("b.jar"), "1", 2021)))
        .containsExactly(
            "file: META-INF/MANIFEST.MF: modification time is 2020-01-01T00:00 and 2021-01-01T00:00");
  }

  @Test
  void anArchiveThatIsCutOffIsComparedAsBytes() throws IOException {
    Path first = packed(text(one, "tree/a", "content"));
    byte[] bytes = Files.readAllBytes(first);
    Path second = other.resolve("cut.tar.gz");
    Files.write(second, Arrays.copyOf(bytes, bytes.length / 2));
    assertThat(differences(first, second))
        .singleElement()
        .asString()
        .startsWith("file: outside of the members, offset 0x")
        .endsWith(" and the end");
  }

  @Test
  void nothingStaysInTheScratchDirectory() throws IOException {
    Path scratch = Files.createDirectory(directory.resolve("scratch"));
    Path first = packed(text(one, "tree/a", "1"));
    Path second = packed(text(other, "tree/a", "2"));
    assertThat(new Comparison(scratch).differences("file", first, second)).hasSize(1);
    assertThat(scratch).isEmptyDirectory();
  }

  private List<String> differences(Path first, Path second) throws IOException {
    return new Comparison(directory)
        .differences("file", first, second).stream().map(Difference::text).toList();
  }

  private static Path text(Path tree, String name, String content) throws IOException {
    Path file = tree.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, content);
  }

  private static Path library(Path tree, String time, int added, Object... options) {
    return Gcc.shared(tree.resolve("a.so"), PROGRAM.formatted(time, added), options);
  }

  /** A static library in a tree of its own. */
  private static Path archived(Path tree, String time) throws IOException {
    Path directory = Files.createDirectories(tree.resolve("tree/lib"));
    Gcc.run(directory.resolve("tiny.o"), PROGRAM.formatted(time, 1), List.of("-c"));
    Gcc.tool(List.of("sh", "-c", "cd " + directory + " && ar rcsD libtiny.a tiny.o"));
    return directory.resolve("libtiny.a");
  }

  /** A tar.gz of the tree that a file is in, without the object file beside a static library. */
  private static Path packed(Path file, String... options) {
    Path tree = Path.of(file.toString().replaceFirst("/tree/.*", "/tree"));
    Path archive = tree.resolveSibling("archive.tar.gz");
    List<String> command = new ArrayList<>(List.of("tar", "-czf", archive.toString()));
    command.addAll(List.of("--sort=name", "--mtime=@0", "--exclude=*.o", "-C", tree.toString()));
    command.addAll(List.of(options));
    command.add(".");
    Gcc.tool(command);
    return archive;
  }

  private static Path jar(Path file, String content, int year) throws IOException {
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      ZipEntry entry = new ZipEntry("META-INF/MANIFEST.MF");
      entry.setTimeLocal(LocalDateTime.of(year, 1, 1, 0, 0));
      zip.putNextEntry(entry);
      zip.write(content.getBytes(StandardCharsets.UTF_8));
    }
    return file;
  }
}
