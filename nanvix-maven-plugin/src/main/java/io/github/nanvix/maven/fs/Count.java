// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.fs;

/**
 * A number of things as people write it: {@code 1 file}, {@code 2 files}, {@code 3 entries}.
 *
 * @param number how many
 * @param noun what each of them is; the last word is the one that takes the plural
 */
public record Count(long number, String noun) {

  /** The number with its noun, in the singular for one. */
  @Override
  public String toString() {
    return number + " " + (number == 1 ? noun : plural());
  }

  /** A word that depends on the number, such as a verb. */
  public String choose(String one, String many) {
    return number == 1 ? one : many;
  }

  private String plural() {
    int end = noun.length() - 1;
    boolean ies = noun.endsWith("y") && end > 0 && "aeiou".indexOf(noun.charAt(end - 1)) < 0;
    return ies ? noun.substring(0, end) + "ies" : noun + "s";
  }
}
