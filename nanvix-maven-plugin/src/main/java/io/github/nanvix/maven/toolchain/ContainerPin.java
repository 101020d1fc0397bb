// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.toolchain;

import io.github.nanvix.maven.container.ImageReference;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.manifest.SdkRelease;
import io.github.nanvix.maven.toml.PinCatalog;
import io.github.nanvix.maven.toml.TomlNode;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A component that is a container image: the toolchain's commands run in it.
 *
 * @param image by digest
 * @param bin the directory of its tools in the image, absolute
 * @param path where make, a shell and the like are in the image, as PATH has it
 * @param select path in the image, without the slash in front, to path in the toolchain: files and
 *     directories that are copied out of it
 * @param release what Nanvix has published of it, where it is an SDK's
 */
public record ContainerPin(
    String name,
    ImageReference image,
    String bin,
    String path,
    Map<RelativePath, RelativePath> select,
    Optional<SdkRelease> release)
    implements ComponentPin {
  private static final String PATH = "/usr/local/bin:/usr/bin:/bin";
  private static final Pattern ABSOLUTE = Pattern.compile("(/[^:]*)(:/[^:]*)*");

  static ContainerPin from(String name, TomlNode node, PinCatalog pins) {
    node.allowOnly(
        "kind", "license", "image", "bin", "path", "select", "release", "sysroot-sha256");
    Optional<SdkRelease> release =
        node.optionalString("release").map(file -> SdkRelease.parse(file, pins.text(file)));
    ImageReference image = node.parsed("image", ImageReference::parse);
    release.ifPresent(published -> requireSame(node, image, published));
    if (release.isEmpty() && node.keys().contains("sysroot-sha256")) {
      throw node.refuse(
          "sysroot-sha256", "is compared with nothing", "release, the release that it is of, too");
    }
    return new ContainerPin(
        name,
        image,
        node.parsed("bin", ContainerPin::absolute),
        node.keys().contains("path") ? node.parsed("path", ContainerPin::absolute) : PATH,
        node.pathMap("select"),
        release);
  }

  /** A pin that was edited beside its release pins something that nobody has published. */
  private static void requireSame(TomlNode node, ImageReference image, SdkRelease release) {
    String remedy = "; nanvix:lock -Dnanvix.sdk=FILE writes both from a release";
    if (!image.equals(release.image())) {
      throw node.refuse(
          "image",
          "is \"" + image + "\"",
          "that of the release, \"" + release.image() + "\"" + remedy);
    }
    if (!node.sha256("sysroot-sha256").equals(release.sysrootSha256())) {
      throw node.refuse(
          "sysroot-sha256",
          "is \"" + node.string("sysroot-sha256") + "\"",
          "that of the release, \"" + release.sysrootSha256().hex() + "\"" + remedy);
    }
  }

  private static String absolute(String text) {
    if (!ABSOLUTE.matcher(text).matches()) {
      throw new IllegalArgumentException("Not absolute: \"" + text + "\"");
    }
    return text;
  }
}
