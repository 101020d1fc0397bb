// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.nanvix.maven.digest.Sha256;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every step of the plugin, found in its classes, and what its record holds. */
class StepInputsTest {
  @TempDir private static Path temp;
  private static SampleValues samples;

  @BeforeAll
  static void samples() throws IOException {
    samples = new SampleValues(temp);
  }

  static Stream<Class<?>> steps() {
    return new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.github.nanvix.maven")
            .stream()
            .filter(found -> found.isAssignableTo(Step.class) && !found.isInterface())
            .map(JavaClass::reflect);
  }

  @Test
  void everyStepIsARecord() {
    assertThat(steps()).hasSizeGreaterThan(20).allMatch(Class::isRecord);
  }

  @ParameterizedTest
  @MethodSource("steps")
  void twoThatDifferHaveDifferentFingerprints(Class<?> kind) {
    for (List<SampleValues.Sample> component : samples.components(kind)) {
      assertThat(component).as("what can be varied of %s", kind).hasSizeGreaterThan(1);
    }
    List<SampleValues.Sample> all = samples.of(kind);
    List<Sha256> fingerprints =
        all.stream().map(sample -> ((Step) sample.value()).inputs().fingerprint()).toList();
    List<String> alike = new ArrayList<>();
    for (int one = 0; one < all.size(); one++) {
      for (int other = 0; other < one; other++) {
        if (fingerprints.get(one).equals(fingerprints.get(other))
            && !all.get(one).value().equals(all.get(other).value())) {
          alike.add(all.get(one).what() + " and " + all.get(other).what());
        }
      }
    }
    assertThat(alike).isEmpty();
  }
}
