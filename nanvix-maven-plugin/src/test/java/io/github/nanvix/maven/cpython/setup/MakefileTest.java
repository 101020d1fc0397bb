// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nanvix.maven.cpython.make.Statement.ForTargets;
import io.github.nanvix.maven.failure.BuildException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MakefileTest {

  static Makefile configured() throws IOException {
    try (InputStream in = MakefileTest.class.getResourceAsStream("Makefile.configured")) {
      return Makefile.parse(Objects.requireNonNull(in).readAllBytes());
    }
  }

  // The values are those that GNU make 4.3 gives.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "LIBS                    | `-ldl  -latomic`",
        "SYSLIBS                 | `-lm `",
        "BLDSHARED               | `clang -pthread -shared -static-pie   `",
        "LINKCC                  | ` clang -pthread`",
        "INSTALL_PROGRAM         | `/usr/bin/install -c`",
        "MODULE__CTYPES_LDFLAGS  | `-lffi -ldl`",
        "PARSER_HEADERS          | ` `",
        "POBJS                   | `Parser/token.o `",
        "PYTHON_FOR_REGEN        | `/build/build-python`",
        "BOLT_BINARIES           | `python`",
        "MULTIARCH_CPPFLAGS      | `-DMULTIARCH=\\\"i386-linux-musl\\\"`",
        "XCFOLDER                | `iOSTestbed.i386-linux-musl.$(shell date +%s).$PPID`",
        "NOT_DEFINED             | ``",
      })
  void aVariableHasTheValueThatMakeGivesIt(String name, String value) throws IOException {
    assertThat(configured().value(name)).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "A = 1\\nA = 2                           | $(A)       | 2",
        "A = 1\\nA += 2                          | $(A)       | `1 2`",
        "A += 2                                  | $(A)       | 2",
        "A ?= 1\\nA ?= 2                         | ${A}       | 1",
        "B = 1\\nA := $(B)\\nB = 2               | $(A)$(B)   | 12",
        "B = 1\\nA := $(B)\\nA += $(B)\\nB = 2   | $(A)       | `1 1`",
        "A = $(B)\\nB = 2                        | $(A)       | 2",
        "N = A\\nA_X = 7                         | $($(N)_X)  | 7",
        "A = x # comment                         | [$(A)]     | `[x ]`",
        "A = x\\#y                               | $(A)       | x#y",
        "A = 1                                   | $$A$(A)    | $A1",
        "A = 1                                   | $A         | 1",
        "A = 1                                   | $@ $(@D)   | $@ $(@D)",
        "A = 1                                   | $(A:1=2)   | 2",
        "A = 1                                   | $(shell $(A)) | $(shell $(A))",
        "export A = 1                            | $(A)       | 1",
        "override A := 1                         | $(A)       | 1",
        "define A\\nB = 9\\nendef\\nB ?= 1       | $(B)       | 1",
        "A = $(unclosed                          | $(A)       | $(unclosed",
      })
  void referencesAreExpandedAsMakeDoes(String text, String reference, String expected) {
    assertThat(Makefile.parse(text.replace("\\n", "\n") + "\n").expand(reference))
        .isEqualTo(expected);
  }

  @Test
  void aVariableThatRefersToItselfIsRefused() {
    Makefile makefile = Makefile.parse("A = $(B)\nB = x $(A)\n");

    assertThatThrownBy(() -> makefile.expand("$(A)"))
        .isInstanceOf(BuildException.class)
        .hasMessageContaining("Variable \"A\"")
        .hasMessageContaining("refers to itself, by way of B <- A");
  }

  @Test
  void anExpansionWithoutSensibleEndIsRefused() {
    StringBuilder text = new StringBuilder("A0 =\n");
    for (int i = 1; i < 64; i++) {
      text.append("A%d = $(A%d)$(A%d)%n".formatted(i, i - 1, i - 1));
    }

    assertThatThrownBy(() -> Makefile.parse(text.toString()).value("A63"))
        .isInstanceOf(BuildException.class)
        .hasMessageContaining("refers to too many others");
  }

  @Test
  void theSharedModulesAreThoseOfTheList() throws IOException {
    assertThat(configured().sharedModules()).containsExactly("array", "math", "_ctypes");
  }

  @Test
  void aRuleIsFoundByItsExpandedTarget() throws IOException {
    Makefile makefile = configured();

    assertThat(makefile.rules("Modules/_ctypes.cpython-313-i386-linux-musl.so"))
        .singleElement()
        .satisfies(
            rule -> {
              assertThat(rule.prerequisites()).hasSize(5).contains("Modules/_ctypes/cfield.o");
              assertThat(makefile.expand(rule.recipe().get(0)))
                  .startsWith("clang -pthread -shared -static-pie ")
                  .endsWith(" -lffi -ldl  -o Modules/_ctypes.cpython-313-i386-linux-musl.so");
            });
    assertThat(makefile.rules("$(BUILDPYTHON)")).hasSize(1);
    assertThat(makefile.rules("python").get(0).recipe().get(0)).startsWith("$(LINKCC) ");
  }

  @Test
  void aRecipeKeepsItsContinuationsAndHashes() throws IOException {
    MakeRule check = configured().rules("check-clean-src").get(0);
    assertThat(check.recipe()).hasSize(1);
    assertThat(check.recipe().get(0)).startsWith("@if test").contains("\\\n\t").endsWith("fi");

    MakeRule rule =
        Makefile.parse("a b: c | d # e\n\techo '# f'\n\n# g\n\tdone\n").rules("b").get(0);
    assertThat(rule.targets()).containsExactly("a", "b");
    assertThat(rule.prerequisites()).containsExactly("c", "|", "d");
    assertThat(rule.recipe()).containsExactly("echo '# f'", "done");
  }

  @Test
  void aVariableOfOneTargetIsNoPrerequisite() {
    Makefile makefile =
        Makefile.parse("P = python\n$(P): private LIBS += -lffi\npython: LIBS := x\npython: a.o\n");

    assertThat(makefile.targetVariables("python"))
        .extracting(ForTargets::text)
        .containsExactly("private LIBS += -lffi", "LIBS := x");
    assertThat(makefile.rules("python"))
        .singleElement()
        .satisfies(rule -> assertThat(rule.prerequisites()).containsExactly("a.o"));
    assertThat(makefile.value("LIBS")).isEmpty();
  }

  @Test
  void anyTextIsReadOrRefused() {
    Random random = new Random(7);
    String pieces = "A=$(){}:;#\\\n\t+? ab";
    for (int round = 0; round < 5000; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(40); i > 0; i--) {
        text.append(pieces.charAt(random.nextInt(pieces.length())));
      }
      try {
        Makefile makefile = Makefile.parse(text.toString());
        makefile.value("A");
        makefile.rules("a");
        makefile.sharedModules();
      } catch (BuildException refused) {
        assertThat(refused).hasMessageContaining("cannot be expanded");
      }
    }
  }
}
