package io.github.nanvix.maven.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.loader.ExecutableNeeds;
import io.github.nanvix.maven.loader.LoadFailure;
import io.github.nanvix.maven.loader.LoadPlan;
import io.github.nanvix.maven.loader.LoadPlanner;
import io.github.nanvix.maven.loader.LoaderProfile;
import io.github.nanvix.maven.loader.Refusal;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What a load plan refuses, verify calls an error of the same file and kind, with every loader. */
class LoadingLawTest {
  private static final List<String> PROFILES =
      List.of("nanvix-2026-06", "nanvix-2026-07", "nanvix-2026-11", "glibc", "musl");

  @TempDir private Path work;

  @TestFactory
  Stream<DynamicTest> everyFixture() {
    return CheckFixtures.all().byId().entrySet().stream()
        .flatMap(
            entry ->
                Stream.of(
                    test(entry.getKey() + "-broken", entry.getValue().broken()),
                    test(entry.getKey() + "-sound", entry.getValue().sound())));
  }

  private DynamicTest test(String name, Consumer<TestImage> change) {
    return DynamicTest.dynamicTest(
        name,
        () -> {
          TestImage image = new TestImage(work.resolve(name));
          change.accept(image);
          PROFILES.forEach(profile -> hold(image, LoaderProfile.named(profile)));
        });
  }

  @Test
  void whatLoadersRefuseIsSaidByTheirPlansAlone() {
    for (Refusal kind : Refusal.values()) {
      assertThat(Checks.all())
          .filteredOn(check -> check.id().equals(kind.id()))
          .as("%s", kind)
          .containsExactly(new RefusalCheck(kind));
    }
    assertThat(Stream.of(Refusal.values()).map(Refusal::key)).doesNotHaveDuplicates();
  }

  /** The law, for one image and one loader, in both directions. */
  static void hold(TestImage image, LoaderProfile profile) {
    SubjectSpec spec = new SubjectSpec(new RelativePath(TestImage.EXE), Map.of(), List.of());
    StagedFiles files = StagedFiles.in(image.sysroot(), spec);
    VerifyResult result = Verification.of(profile).run(files, spec);
    LoadPlanner planner = new LoadPlanner(profile, spec.executable(), files.images());
    Set<List<Object>> refused = new HashSet<>();
    Set<List<Object>> warned = new HashSet<>();
    files
        .unreadable()
        .keySet()
        .forEach(file -> refused.add(List.of(Refusal.UNREADABLE.id(), file)));
    if (files.objects().containsKey(spec.executable())) {
      planner
          .faults(spec.executable())
          .forEach(failure -> refused.add(List.of(failure.kind().id(), failure.file())));
    }
    for (StagedObject object : files.objects().values()) {
      if (object.role().isShared() || profile.files().executableNeeds() != ExecutableNeeds.NONE) {
        LoadPlan plan = planner.plan(object.path());
        for (LoadFailure failure : plan.failures()) {
          refused.add(List.of(failure.kind().id(), failure.file()));
          isFound(result, failure, Severity.ERROR);
        }
        for (LoadFailure warning : plan.warnings()) {
          warned.add(List.of(warning.kind().id(), warning.file()));
          isFound(result, warning, Severity.WARNING);
        }
        assertThat(plan.warnings().isEmpty() || result.refused() > 0)
            .as("%s", plan.module())
            .isTrue();
        assertThat(plan.loads() || result.hasErrors()).as("%s", plan.module()).isTrue();
      }
    }
    Set<String> kinds =
        Stream.of(Refusal.values())
            .filter(kind -> kind.isRefusedBy(profile))
            .map(Refusal::id)
            .collect(Collectors.toSet());
    assertThat(result.findings())
        .filteredOn(finding -> kinds.contains(finding.id()))
        .allSatisfy(finding -> assertThat(refused).contains(List.of(finding.id(), finding.file())));
    assertThat(result.findings())
        .filteredOn(finding -> finding.id().equals(Refusal.LEFT_OUT.id()))
        .allSatisfy(finding -> assertThat(warned).contains(List.of(finding.id(), finding.file())));
  }

  private static void isFound(VerifyResult result, LoadFailure failure, Severity severity) {
    assertThat(result.findings())
        .as("%s: %s", result.profile(), failure)
        .anySatisfy(
            finding -> {
              assertThat(finding.severity()).isEqualTo(severity);
              assertThat(finding.id()).isEqualTo(failure.kind().id());
              assertThat(finding.file()).isEqualTo(failure.file());
            });
  }
}
