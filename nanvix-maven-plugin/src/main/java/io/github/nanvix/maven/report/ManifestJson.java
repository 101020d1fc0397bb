// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.report;

import io.github.nanvix.maven.container.ImageReference;
import io.github.nanvix.maven.manifest.BuildMatrix;
import io.github.nanvix.maven.manifest.Dependency;
import io.github.nanvix.maven.manifest.NanvixLock;
import io.github.nanvix.maven.manifest.NanvixManifest;
import io.github.nanvix.maven.manifest.ProjectManifest;
import io.github.nanvix.maven.manifest.ReleaseName;
import io.github.nanvix.maven.manifest.ReleaseName.Form;
import io.github.nanvix.maven.manifest.SdkToolchain;
import io.github.nanvix.maven.manifest.Variant;
import io.github.nanvix.maven.manifest.VariantChoice;
import io.github.nanvix.maven.toml.UnknownKey;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A manifest and its lock file as JSON, under the names that things have there and with all that
 * they hold; equal files give equal bytes.
 */
public final class ManifestJson {
  private ManifestJson() {}

  /** The content of {@code manifest.json}. */
  public static String render(ProjectManifest project) {
    NanvixManifest manifest = project.manifest();
    return Document.MANIFEST.write(
        new JsonFields()
            .with("name", manifest.name())
            .with("version", manifest.version())
            .with("nanvix-version", manifest.nanvixVersion().text())
            .with("release-tag", project.tag())
            .with("manifest-hash", manifest.hash())
            .with("lock-holds", project.lock().map(lock -> project.lockFault().isEmpty()))
            .with("image", project.image())
            .with("dependencies", dependencies(manifest.dependencies(), project))
            .with("system-dependencies", dependencies(manifest.systemDependencies(), project))
            .with("builds", manifest.matrix().map(ManifestJson::of))
            .with("variants", variants(manifest))
            .with("toolchain", manifest.toolchain().map(ManifestJson::of))
            .with("lock", project.lock().map(NanvixLock::plain))
            .with("unknown", project.unknown().stream().map(ManifestJson::of).toList())
            .map());
  }

  private static List<Map<String, Object>> dependencies(
      List<Dependency> dependencies, ProjectManifest project) {
    return dependencies.stream()
        .map(
            dependency ->
                new JsonFields()
                    .with("name", dependency.name())
                    .with(dependency.reference().kind(), dependency.reference().plain())
                    .with("release-tag", dependency.tag(project.tagSuffix()))
                    .map())
        .toList();
  }

  private static Map<String, Object> of(BuildMatrix matrix) {
    return new JsonFields()
        .with("platforms", matrix.platforms())
        .with("modes", matrix.modes())
        .with("memory", matrix.memory())
        .with(
            "exclude",
            matrix.excluded().stream()
                .map(
                    excluded ->
                        new JsonFields()
                            .with("platform", excluded.platform())
                            .with("mode", excluded.mode())
                            .with("memory", excluded.memory())
                            .map())
                .toList())
        .map();
  }

  private static List<Map<String, Object>> variants(NanvixManifest manifest) {
    return VariantChoice.NONE.of(manifest.matrix()).stream()
        .map(
            variant ->
                new JsonFields()
                    .with("platform", variant.platform().text())
                    .with("machine", variant.machine())
                    .with("mode", variant.mode())
                    .with("memory", variant.memory())
                    .with("archive", archive(manifest, variant, false))
                    .with("development-archive", archive(manifest, variant, true))
                    .map())
        .toList();
  }

  private static String archive(NanvixManifest manifest, Variant variant, boolean development) {
    return new ReleaseName(manifest.name(), variant, development, Form.CURRENT).fileName();
  }

  private static Map<String, Object> of(SdkToolchain toolchain) {
    return new JsonFields()
        .with("kind", toolchain.kind())
        .with("provider", toolchain.provider())
        .with("sdk-version", toolchain.version())
        .with("sdk-image", toolchain.sdk().map(ImageReference::name))
        .with("sdk-digest", toolchain.sdk().map(ImageReference::digest))
        .with("build-image", toolchain.build().map(ImageReference::name))
        .with("build-digest", toolchain.build().map(ImageReference::digest))
        .map();
  }

  private static Map<String, Object> of(UnknownKey unknown) {
    return new JsonFields()
        .with("file", Path.of(unknown.document()).getFileName())
        .with("line", unknown.line())
        .with("column", unknown.column())
        .with("key", unknown.key())
        .with("value", unknown.value())
        .map();
  }
}
