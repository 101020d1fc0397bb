// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.nanvix.maven.exec.CommandRunner;
import io.github.nanvix.maven.exec.ProcessSweep;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.fs.Trees;
import java.io.IOException;
import java.net.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With an apt-get that names mirrors of the test's choice, and the machine's own apt-helper. */
class AptTransportTest {
  private static final String POOL_FILE = "pool/main/f/f_1.0~rc1.orig.tar.gz";
  private static final byte[] CONTENT = "content".getBytes(StandardCharsets.UTF_8);

  @TempDir Path dir;
  private Path work = Path.of("");
  private Path tools = Path.of("");

  @BeforeEach
  void makeDirectories() throws IOException {
    work = Files.createDirectories(dir.resolve("work"));
    tools = Files.createDirectories(dir.resolve("tools"));
  }

  @Test
  void takesTheFileFromAMirrorOfThisMachine() throws IOException {
    assumeAptHelper();
    Path mirror = mirror("mirror");
    aptNames("file:" + mirror);

    assertThat(bring(AptTransport.HELPER)).hasBinaryContent(CONTENT);
  }

  @Test
  void takesTheFileFromTheFirstMirrorThatHasIt() throws IOException {
    assumeAptHelper();
    // No proxy of the machine could know this server.
    assumeTrue(System.getenv("http_proxy") == null, "apt would ask the machine's proxy");
    try (TestServer server = new TestServer()) {
      server.file("/debian/" + POOL_FILE, CONTENT);
      aptNames("file:" + dir.resolve("empty"), server.uri("/debian").toString());

      assertThat(bring(AptTransport.HELPER)).hasBinaryContent(CONTENT);
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void saysWhatAptSaidOfEachMirror() throws IOException {
    assumeAptHelper();
    aptNames("file:" + dir.resolve("one"), "file:" + dir.resolve("two"));

    assertThatThrownBy(() -> bring(AptTransport.HELPER))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("apt could not download it")
        .hasMessageContaining("File not found - " + dir.resolve("one"))
        .hasMessageContaining("File not found - " + dir.resolve("two"));
    assertThat(work.resolve("f_1.0~rc1.orig.tar.gz")).doesNotExist();
  }

  @Test
  void theConfigurationIsPrivateAndTheProcessesCarryTheMarkOfTheStep() throws IOException {
    script("apt-get", "env > '" + dir + "/env'; cat \"$APT_CONFIG\" > '" + dir + "/conf'");

    assertThatThrownBy(() -> bring(tool("helper"))).hasMessageContaining("no package source");

    assertThat(dir.resolve("env"))
        .content()
        .contains(ProcessSweep.STEP + "=" + work + "\n")
        .contains("LC_ALL=C\n")
        .doesNotContain("HOME=");
    assertThat(dir.resolve("conf"))
        .content()
        .contains("Dir::State::lists \"" + work + "/apt/lists\";")
        .contains("Dir::Cache \"" + work + "/apt/cache\";")
        .contains("Dir::State::status \"/dev/null\";");
    assertThat(Trees.files(work.resolve("apt"))).contains(new RelativePath("apt-get.log"));
  }

  @Test
  void withoutAptTheMessageSaysWhatDoes() {
    assertThatThrownBy(() -> bring(dir.resolve("none")))
        .isInstanceOf(IOException.class)
        .hasMessage("apt is not installed (-Dnanvix.debianMirror=ADDRESS does without)");
  }

  @Test
  void anAptGetThatIsNotOnThePathIsAPlaceThatDoesNotAnswer() throws IOException {
    Path helper = tool("helper");

    assertThatThrownBy(() -> bring(helper, List.of(tools)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("\"apt-get\"")
        .hasMessageContaining(tools.toString());
  }

  @Test
  void whatIsWrongWithTheSourcesListIsSaid() throws IOException {
    script("apt-get", "echo 'E: Malformed entry 1 in list file x.list (Suite)'; exit 100");

    assertThatThrownBy(() -> bring(tool("helper")))
        .hasMessageContaining("Malformed entry 1 in list file x.list (Suite)");
  }

  @Test
  void anInterruptIsNotPassedOver() throws Exception {
    script("apt-get", "touch '" + dir + "/started'; exec sleep 300");
    Path helper = tool("helper");
    AtomicReference<Throwable> end = new AtomicReference<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                bring(helper);
              } catch (IOException | RuntimeException e) {
                end.set(e);
              }
            });
    thread.start();
    while (!Files.exists(dir.resolve("started"))) {
      Thread.sleep(20);
    }

    thread.interrupt();
    thread.join();

    assertThat(end.get()).isInstanceOf(RuntimeException.class).hasMessageContaining("interrupted");
  }

  /** Without apt the plugin works too, from a mirror that the user names. */
  private static void assumeAptHelper() {
    assumeTrue(Files.isExecutable(AptTransport.HELPER), "this machine has no apt");
  }

  private Path bring(Path helper) throws IOException {
    return bring(helper, List.of(tools, Path.of("/usr/bin"), Path.of("/bin")));
  }

  private Path bring(Path helper, List<Path> toolDirectories) throws IOException {
    Network network =
        new Network(
            false,
            coordinates -> Path.of(coordinates),
            uri -> Proxy.NO_PROXY,
            Optional.empty(),
            toolDirectories);
    return new AptTransport(new RelativePath(POOL_FILE), network, new CommandRunner(), helper)
        .bring(work);
  }

  private Path mirror(String name) throws IOException {
    Path file = dir.resolve(name).resolve(POOL_FILE);
    Files.createDirectories(file.getParent());
    Files.write(file, CONTENT);
    return dir.resolve(name);
  }

  private void aptNames(String... mirrors) throws IOException {
    StringBuilder text = new StringBuilder("cat <<'END'\n");
    for (String mirror : mirrors) {
      text.append("'%s/dists/a/InRelease' mirror_dists_a_InRelease 0 \n".formatted(mirror));
      text.append("'%s/dists/a/main/Packages.xz' mirror_dists_a_main 0 \n".formatted(mirror));
    }
    script("apt-get", text.append("END").toString());
  }

  private Path tool(String name) throws IOException {
    script(name, "exit 1");
    return tools.resolve(name);
  }

  private void script(String name, String text) throws IOException {
    Files.writeString(tools.resolve(name), "#!/bin/sh\n" + text + "\n");
    Trees.makeRunnable(tools.resolve(name));
  }
}
