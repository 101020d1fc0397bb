// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.report;

import io.github.nanvix.maven.toolchain.Toolchain;
import java.util.LinkedHashMap;

/** A toolchain, for programs: {@code toolchain.json}. */
public final class ToolchainJson {
  private ToolchainJson() {}

  /** Its text. */
  public static String render(Toolchain toolchain) {
    return Document.TOOLCHAIN.write(
        new JsonFields()
            .with("name", toolchain.spec().name())
            .with("id", toolchain.id())
            .with("triple", toolchain.spec().triple().text())
            .with("loader", toolchain.spec().loader())
            .with("directory", toolchain.directory())
            .with("version", toolchain.spec().probeVersion())
            .with("tools", new LinkedHashMap<>(toolchain.spec().tools()))
            .map());
  }
}
