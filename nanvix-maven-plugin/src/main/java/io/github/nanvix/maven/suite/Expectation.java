// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.suite;

import io.github.nanvix.maven.fs.Glob;
import io.github.nanvix.maven.toml.TomlNode;
import java.util.List;

/**
 * A case that is known to fail, and why.
 *
 * @param test the file of the suite, for example {@code test_re}
 * @param name a pattern of the case's name
 * @param reason why it fails
 * @param versions the feature versions that it holds for, for example {@code 3.13}; none means all
 * @param toolchains their names; none means all
 * @param runners {@code kernel} or {@code emulator}; none means both
 */
record Expectation(
    String test,
    Glob name,
    String reason,
    List<String> versions,
    List<String> toolchains,
    List<String> runners) {

  static Expectation from(TomlNode node) {
    node.allowOnly("test", "case", "reason", "versions", "toolchains", "runners");
    return new Expectation(
        node.string("test"),
        new Glob(node.string("case")),
        node.string("reason"),
        node.strings("versions"),
        node.strings("toolchains"),
        node.strings("runners"));
  }

  boolean holdsFor(SuiteSetting setting) {
    return (versions.isEmpty() || versions.contains(setting.version()))
        && (toolchains.isEmpty() || toolchains.contains(setting.toolchain()))
        && (runners.isEmpty() || runners.contains(setting.runner()));
  }

  boolean covers(TestCase one) {
    return name.pattern().matcher(one.name()).matches();
  }
}
