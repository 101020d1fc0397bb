// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HelpGoalTest {
  @TempDir private Path here;

  @Test
  void everyGoalIsListedWithWhatItDoes() {
    String page = help();

    assertThat(page).contains("\nnanvix:tree\n  Prints what a loader does", "\nnanvix:help\n");
    assertThat(page).doesNotContain("Available parameters:");
    assertThat(page.lines()).allMatch(line -> line.length() <= 80);
  }

  @Test
  void oneGoalIsToldWithItsParameters() {
    String page = help("-Dgoal=store-gc", "-Ddetail");

    assertThat(page)
        .contains("Available parameters:")
        .contains("    limit (Default: 10 GB)\n      How large the store may stay: ")
        .contains("      User property: nanvix.store.limit\n")
        .contains("    jobs\n")
        .doesNotContain("nanvix:tree\n", "session", "mojoExecution");
  }

  @Test
  void whatAGoalAloneCanBeToldStandsBeforeWhatAllCan() {
    assertThat(help("-Dgoal=verify"))
        .containsSubsequence(
            "nanvix:verify\n",
            "\n  Available parameters:\n",
            "\n    files\n",
            "User property: nanvix.files\n",
            "\n    loader\n",
            "\n  Parameters of every goal:\n",
            "\n    skip (Default: false)\n",
            "\n    outputTimestamp")
        .doesNotContain("nanvix:tree\n");
    assertThat(help("-Dgoal=help"))
        .contains("Available parameters:")
        .doesNotContain("Parameters of every goal:");
  }

  @Test
  void withoutMavensLogItGoesToStandardOutput() {
    CalledGoal.Outcome quiet = CalledGoal.in(here).with("-q", "-Dgoal=tree").run("help");

    assertThat(quiet.log()).isEmpty();
    assertThat(quiet.out()).contains("\nnanvix:tree\n");
  }

  @Test
  void aFindingIsToldByItsPage() throws IOException {
    Path pages = Path.of("..", "docs", "findings");
    for (String id : List.of("ELF-EXE-003", "ELF-REL-003")) {
      assertThat(help("-Dnanvix.finding=" + id))
          .endsWith(Files.readString(pages.resolve(id + ".md")).strip());
    }
    assertThat(CalledGoal.in(here).with("-Dnanvix.finding=ELF-REL-03").run("help").failureMessage())
        .startsWith("There is no finding \"ELF-REL-03\".");
  }

  @Test
  void aGoalThatIsNotThereIsRefusedWithThoseThatAre() {
    assertThat(CalledGoal.in(here).with("-Dgoal=veryfy").run("help").failureMessage())
        .startsWith("There is no goal \"veryfy\". Name one of [audit, build-python, ")
        .contains(", verify, ");
  }

  private String help(String... options) {
    List<String> log = CalledGoal.in(here).with(options).run("help").log();
    assertThat(log).hasSize(1);
    return log.get(0);
  }
}
