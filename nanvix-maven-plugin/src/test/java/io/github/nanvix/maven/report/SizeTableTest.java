package io.github.nanvix.maven.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SizeTableTest {
  private static final SizeTable TABLE =
      new SizeTable(
          "_ctypes",
          "libffi.so",
          new SizeTable.Sizes(819_844, 97_668, 26_888, 7_000_000, 6_999_999),
          true);

  @Test
  void theTableSaysWhatWasAndWhatIs() {
    assertThat(TABLE.lines())
        .containsExactly(
            "stripped size in bytes        bundled    unbundled",
            "_ctypes                       819,844       97,668",
            "libffi.so                           -       26,888",
            "python.elf                  7,000,000    6,999,999",
            "net saving                                 695,289");
  }

  @Test
  void theMachinesLanguageDoesNotShow() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.GERMANY);
    try {
      assertThat(TABLE.lines().get(1)).endsWith("97,668");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void aLossIsNegative() {
    SizeTable.Sizes sizes = new SizeTable.Sizes(10, 9, 8, 100, 100);

    assertThat(sizes.saving()).isEqualTo(-7);
    assertThat(new SizeTable("m", "l", sizes, true).lines()).last().asString().endsWith(" -7");
  }

  @Test
  void aRuntimeOfSharedLibrariesIsSaidNotToBeBundled() {
    SizeTable table = new SizeTable("m", "l", TABLE.sizes(), false);

    assertThat(table.lines())
        .hasSize(TABLE.lines().size() + 1)
        .last()
        .isEqualTo("bundled is with the port alone: this target's C runtime is shared libraries");
  }

  @Test
  void theDataHasAFixedOrder() {
    assertThat(Json.write(TABLE.data()))
        .isEqualTo(
            """
            {
              "module": "_ctypes",
              "library": "libffi.so",
              "bundled": 819844,
              "unbundled": 97668,
              "sharedLibrary": 26888,
              "interpreterBefore": 7000000,
              "interpreterAfter": 6999999,
              "netSaving": 695289,
              "bundlesRuntime": true
            }
            """);
    assertThat(TABLE.data()).isInstanceOf(Map.class).hasSize(9);
  }
}
