// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.cpython.assignment;

import io.github.nanvix.maven.cpython.link.MappedText;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the text of a well-formed POM's elements, entities and CDATA sections decoded. */
final class PomReader {
  private static final Pattern ATTRIBUTE =
      Pattern.compile("\\s([^\\s=]+)\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)')");
  private static final Pattern ENTITY = Pattern.compile("&(#x[0-9a-fA-F]{1,6}|#[0-9]{1,7}|\\w+);");
  private static final Pattern TAG =
      Pattern.compile("<([^\\s/>]+)((?:[^>\"']|\"[^\"]*\"|'[^']*')*)>");
  private static final Map<String, Character> NAMED =
      Map.of("lt", '<', "gt", '>', "amp", '&', "quot", '"', "apos", '\'');

  private final String file;
  private final MappedText characters;
  private final VariableName variable;
  private final Assignments found;
  private final Deque<Element> open = new ArrayDeque<>();

  private static final class Element {
    private final String name;
    private final int at;
    private final MappedText.Builder text = new MappedText.Builder();
    private boolean hasElements;

    Element(String name, int at) {
      this.name = name;
      this.at = at;
    }
  }

  PomReader(String file, VariableName variable, Assignments found) {
    this.file = file;
    this.characters = MappedText.of(file);
    this.variable = variable;
    this.found = found;
  }

  void read() {
    int at = 0;
    while (at < file.length()) {
      if (file.charAt(at) != '<') {
        at = character(at, builder());
      } else if (file.startsWith("<!--", at)) {
        at = after("-->", at + 4);
      } else if (file.startsWith("<![CDATA[", at)) {
        int end = file.indexOf("]]>", at);
        builder().add(characters, at + 9, end);
        at = end + 3;
      } else if (file.startsWith("<?", at)) {
        at = after("?>", at);
      } else if (file.startsWith("</", at)) {
        at = after(">", at);
        close(open.pop(), at);
      } else {
        at = tag(at);
      }
    }
  }

  private MappedText.Builder builder() {
    // Between the elements at the top there is nothing to be read.
    return open.isEmpty() ? new MappedText.Builder() : open.peek().text;
  }

  private int after(String end, int from) {
    return file.indexOf(end, from) + end.length();
  }

  private int tag(int at) {
    Matcher tag = TAG.matcher(file).region(at, file.length());
    if (!tag.lookingAt()) {
      return at + 1;
    }
    if (!open.isEmpty()) {
      open.peek().hasElements = true;
    }
    attributes(tag.start(2), tag.end(2), at);
    if (!tag.group(2).endsWith("/")) {
      open.push(new Element(tag.group(1), at));
    }
    return tag.end();
  }

  /** Reads {@code <env key="LIBS" value="…"/>} as Ant's tasks have it. */
  private void attributes(int from, int to, int at) {
    Matcher attribute = ATTRIBUTE.matcher(file).region(from, to);
    boolean named = false;
    Optional<MappedText> value = Optional.empty();
    while (attribute.find()) {
      int group = attribute.group(2) == null ? 3 : 2;
      named |= attribute.group(group).equals(variable.text());
      if (attribute.group(1).equals("value")) {
        value = Optional.of(decoded(attribute.start(group), attribute.end(group)));
      }
    }
    if (named) {
      value.ifPresent(text -> found.add(new Assignment(at, false, text)));
    }
  }

  private MappedText decoded(int from, int to) {
    MappedText.Builder text = new MappedText.Builder();
    for (int i = from; i < to; ) {
      i = character(i, text);
    }
    return text.build();
  }

  private void close(Element element, int end) {
    MappedText text = element.text.build();
    if (!element.name.equals(variable.text())) {
      Embedded.argument(text, variable, found);
    } else if (element.hasElements) {
      found.add(
          new UnreadAssignment(element.at, file.substring(element.at, end), "holds elements"));
    } else {
      found.add(new Assignment(element.at, false, text));
    }
  }

  /** Adds the character that begins at a place; where the next begins. */
  private int character(int at, MappedText.Builder text) {
    Matcher entity = ENTITY.matcher(file).region(at, file.length());
    if (file.charAt(at) != '&' || !entity.lookingAt()) {
      text.add(characters, at, at + 1);
      return at + 1;
    }
    String name = entity.group(1);
    char c =
        name.startsWith("#x")
            ? (char) Integer.parseInt(name.substring(2), 16)
            : name.startsWith("#")
                ? (char) Integer.parseInt(name.substring(1))
                : NAMED.getOrDefault(name, '?');
    text.add(c, at, entity.end());
    return entity.end();
  }
}
