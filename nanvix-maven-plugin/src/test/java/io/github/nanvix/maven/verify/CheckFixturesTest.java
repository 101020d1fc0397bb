// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Each check finds its own fault, nothing else does, and a neighbour without it passes. */
class CheckFixturesTest {
  @TempDir private Path work;

  @Test
  void nothingIsFoundInASoundImage() {
    TestImage image = new TestImage(work);
    image.spam("");

    assertThat(image.findings()).isEmpty();
  }

  @Test
  void everyCheckHasAFixture() {
    assertThat(CheckFixtures.all().byId().keySet())
        .containsExactlyInAnyOrderElementsOf(Checks.all().stream().map(Check::id).toList());
  }

  @Test
  void aRelocationWithoutASymbolCannotBeApplied() {
    TestImage image = new TestImage(work);
    image.spam("");
    image.patch(TestImage.SPAM).relocation(1);

    assertThat(image.findings()).extracting(Finding::id).containsExactly("ELF-REL-009");
  }

  @TestFactory
  Stream<DynamicTest> isFoundAlone() {
    return forEachId(
        (id, fixture) -> {
          TestImage image = new TestImage(work.resolve(id + "-broken"));
          fixture.broken().accept(image);
          assertThat(image.findings()).extracting(Finding::id).isNotEmpty().containsOnly(id);
        });
  }

  @TestFactory
  Stream<DynamicTest> isNotFoundNextDoor() {
    return forEachId(
        (id, fixture) -> {
          TestImage image = new TestImage(work.resolve(id + "-sound"));
          fixture.sound().accept(image);
          assertThat(image.findings()).extracting(Finding::id).doesNotContain(id);
        });
  }

  private static Stream<DynamicTest> forEachId(Examination examination) {
    return CheckFixtures.all().byId().entrySet().stream()
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    entry.getKey(), () -> examination.of(entry.getKey(), entry.getValue())));
  }

  private interface Examination {
    void of(String id, CheckFixtures.Fixture fixture);
  }
}
