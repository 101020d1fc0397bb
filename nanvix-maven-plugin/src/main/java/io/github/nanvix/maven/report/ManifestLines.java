// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.report;

import io.github.nanvix.maven.manifest.Dependency;
import io.github.nanvix.maven.manifest.LockedAsset;
import io.github.nanvix.maven.manifest.LockedPackage;
import io.github.nanvix.maven.manifest.LockedSdk;
import io.github.nanvix.maven.manifest.NanvixLock;
import io.github.nanvix.maven.manifest.NanvixManifest;
import io.github.nanvix.maven.manifest.ProjectManifest;
import io.github.nanvix.maven.manifest.ReleaseName;
import io.github.nanvix.maven.manifest.ReleaseName.Form;
import io.github.nanvix.maven.manifest.VariantChoice;
import java.util.ArrayList;
import java.util.List;

/** What people are told about a manifest: its releases, and what is pinned by what. */
public final class ManifestLines {
  private final ProjectManifest project;
  private final List<String> lines = new ArrayList<>();

  private ManifestLines(ProjectManifest project) {
    this.project = project;
  }

  /** The lines. */
  public static List<String> of(ProjectManifest project) {
    return new ManifestLines(project).all();
  }

  private List<String> all() {
    NanvixManifest manifest = project.manifest();
    lines.add(
        manifest.name()
            + " "
            + manifest.version()
            + " for Nanvix "
            + manifest.nanvixVersion().text()
            + project.tag().map(tag -> ", release " + tag).orElse(""));
    VariantChoice.NONE
        .of(manifest.matrix())
        .forEach(
            variant ->
                lines.add(
                    "  archive "
                        + new ReleaseName(manifest.name(), variant, false, Form.CURRENT).fileName()
                        + ", or with -dev before .tar.gz"));
    lines.add(
        project
            .image()
            .map(image -> "image " + image + ", pinned by its digest")
            .orElse("no image"));
    manifest.dependencies().forEach(dependency -> add("dependency", dependency));
    manifest.systemDependencies().forEach(dependency -> add("system dependency", dependency));
    project.lock().ifPresentOrElse(this::add, () -> lines.add("no lock file"));
    return List.copyOf(lines);
  }

  private void add(String role, Dependency dependency) {
    lines.add(
        role
            + " "
            + dependency.name()
            + ", "
            + dependency.reference().kind()
            + " "
            + dependency.reference().value()
            + dependency.tag(project.tagSuffix()).map(tag -> ", release " + tag).orElse(""));
  }

  private void add(NanvixLock lock) {
    lines.add("lock file for " + lock.manifestHash());
    lock.sdk().ifPresent(this::add);
    lock.packages().forEach(this::add);
  }

  private void add(LockedSdk sdk) {
    lines.add(
        "  SDK "
            + sdk.version()
            + sdk.sysrootSha256().map(digest -> ", sysroot " + digest).orElse(""));
    if (!sdk.dynamicLoader().orElse(true)) {
      lines.add("  features.dynamic_loader = false: its programs cannot open shared objects");
    }
  }

  private void add(LockedPackage locked) {
    lines.add(
        "  "
            + locked.kind()
            + " "
            + locked.name()
            + ", release "
            + locked.tag()
            + (locked.requiredBy().isEmpty()
                ? ""
                : ", for " + String.join(", ", locked.requiredBy())));
    for (LockedAsset asset : locked.assets()) {
      lines.add("    asset " + asset.name() + ", not pinned, at " + asset.address());
    }
  }
}
