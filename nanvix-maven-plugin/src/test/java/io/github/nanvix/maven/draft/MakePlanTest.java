// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MakePlanTest {
  private static final String ROOT = "/source";

  @TempDir private Path temp;

  private void files(String... names) throws IOException {
    for (String name : names) {
      Path file = temp.resolve(name);
      Files.createDirectories(file.getParent());
      Files.createFile(file);
    }
  }

  private MakePlan plan(String transcript) {
    return new MakePlan(SourceTree.of(temp), MakeTranscript.calls(transcript, ROOT));
  }

  private Told told(String transcript) {
    return plan(transcript).told("demo").orElseThrow();
  }

  @Test
  void whatGoesIntoTheArchiveIsTheLibrary() throws IOException {
    files("a.c", "sub/b.c", "tool.c", "demo.h", "sub/part.h");
    Told told =
        told(
            """
            make: Entering directory '/source'
            make -C sub all
            make[1]: Entering directory '/source/sub'
            cc -O2 '-DSUB="x y"' -I.. -I../inc -I/usr/include -c b.c
            make[1]: Leaving directory '/source/sub'
            cc -O2 -DTOP -c -o obj/a.o ./a.c
            rm -f libdemo.a; ar rcs libdemo.a obj/a.o \\
              sub/b.o && ranlib libdemo.a
            cc -c tool.c
            cc -o tool tool.o libdemo.a
            make: Leaving directory '/source'
            """);
    assertThat(told.library()).isEqualTo("demo");
    assertThat(told.sources()).containsExactly("a.c", "sub/b.c");
    assertThat(told.defines()).containsExactly("TOP", "SUB=\"x y\"");
    assertThat(told.includes()).containsExactly(".", "inc");
    assertThat(told.headers()).isEmpty();
  }

  @Test
  void headersGoWhereTheyAreInstalled() throws IOException {
    files("src/a.c", "src/demo.h", "src/more.h", "src/sub/x.h", "src/sub/y.h", "src/z.h");
    MakePlan plan =
        plan(
            """
            make[1]: Entering directory `/source/src'
            install -m 644 demo.h /staging/usr/include/demo.h
            for i in more.h z.h; do install -m 644 $i "/staging/usr/include/deep/${i}"; done
            cp -p sub/*.h missing.h /staging/usr/include/sub
            gcc -I/usr/include -c a.c
            sed s/a/b/ demo.h > /usr/include/none.h
            make[1]: Leaving directory `/source/src'
            cd src && install demo.h /usr/local/include/again/
            """);
    assertThat(plan.headers())
        .isEqualTo(
            Map.of(
                "include", List.of("src/demo.h"),
                "include/deep", List.of("src/more.h", "src/z.h"),
                "include/sub", List.of("src/sub/*.h"),
                "include/again", List.of("src/demo.h")));
  }

  @Test
  void ofSeveralArchivesThoseThatAreInstalledCount() throws IOException {
    files("a.c", "b.c", "c.c");
    String made =
        """
        cc -c a.c
        cc -c b.c
        cc -c c.c
        ar rcs libutil.a b.o c.o
        ar rcs lib/libother.a *.o
        """;
    assertThat(plan(made + "install -m 644 lib/libother.a /staging/usr/lib\n").archives())
        .containsExactly(new RecipeDraft.Made("other", "lib/libother.a", List.of()));
    assertThat(told(made + "install lib/libother.a /usr/lib\n").sources()).hasSize(3);
    assertThat(plan(made).archives()).hasSize(2);
  }

  @Test
  void aSharedObjectTellsTheFilesWhereThereIsNoArchive() throws IOException {
    files("a.c", "b.c");
    Told told =
        told(
            """
            cc -fPIC -c a.c -o a.lo
            cc -shared -Wl,-soname=libdemo.so.1 a.lo -o libdemo.so.1.2
            """);
    assertThat(told.sources()).containsExactly("a.c");
    assertThat(told("cc -shared -fPIC -DX b.c -o libdemo.so\n").sources()).containsExactly("b.c");
  }

  @Test
  void programsAloneAreNoLibrary() throws IOException {
    files("tool.c");
    assertThat(plan("cc -c tool.c\ncc -o tool tool.o -lz\n").told("demo")).isEmpty();
  }
}
