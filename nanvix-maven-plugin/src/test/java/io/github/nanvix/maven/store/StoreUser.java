// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A Java machine of its own that has asked a store for something, and lives on. */
final class StoreUser {
  private StoreUser() {}

  /** Starts one and waits until it has registered. */
  static Process start(Path dir, Path store) throws IOException, InterruptedException {
    Process process = launch(dir, store);
    awaitRegistered(dir, process);
    return process;
  }

  static Process launch(Path dir, Path store) throws IOException {
    return new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                StoreUser.class.getName(),
                dir.toString(),
                store.toString()))
        .redirectErrorStream(true)
        .redirectOutput(dir.resolve("user.out").toFile())
        .start();
  }

  static void awaitRegistered(Path dir, Process process) throws InterruptedException {
    while (!Files.exists(dir.resolve("registered"))) {
      if (!process.isAlive()) {
        throw new AssertionError("It has ended, see " + dir.resolve("user.out"));
      }
      Thread.sleep(20);
    }
  }

  public static void main(String[] arguments) throws Exception {
    Store store = new Store(Path.of(arguments[1]));
    store.find(new TestStep("none", workspace -> {}));
    Files.createFile(Path.of(arguments[0], "registered"));
    Thread.sleep(600_000);
  }
}
