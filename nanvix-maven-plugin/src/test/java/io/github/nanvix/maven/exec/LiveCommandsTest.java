// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.exec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveCommandsTest {
  @TempDir private Path temp;

  /** Runs a command, in a class loader of its own. */
  public static final class Caller implements Runnable {
    @Override
    public void run() {
      Path directory = Path.of(System.getProperty("live-commands-test"));
      new CommandRunner()
          .run(
              new Command(
                  "long command",
                  "wait",
                  List.of("/bin/sh", "-c", "echo $$; exec sleep 300"),
                  directory,
                  Map.of("PATH", "/usr/bin:/bin"),
                  Optional.empty(),
                  directory.resolve("log"),
                  List.of("/bin/sh", "-c", "echo stopped > stopped")));
    }
  }

  @Test
  void theHookStopsCommandsThoughNoClassCanBeLoadedAnyMore() throws Exception {
    System.setProperty("live-commands-test", temp.toString());
    Path log = temp.resolve("log");
    // As Maven does it: the plugin's classes are in a realm, which is closed before the hook runs.
    List<URL> urls = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      urls.add(new File(entry).toURI().toURL());
    }
    URLClassLoader realm =
        new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    Class<?> caller = realm.loadClass(Caller.class.getName());
    Runnable command = (Runnable) caller.getDeclaredConstructor().newInstance();
    Thread thread = new Thread(command);
    thread.setDaemon(true);
    CompletableFuture<Throwable> fault = new CompletableFuture<>();
    thread.setUncaughtExceptionHandler((ended, e) -> fault.complete(e));
    thread.start();
    while (!Files.exists(log) || Files.size(log) == 0) {
      Thread.sleep(20);
    }
    ProcessHandle process =
        ProcessHandle.of(Long.parseLong(Files.readString(log).strip())).orElseThrow();
    Class<?> type = realm.loadClass(LiveCommands.class.getName());
    Method all = type.getDeclaredMethod("all");
    Method stop = type.getDeclaredMethod("stop");
    all.setAccessible(true);
    stop.setAccessible(true);
    Object live = all.invoke(null);

    realm.close();
    stop.invoke(live);

    process.onExit().get(1, TimeUnit.MINUTES);
    assertThat(temp.resolve("stopped")).exists();
  }
}
