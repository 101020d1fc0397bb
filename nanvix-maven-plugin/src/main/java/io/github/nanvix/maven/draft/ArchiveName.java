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
  private static final Pattern ORIGINAL = Pattern.compile("\\.orig$");
  // Debian policy, section 3.2.1: names have no underscore.
  private static final Pattern DEBIAN = Pattern.compile("([^_]+)_([0-9].*)");
  private static final Pattern USUAL = Pattern.compile("(.+?)[-_][vV]?([0-9][A-Za-z0-9.+~_-]*)");
  private static final Pattern REPACKED = Pattern.compile("[+.~](dfsg|ds|repack)[0-9.]*$");
  private static final Pattern SAYS_SOURCE = Pattern.compile("-(src|source|autoconf)$");
  private static final Pattern LINE_OF_VERSIONS = Pattern.compile("-?([0-9]+(?:\\.[0-9]+)+)$");

  /** Takes a file name apart; empty where it does not end in a name and a version. */
  public static Optional<ArchiveName> of(String fileName) {
    String stem = EXTENSION.matcher(fileName).replaceFirst("");
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
