// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.draft;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the file name of a source archive says.
 *
 * @param name of the source
 * @param version of the source
 */
public record ArchiveName(String name, String version) {
  private static final Pattern EXTENSION =
      Pattern.compile("\\.(tar(\\.(gz|bz2|xz|zst|lzma|Z))?|t[gbx]z2?|zip)$");
  private static final Pattern VERSION_ALONE = Pattern.compile("[vV]?[0-9]+(\\.[A-Za-z0-9]+)*");
  // What forges of source code put between the name of a project and that of a tag.
  private static final Pattern OF_FORGES =
      Pattern.compile("|-|archive|refs|tags|tarball|zipball|releases|download|snapshot|get");
  private static final Pattern ORIGINAL = Pattern.compile("\\.orig$");
  // Debian policy, section 3.2.1: names have no underscore.
  private static final Pattern DEBIAN = Pattern.compile("([^_]+)_([0-9].*)");
  private static final Pattern USUAL = Pattern.compile("(.+?)[-_][vV]?([0-9][A-Za-z0-9.+~_-]*)");
  private static final Pattern REPACKED = Pattern.compile("[+.~](dfsg|ds|repack)[0-9.]*$");
  private static final Pattern SAYS_SOURCE = Pattern.compile("-(src|source|autoconf)$");
  private static final Pattern LINE_OF_VERSIONS = Pattern.compile("-?([0-9]+(?:\\.[0-9]+)+)$");

  /**
   * Takes the end of a path apart; empty where that is not a name and a version, nor a version
   * alone below the name of what it is of.
   */
  public static Optional<ArchiveName> of(String path) {
    String[] segments = path.split("/");
    String stem = EXTENSION.matcher(segments[segments.length - 1]).replaceFirst("");
    if (VERSION_ALONE.matcher(stem).matches()) {
      for (int i = segments.length - 2; i > 0; i--) {
        if (!OF_FORGES.matcher(segments[i]).matches()) {
          return Optional.of(new ArchiveName(segments[i], stem.replaceFirst("^[vV]", "")));
        }
      }
      return Optional.empty();
    }
    Matcher original = ORIGINAL.matcher(stem);
    Matcher parts =
        original.find() ? DEBIAN.matcher(original.replaceFirst("")) : USUAL.matcher(stem);
    return parts.matches()
        ? Optional.of(
            new ArchiveName(
                name(parts.group(1), parts.group(2)),
                REPACKED.matcher(parts.group(2)).replaceFirst("")))
        : Optional.empty();
  }

  /** Without the version's beginning, which some distributions append: {@code demo1.6}. */
  private static String name(String text, String version) {
    String name = SAYS_SOURCE.matcher(text).replaceFirst("");
    Matcher line = LINE_OF_VERSIONS.matcher(name);
    return line.find() && version.startsWith(line.group(1))
        ? name.substring(0, line.start())
        : name;
  }
}
