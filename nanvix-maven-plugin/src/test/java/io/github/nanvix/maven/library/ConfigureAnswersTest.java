// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.nanvix.maven.configure.KnownAnswers;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.store.Maker;
import io.github.nanvix.maven.store.Step;
import io.github.nanvix.maven.store.StoreEntry;
import io.github.nanvix.maven.toolchain.TinyToolchain;
import io.github.nanvix.maven.toolchain.Toolchain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With a script that keeps answers the way those of autoconf do, and counts what it finds out. */
class ConfigureAnswersTest {
  private static final String ASKING =
      """
      #!/bin/sh
      cache_file=/dev/null
      [ -z "$CONFIG_SITE" ] || . "$CONFIG_SITE"
      [ ! -r "$cache_file" ] || . "$cache_file"
      asked=
      for answer in ac_cv_one ac_cv_two; do
        eval "known=\\${$answer+y}"
        [ "$known" ] || { asked="$asked $answer"; eval "$answer=yes"; echo $answer >> %1$s; }
        echo "$answer=\\${$answer=yes}"
      done > answers.new
      mv answers.new "$cache_file" 2>/dev/null
      echo "$asked" > %2$s
      """;

  @TempDir private Path temp;
  private TinyToolchain tiny;
  private TinyPort port;
  private Toolchain toolchain;
  private Path asked;
  private final List<String> made = new ArrayList<>();

  @BeforeEach
  void layOut() throws IOException {
    tiny = TinyToolchain.provisioned(temp);
    toolchain = tiny.provide();
    asked = temp.resolve("asked");
    port = new TinyPort(tiny);
  }

  @AfterEach
  void delete() throws IOException {
    tiny.close();
  }

  @Test
  void whatOneCallFoundOutTheNextOneIsTold() throws IOException {
    askingScript("/dev/null");
    build();
    assertThat(questions()).containsExactly("ac_cv_one", "ac_cv_two");

    port.recipe("make = [\"--silent\"]", "make = [\"--quiet\"]");
    build();
    assertThat(questions()).isEmpty();
  }

  @Test
  void whatIsAlwaysToBeAskedIsAsked() throws IOException {
    askingScript("/dev/null");
    port.recipe("make = [", "ask-again = [\"ac_cv_two\"]\nmake = [");
    build();
    assertThat(questions()).containsExactly("ac_cv_one", "ac_cv_two", "ac_cv_two", "ac_cv_two");
  }

  @Test
  void answersThatChangeWhatIsMadeAreNotKept() throws IOException {
    askingScript("config.h");
    build();
    // Asked for the answers, and again by the build itself, which makes what it always made.
    assertThat(questions()).containsExactly("ac_cv_one", "ac_cv_two", "ac_cv_one", "ac_cv_two");
  }

  @Test
  void aScriptThatKeepsNoAnswersIsCalledOnce() throws IOException {
    port.source("configure", "mkdir", "echo called >> " + asked + "\nmkdir");
    build();
    assertThat(questions()).containsExactly("called");
  }

  @Test
  void pinnedAnswersForTheseInputsSpareEveryQuestion() throws IOException {
    askingScript("/dev/null");
    Path file = written();
    assertThat(questions()).hasSize(2);
    tiny.write("pins/answers/" + file.getFileName(), Files.readString(file));
    made.clear();

    build();
    assertThat(questions()).isEmpty();
    assertThat(made).doesNotContain("configure-answers");
    assertThat(port.staticLibrary(toolchain).inputs().text()).contains("answers = sha256:");
  }

  @ParameterizedTest
  @CsvSource({
    "toolchain = , toolchain = 0",
    "source = sha256:, source = sha256:0",
    "argument[005] = --enable-static, argument[005] = --enable-more"
  })
  void pinnedAnswersForOtherInputsAreNotUsed(String is, String was) throws IOException {
    askingScript("/dev/null");
    Path file = written();
    String text = Files.readString(file);
    assertThat(text).contains(is);
    tiny.write("pins/answers/" + file.getFileName(), text.replace(is, was).replace("=yes", "=no"));

    assertThat(port.staticLibrary(toolchain).inputs().text()).doesNotContain("answers =");
    made.clear();
    build();
    assertThat(made).contains("configure-answers");
  }

  @Test
  void damagedAnswersAreAnErrorThatNamesTheLine() throws IOException {
    askingScript("/dev/null");
    tiny.write("pins/answers/tiny-1.0-i686-tiny.cache", "rm -rf everything\n");

    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(this::build)
        .withMessageContaining("answers/tiny-1.0-i686-tiny.cache\" line 1 is no answer");
  }

  private void askingScript(String records) throws IOException {
    port.source("configure", "#!/bin/sh\n", ASKING.formatted(asked, records));
  }

  private void build() throws IOException {
    make(port.staticLibrary(toolchain));
  }

  private Path written() throws IOException {
    return KnownAnswers.write(
        port.staticLibrary(toolchain).configure().orElseThrow(),
        temp.resolve("written"),
        this::make);
  }

  private StoreEntry make(Step step) {
    made.add(step.kind());
    return tiny.store().with(Maker.class, this::make).produce(step);
  }

  /** What was found out since the last call of this. */
  private List<String> questions() throws IOException {
    if (!Files.exists(asked)) {
      return List.of();
    }
    List<String> lines = Files.readAllLines(asked);
    Files.delete(asked);
    return lines;
  }
}
