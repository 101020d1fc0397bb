// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.verify;

import io.github.nanvix.maven.fs.RelativePath;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name by which Python imports a file, told by its place: {@code _ctypes}, {@code spam.etree}.
 *
 * @param dotted with the packages that it is in
 */
record ModuleName(String dotted) {
  // What stands before it is on sys.path; a file elsewhere is known by its own name alone.
  private static final Pattern PLACE =
      Pattern.compile(
          "(?:.*/)?lib/python3\\.[0-9]+/(?:(?:lib-dynload|site-packages)/)?(.+)", Pattern.DOTALL);

  static ModuleName of(RelativePath path) {
    Matcher place = PLACE.matcher(path.text());
    String below = place.matches() ? place.group(1) : path.fileName();
    int slash = below.lastIndexOf('/') + 1;
    int dot = below.indexOf('.', slash);
    return new ModuleName((dot < 0 ? below : below.substring(0, dot)).replace('/', '.'));
  }

  /** The last part, after which its {@code PyInit} function is named. */
  String last() {
    return dotted.substring(dotted.lastIndexOf('.') + 1);
  }

  /** Where it would be in an image, with an {@code X} for what is not known. */
  RelativePath expectedPlace() {
    String directory = dotted.contains(".") ? "site-packages" : "lib-dynload";
    return new RelativePath("lib/python3.X/" + directory + "/" + dotted.replace('.', '/') + ".so");
  }
}
