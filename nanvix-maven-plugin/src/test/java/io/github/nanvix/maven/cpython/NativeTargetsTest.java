// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nanvix.maven.cpython.setup.Makefile;
import org.junit.jupiter.api.Test;

class NativeTargetsTest {
  private static final String FROZEN =
      """
      FREEZE_MODULE_BOOTSTRAP=./Programs/_freeze_module
      FREEZE_MODULE_DEPS=_bootstrap_python
      """;

  @Test
  void oneProgramFreezesEverything() {
    assertThat(NativeInterpreter.targets(Makefile.parse(FROZEN)))
        .containsExactly(
            "python",
            "FREEZE_MODULE=$(FREEZE_MODULE_BOOTSTRAP)",
            "FREEZE_MODULE_DEPS=$(FREEZE_MODULE_BOOTSTRAP_DEPS)");
  }

  @Test
  void whatIsDeepFrozenHasTheInterpreterThatDoesIt() {
    String text = FROZEN + "DEEPFREEZE_DEPS=$(FREEZE_MODULE_DEPS) $(FROZEN_FILES_OUT)\n";

    assertThat(NativeInterpreter.targets(Makefile.parse(text))).containsExactly("python");
  }
}
