// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.maven.model.Model;
import org.apache.maven.model.io.xpp3.MavenXpp3Reader;
import org.junit.jupiter.api.Test;

/** Whole POMs in the documentation, which people copy. */
class DocumentedPomsTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern POM =
      Pattern.compile("^```xml\\n(<project.*?)^```", Pattern.MULTILINE | Pattern.DOTALL);

  @Test
  void theyHaveMavensClockThatArtifactBuildinfoAsksFor() throws Exception {
    List<Model> poms = poms();

    assertThat(poms).hasSizeGreaterThan(1);
    assertThat(poms)
        .allSatisfy(
            pom ->
                assertThat(pom.getProperties())
                    .as(pom.getArtifactId())
                    .containsKey("project.build.outputTimestamp"));
  }

  private static List<Model> poms() throws Exception {
    List<Model> poms = new ArrayList<>();
    for (Path page : pages()) {
      Matcher matcher = POM.matcher(Files.readString(page));
      while (matcher.find()) {
        poms.add(new MavenXpp3Reader().read(new StringReader(matcher.group(1))));
      }
    }
    return poms;
  }

  private static List<Path> pages() throws IOException {
    try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
      return Stream.concat(
              Stream.of(ROOT.resolve("README.md")),
              docs.filter(file -> file.toString().endsWith(".md")))
          .toList();
    }
  }
}
