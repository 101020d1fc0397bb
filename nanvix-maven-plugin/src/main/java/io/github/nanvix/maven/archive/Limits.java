package io.github.nanvix.maven.archive;

/**
 * How much an archive may unpack to before it is taken for a bomb.
 *
 * @param bytes the most bytes, parts that are not selected included where they must be unpacked to
 *     be passed over
 * @param entries the most entries
 */
public record Limits(long bytes, int entries) {
  /** 4 GiB and 500 000 entries: twenty times the largest source tree that is built here. */
  public static final Limits DEFAULT = new Limits(4L << 30, 500_000);

  /**
   * @throws IllegalArgumentException if a limit is not positive
   */
  public Limits {
    if (bytes <= 0 || entries <= 0) {
      throw new IllegalArgumentException("Limits must be positive: " + bytes + ", " + entries);
    }
  }
}
