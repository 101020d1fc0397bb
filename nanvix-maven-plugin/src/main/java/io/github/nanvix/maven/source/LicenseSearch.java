package io.github.nanvix.maven.source;

import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.fs.Trees;
import java.io.IOException;
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
  private static final Comparator<RelativePath> BEST =
      Comparator.comparingLong(
              (RelativePath path) -> path.text().chars().filter(c -> c == '/').count())
          .thenComparingInt(LicenseSearch::rank)
          .thenComparingInt(path -> path.text().length())
          .thenComparing(Comparator.naturalOrder());

  private LicenseSearch() {}

  /** The one nearest to the root; of several the likeliest by name. */
  public static Optional<RelativePath> in(Path root) throws IOException {
    return Trees.files(root).stream()
        .filter(path -> rank(path) < BEST_FIRST.size())
        .filter(path -> Files.isRegularFile(path.under(root), LinkOption.NOFOLLOW_LINKS))
        .min(BEST);
  }

  private static int rank(RelativePath path) {
    String name = path.fileName().toLowerCase(Locale.ROOT);
    int rank = 0;
    while (rank < BEST_FIRST.size() && !Pattern.matches(BEST_FIRST.get(rank) + "([.-].*)?", name)) {
      rank++;
    }
    return rank;
  }
}
