// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.source;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.Reason;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * What is asked in the place of addresses on the web, in networks that have their own copies.
 *
 * @param rules the first that matches counts
 * @param headers what a mirror is told beside the request, by its address
 */
public record Mirrors(List<Rule> rules, Function<URI, Map<String, String>> headers) {
  /** None: every address is asked itself. */
  public static final Mirrors NONE = new Mirrors(List.of(), address -> Map.of());

  private static final String NEXT =
      "Write PATTERN = REPLACEMENT, for example https://upstream.example.org/ ="
          + " https://copies.example.net/: a regular expression for the beginning of an"
          + " address, and what stands there instead, with $1 for its first group.";

  /**
   * One rule.
   *
   * @param pattern has to match the beginning of an address
   * @param replacement what stands in the place of what matches, with groups as {@code $1}
   */
  public record Rule(Pattern pattern, String replacement) {

    /**
     * Reads {@code PATTERN = REPLACEMENT}.
     *
     * @throws BuildException if it is anything else
     */
    public static Rule parse(String text) {
      // A pattern may have one as well: blanks around it make it the one that is meant.
      String separator = text.contains(" = ") ? " = " : "=";
      int at = text.indexOf(separator);
      String from = at < 0 ? "" : text.substring(0, at).strip();
      String to = at < 0 ? "" : text.substring(at + separator.length()).strip();
      if (from.isEmpty() || !to.matches("https?://[^/\\s$]+.*|file:///.*")) {
        throw BuildException.input("\"" + text + "\" is no rule for a mirror.", NEXT);
      }
      try {
        Rule rule = new Rule(Pattern.compile(from), to);
        if (rule.pattern.matcher("").lookingAt()) {
          throw BuildException.input(
              "The pattern of \"" + text + "\" matches nothing at all, and so everything.", NEXT);
        }
        rule.requireGroups(text);
        return rule;
      } catch (PatternSyntaxException e) {
        throw BuildException.input(
            "\"" + from + "\" is no regular expression: " + Reason.of(e) + ".", NEXT, e);
      }
    }

    private void requireGroups(String text) {
      int groups = pattern.matcher("").groupCount();
      Matcher used = Pattern.compile("(?<!\\\\)\\$(\\d?)").matcher(replacement);
      while (used.find()) {
        if (used.group(1).isEmpty() || Integer.parseInt(used.group(1)) > groups) {
          throw BuildException.input(
              "\""
                  + text
                  + "\" has \""
                  + used.group()
                  + "\", and its pattern has "
                  + groups
                  + (groups == 1 ? " group." : " groups."),
              NEXT);
        }
      }
    }
  }

  /** Rules from their texts. */
  public static Mirrors of(List<String> texts, Function<URI, Map<String, String>> headers) {
    List<Rule> rules = new ArrayList<>();
    texts.forEach(text -> rules.add(Rule.parse(text)));
    return new Mirrors(List.copyOf(rules), headers);
  }

  /**
   * The address to ask for what is at another one.
   *
   * @throws BuildException if a rule makes something of it that is no address
   */
  URI of(URI address) {
    for (Rule rule : rules) {
      Matcher matcher = rule.pattern.matcher(address.toString());
      if (matcher.lookingAt()) {
        StringBuilder there = new StringBuilder();
        matcher.appendReplacement(there, rule.replacement);
        matcher.appendTail(there);
        try {
          return URI.create(there.toString());
        } catch (IllegalArgumentException e) {
          throw BuildException.input(
              "The mirror of \"" + address + "\" would be \"" + there + "\", which is no address.",
              NEXT,
              e);
        }
      }
    }
    return address;
  }

  /** What an address is told that a rule has led to; nothing where none did. */
  Function<URI, Map<String, String>> headersFor(URI asked, URI mirror) {
    if (asked.equals(mirror)) {
      return address -> Map.of();
    }
    String host = String.valueOf(mirror.getHost());
    return address -> host.equals(address.getHost()) ? headers.apply(address) : Map.of();
  }
}
