// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.toml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.fs.RelativePath;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TomlNodeTest {
  private static final String HEX = "0".repeat(64);

  @Test
  void readsEveryKindOfValue() {
    TomlNode node =
        parse(
            """
            text = "ü"
            size = 42
            yes = true
            list = ["b", "a"]
            digest = "%s"
            [map]
            z = "1"
            "a.b/c" = "2"
            [[item]]
            n = "first"
            [[item]]
            n = "second"
            """
                .formatted(HEX));

    assertThat(node.string("text")).isEqualTo("ü");
    assertThat(node.optionalSize("size")).contains(42L);
    assertThat(node.flag("yes")).isTrue();
    assertThat(node.strings("list")).containsExactly("b", "a");
    assertThat(node.sha256("digest")).isEqualTo(new Sha256(HEX));
    assertThat(node.stringMap("map")).hasToString("{a.b/c=2, z=1}");
    assertThat(node.tables("item").stream().map(item -> item.string("n")))
        .containsExactly("first", "second");
    assertThat(node.keys()).containsExactly("text", "size", "yes", "list", "digest", "map", "item");
    assertThat(node.place("digest")).isEqualTo("pins.toml (line 5)");
  }

  @Test
  void whatIsOptionalMayBeAbsent() {
    TomlNode node = parse("");

    assertThat(node.optionalString("x")).isEmpty();
    assertThat(node.optionalSize("x")).isEmpty();
    assertThat(node.optionalTable("x")).isEmpty();
    assertThat(node.flag("x")).isFalse();
    assertThat(node.strings("x")).isEmpty();
    assertThat(node.stringMap("x")).isEmpty();
    assertThat(node.tables("x")).isEmpty();
    assertThat(node.place("x")).isEqualTo("pins.toml");
  }

  @Test
  void aKeyWithDotsIsOneKey() {
    TomlNode versions =
        parse("[version.\"3.4.4\"]\nfile = \"x\"\n[version.\"3.4\"]\nfile = 1\n").table("version");

    assertThat(versions.keys()).containsExactly("3.4.4", "3.4");
    assertThat(versions.namedTables().keySet()).containsExactly("3.4.4", "3.4");
    assertThat(versions.table("3.4.4").string("file")).isEqualTo("x");
    assertThatThrownBy(() -> versions.table("3.4").string("file"))
        .hasMessageContaining("Key \"version.3.4.file\"")
        .hasMessageContaining("(line 4, column 1)");
    assertThatThrownBy(() -> versions.allowOnly("3.4"))
        .hasMessageContaining("\"version.3.4.4\" in \"pins.toml\" (line 1, column 1)");
  }

  @Test
  void anUnknownKeyIsRefusedWithItsPlaceAndTheKnownOnes() {
    TomlNode item = parse("[[item]]\nurl = \"a\"\n[[item]]\n  ulr = \"b\"\n").tables("item").get(1);

    assertThatThrownBy(() -> item.allowOnly("url", "maven"))
        .isInstanceOf(BuildException.class)
        .hasMessage(
            "Key \"item[1].ulr\" in \"pins.toml\" (line 4, column 3): is not a key that is known"
                + " here. Expected \"url\", or another one of [maven, url].");
  }

  @ParameterizedTest
  @MethodSource
  void aValueOfAnotherTypeIsRefusedWithItsPlace(String value, Consumer<TomlNode> reader) {
    TomlNode node = parse("other = 1\nkey = " + value + "\n");

    assertThatThrownBy(() -> reader.accept(node))
        .isInstanceOf(BuildException.class)
        .hasMessageStartingWith("Key \"")
        .hasMessageContaining("\"pins.toml\" (line 2, column ")
        .hasMessageContaining("Expected ");
  }

  static Stream<Arguments> aValueOfAnotherTypeIsRefusedWithItsPlace() {
    return Stream.of(
        wrong("1", node -> node.string("key")),
        wrong("[\"a\"]", node -> node.optionalString("key")),
        wrong("\"1\"", node -> node.optionalSize("key")),
        wrong("1.5", node -> node.optionalSize("key")),
        wrong("-1", node -> node.optionalSize("key")),
        wrong("\"true\"", node -> node.flag("key")),
        wrong("\"a\"", node -> node.strings("key")),
        wrong("[\"a\", 1]", node -> node.strings("key")),
        wrong("\"a\"", node -> node.table("key")),
        wrong("{ a = 1 }", node -> node.stringMap("key")),
        wrong("{ a = 1 }", node -> node.tables("key")),
        wrong("[1]", node -> node.tables("key")),
        wrong("\"abc\"", node -> node.sha256("key")));
  }

  private static Arguments wrong(String value, Consumer<TomlNode> reader) {
    return Arguments.of(value, reader);
  }

  @Test
  void whatMustBeThereIsMissedByItsFullName() {
    TomlNode half = parse("[static]\n").table("static");

    assertThatThrownBy(() -> half.string("archive"))
        .isInstanceOf(BuildException.class)
        .hasMessage(
            "Key \"static.archive\" is missing in \"pins.toml\" (line 1, column 1)."
                + " Expected a string.");
    assertThatThrownBy(() -> half.table("install")).hasMessageContaining("\"static.install\"");
    assertThatThrownBy(() -> half.sha256("sha256")).hasMessageContaining("\"static.sha256\"");
  }

  @Test
  void whatIsMissedInATableIsMissedWhereTheTableBegins() {
    TomlNode root = parse("a = 1\n\n  [t]\nb = 1\n[[item]]\nx = 1\n[[item]]\n");

    assertThatThrownBy(() -> root.table("t").string("c"))
        .hasMessageContaining("Key \"t.c\" is missing in \"pins.toml\" (line 3, column 3)");
    assertThatThrownBy(() -> root.tables("item").get(1).string("x"))
        .hasMessageContaining("\"item[1].x\" is missing in \"pins.toml\" (line 7, column 1)");
    assertThatThrownBy(() -> root.table("u"))
        .hasMessageContaining("\"u\" is missing in \"pins.toml\" (line 1, column 1)");
  }

  @Test
  void aValueThatTheFactoryRefusesIsRefusedWithWhatIsExpected() {
    TomlNode node = parse("path = \"/a\"\n");

    assertThatThrownBy(() -> node.parsed("path", RelativePath::new, "a path below the root"))
        .hasMessageContaining("Key \"path\" in \"pins.toml\" (line 1, column 1): Not a relative")
        .hasMessageEndingWith("Expected a path below the root.");
    assertThatThrownBy(() -> node.parsed("none", RelativePath::new, "a path below the root"))
        .hasMessageEndingWith("Expected a path below the root.");
    assertThat(node.optionalParsed("none", RelativePath::new, "a path")).isEmpty();
  }

  @Test
  void keysThatTheReaderDoesNotKnowAreKeptWithTheirPlaceAndValue() {
    TomlNode item =
        parse(
                """
                [[item]]
                known = 1
                  x.y = ["a", { b = 1.5 }]
                at = 1979-05-27T07:32:00Z
                far = -inf
                """)
            .tables("item")
            .get(0);

    assertThat(item.unknown("known"))
        .containsExactly(
            new UnknownKey(
                "pins.toml", "item[0].x", 3, 3, Map.of("y", List.of("a", Map.of("b", 1.5)))),
            new UnknownKey("pins.toml", "item[0].at", 4, 1, "1979-05-27T07:32Z"),
            new UnknownKey("pins.toml", "item[0].far", 5, 1, "-Infinity"));
    assertThat(item.unknown("known").get(0).warning())
        .isEqualTo(
            "Key \"item[0].x\" in \"pins.toml\" (line 3, column 3) is not known; it is passed over.");
  }

  @Test
  void nestingWithoutEndIsRefused() {
    assertThatThrownBy(() -> parse("a = " + "[".repeat(100_000)))
        .isInstanceOf(BuildException.class)
        .hasMessageStartingWith("\"pins.toml\" is not valid TOML: line 1, column ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a = ", "a = 1\na = 2", "[t]\n[t]", "a = 'x", "a = 1 b = 2", "=", "é = 1"})
  void whatIsNoTomlIsRefusedWithLineAndColumn(String text) {
    assertThatThrownBy(() -> parse("# first\n" + text))
        .isInstanceOf(BuildException.class)
        .hasMessageStartingWith("\"pins.toml\" is not valid TOML: line ")
        .hasMessageContaining(", column ");
  }

  private static TomlNode parse(String text) {
    return TomlFile.parse("pins.toml", text);
  }
}
