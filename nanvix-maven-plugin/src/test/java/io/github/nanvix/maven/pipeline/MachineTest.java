// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MachineTest {
  @Test
  void theStoreLiesInTheUsersCache() {
    assertThat(machine(Map.of("XDG_CACHE_HOME", "/var/cache/u")).defaultStore())
        .isEqualTo(Path.of("/var/cache/u/nanvix-maven"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "cache", "./cache"})
  void aCacheThatIsNotAbsoluteIsIgnored(String cache) {
    assertThat(machine(Map.of("XDG_CACHE_HOME", cache)).defaultStore())
        .isEqualTo(Path.of(System.getProperty("user.home"), ".cache", "nanvix-maven"));
  }

  @Test
  void toolsAreLookedForInTheAbsoluteDirectoriesOfPathInItsOrder() {
    assertThat(machine(Map.of("PATH", "/b:.::bin:/a/x:")).toolDirectories())
        .containsExactly(Path.of("/b"), Path.of("/a/x"));
  }

  @Test
  void withoutAPathTheUsualDirectoriesAreTaken() {
    assertThat(machine(Map.of()).toolDirectories())
        .containsExactly(Path.of("/usr/bin"), Path.of("/bin"));
  }

  // NullAway does not look into the type arguments of a record's component.
  @SuppressWarnings("NullAway")
  private static Machine machine(Map<String, String> variables) {
    return new Machine(variables::get);
  }
}
