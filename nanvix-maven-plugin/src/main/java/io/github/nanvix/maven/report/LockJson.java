package io.github.nanvix.maven.report;

import io.github.nanvix.maven.container.ImageReference;
import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.manifest.DependencyReference;
import io.github.nanvix.maven.manifest.LockedAsset;
import io.github.nanvix.maven.manifest.LockedPackage;
import io.github.nanvix.maven.manifest.LockedSdk;
import io.github.nanvix.maven.manifest.NanvixLock;
import io.github.nanvix.maven.manifest.NanvixVersion;
import io.github.nanvix.maven.manifest.SdkTraits;
import java.util.Map;

/** A lock file's part of {@code manifest.json}. */
final class LockJson {
  private LockJson() {}

  static Map<String, Object> of(NanvixLock lock) {
    return new JsonFields()
        .with("manifest-hash", lock.manifestHash())
        .with("nanvix-zutil-version", lock.zutilVersion())
        .with("sdk", lock.sdk().map(LockJson::of))
        .with("builds", lock.matrix().map(ManifestJson::of))
        .with("packages", lock.packages().stream().map(LockJson::of).toList())
        .map();
  }

  private static Map<String, Object> of(LockedSdk sdk) {
    ImageReference image = sdk.image();
    SdkTraits traits = sdk.traits();
    return new JsonFields()
        .with("schema-version", sdk.schemaVersion())
        .with("sdk-version", sdk.version())
        .with("provider-id", sdk.providerId())
        .with("provider", sdk.provider())
        .with("role", sdk.role())
        .with("image-name", image.name())
        .with("image-digest", image.digest())
        .with("image-ref", image)
        .with("nanvix-tag", sdk.nanvixTag())
        .with("nanvix-version", sdk.nanvixVersion().map(NanvixVersion::text))
        .with("nanvix-commit", sdk.nanvixCommit())
        .with("sysroot-sha256", sdk.sysrootSha256().map(Sha256::hex))
        .with("target", traits.target().map(LockJson::of))
        .with("toolchain", traits.toolchain().map(LockJson::of))
        .with("compat", traits.compat().map(LockJson::of))
        .with("features", traits.features().map(LockJson::of))
        .map();
  }

  private static Map<String, Object> of(SdkTraits.Target target) {
    return new JsonFields().with("alias", target.alias()).with("triple", target.triple()).map();
  }

  private static Map<String, Object> of(SdkTraits.Compiler compiler) {
    return new JsonFields()
        .with("llvm_commit", compiler.llvmCommit())
        .with("llvm_version", compiler.llvmVersion())
        .with("port_branch", compiler.portBranch())
        .map();
  }

  private static Map<String, Object> of(SdkTraits.Compat compat) {
    return new JsonFields()
        .with("abi", compat.abi())
        .with("c_abi", compat.cAbi())
        .with("cxx_abi", compat.cxxAbi())
        .with("min_nanvix_os", compat.minNanvixOs())
        .map();
  }

  private static Map<String, Object> of(SdkTraits.Features features) {
    return new JsonFields()
        .with("compiler_rt", features.compilerRt())
        .with("dynamic_loader", features.dynamicLoader())
        .with("filesystem", features.filesystem())
        .with("localization", features.localization())
        .with("wide_chars", features.wideChars())
        .map();
  }

  private static Map<String, Object> of(LockedPackage locked) {
    return new JsonFields()
        .with("name", locked.name())
        .with("repo", locked.repository())
        .with("kind", locked.kind().text())
        .with("ref-kind", locked.reference().kind())
        .with("ref-value", value(locked.reference()))
        .with("resolved-tag", locked.tag())
        .with("resolved-commitish", locked.commitish())
        .with("release-id", locked.releaseId())
        .with("dependencies", locked.dependencies())
        .with("transitive", locked.transitive())
        .with("required-by", locked.requiredBy())
        .with("assets", locked.assets().stream().map(LockJson::of).toList())
        .map();
  }

  /** A reference as it stands in either file: a number of a release is no text there. */
  static Object value(DependencyReference reference) {
    return reference instanceof DependencyReference.ReleaseId number
        ? (Object) number.id()
        : reference.value();
  }

  private static Map<String, Object> of(LockedAsset asset) {
    return new JsonFields()
        .with("name", asset.name())
        .with("url", asset.address())
        .with("id", asset.id())
        .map();
  }
}
