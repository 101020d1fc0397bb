// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.loader.ChangedProfile;
import io.github.nanvix.maven.loader.LoaderProfile;
import io.github.nanvix.maven.loader.Refusal;
import io.github.nanvix.maven.pipeline.LoadTrees;
import io.github.nanvix.maven.pipeline.TreeRequest;
import io.github.nanvix.maven.report.TreeJson;
import io.github.nanvix.maven.report.VerifyJson;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each kind of refusal has one place: where it is off, neither {@code tree} nor verify says it. */
class RefusalKindsTest {
  @TempDir private Path work;

  @ParameterizedTest
  @EnumSource
  void goesFromBothReportsAtOnce(Refusal kind) {
    CheckFixtures.Fixture fixture =
        Objects.requireNonNull(CheckFixtures.all().byId().get(kind.id()), kind.id());
    TestImage image = new TestImage(work);
    fixture.broken().accept(image);
    LoaderProfile refuses =
        profiles(image)
            .filter(
                profile ->
                    (kind == Refusal.LEFT_OUT || kind.isRefusedBy(profile))
                        && tree(image, profile).contains(said(kind)))
            .findFirst()
            .orElseThrow(
                () -> new AssertionError("no loader refuses the broken fixture of " + kind));
    image.profile(any -> refuses);
    assertThat(VerifyJson.render(image.verify())).contains("\"id\": \"" + kind.id() + "\"");

    Map<String, String> severities = new HashMap<>(refuses.severity());
    if (kind != Refusal.LEFT_OUT && new RefusalCheck(kind).isAdvice()) {
      // What loads and is not liked all the same.
      severities.put(kind.id(), "off");
    }
    LoaderProfile takes = ChangedProfile.taking(refuses, kind, severities);
    image.profile(any -> takes);
    assertThat(tree(image, takes)).doesNotContain(said(kind));
    assertThat(VerifyJson.render(image.verify())).doesNotContain("\"id\": \"" + kind.id() + "\"");
  }

  private static Stream<LoaderProfile> profiles(TestImage image) {
    return Stream.concat(
        Stream.of(image.profile(), ChangedProfile.of("text = true", "text = false")),
        Stream.of("nanvix-2026-06", "glibc", "musl").map(LoaderProfile::named));
  }

  private static String said(Refusal kind) {
    return kind == Refusal.UNUSABLE_LIBRARY
        ? "\"unreadable\": {\n    \""
        : "\"kind\": \"" + kind.key() + "\"";
  }

  private static String tree(TestImage image, LoaderProfile profile) {
    LoadTrees trees =
        LoadTrees.plan(
            profile,
            new TreeRequest(
                image.sysroot(),
                new RelativePath(TestImage.EXE),
                Optional.empty(),
                Optional.empty()));
    return TreeJson.render(profile, trees.plans(), trees.unreadable());
  }
}
