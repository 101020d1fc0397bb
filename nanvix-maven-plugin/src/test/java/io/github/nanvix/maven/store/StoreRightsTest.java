// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.nanvix.maven.failure.BuildException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may write to a store. */
class StoreRightsTest {
  @TempDir Path dir;
  private Path store = Path.of("unset");

  @BeforeEach
  void makeTheStore() {
    store = dir.resolve("store");
    new Store(store).produce(new TestStep("mine", StoreRightsTest::make));
  }

  @Test
  void aStoreOfOnesOwnIsFine() throws IOException {
    assertThatCode(() -> Store.require(store, false)).doesNotThrowAnyException();
    assertThat(StoreRights.stranger(store)).isEmpty();
    assertThat(StoreRights.stranger(Path.of("/proc/1"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"rwxrwxr-x", "rwxr-xrwx"})
  void oneThatOthersMayWriteToIsRefusedUnlessItIsShared(String mode) throws IOException {
    for (Path directory : List.of(store, store.resolve("test"), store.resolve("locks"))) {
      Set<PosixFilePermission> before = Files.getPosixFilePermissions(directory);
      Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString(mode));

      assertThatThrownBy(() -> Store.require(store, false))
          .isInstanceOf(BuildException.class)
          .hasMessageContainingAll("\"" + directory + "\" has mode 7", "chmod -R go-w " + store);
      assertThatCode(() -> Store.require(store, true)).doesNotThrowAnyException();

      Files.setPosixFilePermissions(directory, before);
    }
  }

  @Test
  void aStickyDirectoryIsNobodysToChange() throws IOException {
    Files.setAttribute(store, "unix:mode", 01777);
    assertThatCode(() -> Store.require(store, false)).doesNotThrowAnyException();
  }

  @Test
  void anotherUsersStoreHasAnOwnerWithAName() throws IOException {
    assumeTrue(Files.getAttribute(dir, "unix:uid").equals(0), "only root can give a store away");
    Files.setAttribute(store, "unix:uid", 1);
    assertThat(StoreRights.stranger(store)).contains(Files.getOwner(store).getName());
  }

  @Test
  void noUmaskLetsOthersWriteToWhatIsMade() throws Exception {
    Path open = dir.resolve("open");
    Process process =
        new ProcessBuilder(
                "sh",
                "-c",
                "umask 000 && exec \"$@\"",
                "sh",
                java(),
                "-cp",
                classPath(),
                MAIN,
                open.toString())
            .inheritIO()
            .start();
    assertThat(process.waitFor()).isZero();

    try (Stream<Path> all = Files.walk(open)) {
      assertThat(all.filter(path -> !path.startsWith(open.resolve("locks/"))))
          .isNotEmpty()
          .filteredOn(Files::isDirectory)
          .allSatisfy(StoreRightsTest::assertOwn);
    }
    try (Stream<Path> entry = Files.walk(open.resolve("test"))) {
      assertThat(entry).hasSizeGreaterThan(5).allSatisfy(StoreRightsTest::assertOwn);
    }
  }

  private static void assertOwn(Path path) throws IOException {
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
        .as(path.toString())
        .matches(".{4}-..-.");
  }

  private static void make(Workspace workspace) throws IOException {
    Path lib = Files.createDirectories(workspace.output().resolve("lib"));
    Files.writeString(lib.resolve("made.a"), "archive");
  }

  private static final String MAIN = StoreRightsTest.class.getName();

  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  static String classPath() {
    return System.getProperty("java.class.path");
  }

  /** Makes one entry, in a Java machine of its own. */
  public static void main(String[] arguments) {
    new Store(Path.of(arguments[0])).produce(new TestStep("other", StoreRightsTest::make));
  }
}
