// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class SizeTableTest {
  private static final SizeTable.Module CTYPES =
      new SizeTable.Module("_ctypes", 97_668, 120_000, 819_844, List.of("libffi.so"));
  private static final SizeTable.Library LIBFFI = new SizeTable.Library("libffi.so", 26_888);
  private static final SizeTable.Interpreter PYTHON =
      new SizeTable.Interpreter(7_000_000, 6_999_999);
  private static final SizeTable TABLE =
      new SizeTable(List.of(CTYPES), List.of(LIBFFI), PYTHON, true);

  @Test
  void theTableSaysWhatWasAndWhatIs() {
    assertThat(TABLE.lines())
        .containsExactly(
            "stripped size in bytes      unbundled   with ports with runtime",
            "_ctypes                        97,668      120,000      819,844",
            "libffi.so                      26,888            -            -",
            "python.elf                  6,999,999            -    7,000,000",
            "net saving                                  -4,556      695,289");
  }

  @Test
  void aLibraryCountsOnceHoweverManyModulesNeedIt() {
    SizeTable table = new SizeTable(List.of(CTYPES, CTYPES), List.of(LIBFFI), PYTHON, true);

    assertThat(table.savingAgainstPorts()).isEqualTo(2 * 120_000 - 2 * 97_668 - 26_888);
  }

  @Test
  void theMachinesLanguageDoesNotShow() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.GERMANY);
    try {
      assertThat(TABLE.lines().get(1)).contains(" 97,668 ");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void aRuntimeOfSharedLibrariesIsSaidNotToBeBundled() {
    SizeTable table = new SizeTable(List.of(CTYPES), List.of(LIBFFI), PYTHON, false);

    assertThat(table.lines().get(1)).endsWith(" -");
    assertThat(table.lines())
        .hasSize(TABLE.lines().size() + 1)
        .last()
        .isEqualTo("this target's C runtime is shared libraries: no module ever carried it");
  }

  @Test
  void theDataHasAFixedOrder() {
    assertThat(Json.write(TABLE.data()))
        .isEqualTo(
            """
            {
              "modules": [
                {
                  "module": "_ctypes",
                  "unbundled": 97668,
                  "withPorts": 120000,
                  "withRuntime": 819844,
                  "needs": [
                    "libffi.so"
                  ]
                }
              ],
              "libraries": [
                {
                  "library": "libffi.so",
                  "size": 26888
                }
              ],
              "interpreterBefore": 7000000,
              "interpreterAfter": 6999999,
              "netSavingAgainstPorts": -4556,
              "netSaving": 695289,
              "bundlesRuntime": true
            }
            """);
  }
}
