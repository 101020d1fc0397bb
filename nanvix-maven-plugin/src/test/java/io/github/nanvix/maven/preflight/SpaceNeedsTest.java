// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.store.Space;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpaceNeedsTest {
  /** More than any machine has, and less than overflows when it is added up. */
  private static final long ALL = 1L << 60;

  @TempDir private Path temp;

  @Test
  void whereNotAllIsThereItIsSaidWhatThereIsAndWhatItTakes() throws Exception {
    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(() -> check(need("the compiler", ALL, 0, true), need("all else", 5, 0, true)))
        .withMessageStartingWith("The store \"" + store() + "\" lies on the file system ")
        .withMessageContaining(Files.getFileStore(temp).toString())
        .withMessageMatching("(?s).* has [0-9.]+ .?B( \\(\\d+ bytes\\))? free, .*")
        .withMessageContaining("takes about 1152921.5 TB (1152921504606846981 bytes): ")
        .withMessageContaining("the compiler 1152921.5 TB, all else 5 B.")
        .withMessageEndingWith("put the store elsewhere with -Dnanvix.store=DIR.")
        .satisfies(e -> assertThat(e.kind()).isEqualTo(BuildException.Cause.ENVIRONMENT));
  }

  @Test
  void whatIsThereTakesNothing() {
    assertThatCode(() -> check(need("the compiler", ALL, ALL, false), need("all else", 5, 5, true)))
        .doesNotThrowAnyException();
  }

  @Test
  void whereThereIsRoomForAllNobodyLooksForWhatIsMissing() {
    assertThatCode(
            () ->
                check(
                    new SpaceNeed(
                        "a little",
                        new Space(1, 1),
                        () -> {
                          throw new AssertionError("asked");
                        })))
        .doesNotThrowAnyException();
  }

  @Test
  void whatTwoNeedTakesItsSpaceOnce() throws Exception {
    long half = Files.getFileStore(temp).getUsableSpace() / 3 * 2;

    assertThatCode(
            () -> check(need("the compiler", half, 0, true), need("the compiler", half, 0, true)))
        .doesNotThrowAnyException();
    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(() -> check(need("one", half, 0, true), need("other", half, 0, true)));
  }

  @Test
  void whatMakingTakesIsGivenBackBeforeTheNextIsMade() throws Exception {
    long half = Files.getFileStore(temp).getUsableSpace() / 3 * 2;

    assertThatCode(() -> check(need("one", 1, half, true), need("other", 1, half, true)))
        .doesNotThrowAnyException();
    assertThatExceptionOfType(BuildException.class)
        .isThrownBy(() -> check(need("one", half, 0, true), need("other", 1, half, true)));
  }

  private void check(SpaceNeed... needs) {
    SpaceNeeds all = new SpaceNeeds(store());
    all.add(List.of(needs));
    all.require();
  }

  private Path store() {
    return temp.resolve("not/yet/there");
  }

  private static SpaceNeed need(String what, long leaves, long scratch, boolean isMissing) {
    BooleanSupplier missing = () -> isMissing;
    return new SpaceNeed(what, new Space(leaves, scratch), missing);
  }
}
