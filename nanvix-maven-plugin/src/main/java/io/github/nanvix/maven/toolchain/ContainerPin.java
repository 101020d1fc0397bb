package io.github.nanvix.maven.toolchain;

import io.github.nanvix.maven.container.ImageReference;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.toml.TomlNode;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A component that is a container image: the toolchain's commands run in it.
 *
 * @param image by digest
 * @param bin the directory of its tools in the image, absolute
 * @param path where make, a shell and the like are in the image, as PATH has it
 * @param select path in the image, without the slash in front, to path in the toolchain: files and
 *     directories that are copied out of it
 */
public record ContainerPin(
    String name,
    ImageReference image,
    String bin,
    String path,
    Map<RelativePath, RelativePath> select)
    implements ComponentPin {
  private static final String PATH = "/usr/local/bin:/usr/bin:/bin";
  private static final Pattern ABSOLUTE = Pattern.compile("(/[^:]*)(:/[^:]*)*");

  static ContainerPin from(String name, TomlNode node) {
    node.allowOnly("kind", "license", "image", "bin", "path", "select");
    return new ContainerPin(
        name,
        node.parsed("image", ImageReference::parse),
        node.parsed("bin", ContainerPin::absolute),
        node.keys().contains("path") ? node.parsed("path", ContainerPin::absolute) : PATH,
        node.pathMap("select"));
  }

  private static String absolute(String text) {
    if (!ABSOLUTE.matcher(text).matches()) {
      throw new IllegalArgumentException("Not absolute: \"" + text + "\"");
    }
    return text;
  }
}
