// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.source;

import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.fs.Trees;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the file that has the terms of what an archive holds. */
public final class LicenseSearch {
  private static final List<String> BEST_FIRST = List.of("licen[cs]e", "copying", "copyright");
  private static final Comparator<RelativePath> NEAREST =
      Comparator.comparingLong(path -> path.text().chars().filter(c -> c == '/').count());
  private static final Comparator<RelativePath> NEAREST_README =
      NEAREST
          .thenComparing(path -> !path.fileName().toLowerCase(Locale.ROOT).startsWith("readme"))
          .thenComparing(Comparator.naturalOrder());
  private static final Comparator<RelativePath> BEST =
      NEAREST
          .thenComparingInt(LicenseSearch::rank)
          .thenComparingInt(path -> path.text().length())
          .thenComparing(Comparator.naturalOrder());

  private static final Pattern TEXT =
      Pattern.compile("(?i)readme.*|unlicense|notice.*|.*\\.(txt|md|html|h|c)");
  // The sentences that the usual licences consist of.
  private static final Pattern GRANT =
      Pattern.compile(
          "(?is)Permission[\\s*]+is[\\s*]+hereby[\\s*]+granted"
              + "|Redistribution[\\s*]+and[\\s*]+use[\\s*]+in[\\s*]+source"
              + "|General[\\s*]+Public[\\s*]+License"
              + "|Permission[\\s*]+to[\\s*]+use,[\\s*]+copy"
              + "|is[\\s*]+provided[\\s*]+['\"]as[- ]is"
              + "|public[\\s*]+domain|SPDX-License-Identifier");

  private LicenseSearch() {}

  /** The one nearest to the root; of several the likeliest by name. */
  public static Optional<RelativePath> in(Path root) throws IOException {
    return Trees.files(root).stream()
        .filter(path -> rank(path) < BEST_FIRST.size())
        .filter(path -> Files.isRegularFile(path.under(root), LinkOption.NOFOLLOW_LINKS))
        .min(BEST);
  }

  /**
   * The text file nearest to the root that grants something, where no file is called by its terms:
   * a README, or a header that begins or ends with them.
   */
  public static Optional<RelativePath> granting(Path root) throws IOException {
    List<RelativePath> texts =
        Trees.files(root).stream()
            .filter(path -> TEXT.matcher(path.fileName()).matches())
            .filter(path -> Files.isRegularFile(path.under(root), LinkOption.NOFOLLOW_LINKS))
            .sorted(NEAREST_README)
            .toList();
    for (RelativePath path : texts) {
      String text = Files.readString(path.under(root), StandardCharsets.ISO_8859_1);
      if (GRANT.matcher(text).find()) {
        return Optional.of(path);
      }
    }
    return Optional.empty();
  }

  private static int rank(RelativePath path) {
    String name = path.fileName().toLowerCase(Locale.ROOT);
    int rank = 0;
    while (rank < BEST_FIRST.size()
        && !Pattern.matches(BEST_FIRST.get(rank) + "([._-].*)?", name)) {
      rank++;
    }
    return rank;
  }
}
