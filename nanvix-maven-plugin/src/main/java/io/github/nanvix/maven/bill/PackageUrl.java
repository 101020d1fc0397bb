// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.bill;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Package URLs (ECMA-427) of what is not in a package manager, and of Debian's packages. */
public final class PackageUrl {
  private static final Pattern DEB = Pattern.compile("([^_]+)_([^_]+)_([^_]+)\\.deb");
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9.~_-]");

  private PackageUrl() {}

  /** Of something that is no package of anybody. */
  public static String generic(String name, String version) {
    return "pkg:generic/" + encoded(name) + "@" + encoded(version);
  }

  /** Of a Python package, whose name counts without regard to case and separators. */
  public static String python(String name, String version) {
    String normal = name.replaceAll("[-_.]+", "-").toLowerCase(Locale.ROOT);
    return "pkg:pypi/" + encoded(normal) + "@" + encoded(version);
  }

  /** Of a Debian package, by the name of its file; empty for any other file. */
  public static Optional<String> debian(String fileName) {
    Matcher deb = DEB.matcher(fileName);
    return deb.matches()
        ? Optional.of(
            "pkg:deb/debian/"
                + encoded(deb.group(1))
                + "@"
                + encoded(deb.group(2))
                + "?arch="
                + encoded(deb.group(3)))
        : Optional.empty();
  }

  /** What is before version and qualifiers: the package, whichever of it. */
  static String withoutVersion(String purl) {
    return purl.replaceFirst("[?#].*", "").replaceFirst("@[^/]*$", "").toLowerCase(Locale.ROOT);
  }

  private static String encoded(String text) {
    StringBuilder encoded = new StringBuilder();
    for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
      String c = String.valueOf((char) (one & 0xff));
      encoded.append(
          PLAIN.matcher(c).matches() ? c : String.format(Locale.ROOT, "%%%02X", one & 0xff));
    }
    return encoded.toString();
  }
}
