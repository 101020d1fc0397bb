// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.nanvix.maven.digest.Sha256;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SlsaProvenanceTest {
  private static final String HEX = Sha256.of("anything").hex();
  private final Map<String, String> facts =
      new TreeMap<>(
          Map.of(
              "plugin.version",
              "1.0",
              "outputs.0.filename",
              "tiny-1.0-i686-tiny.tar.gz",
              "outputs.0.checksums.sha256",
              HEX,
              "source.name",
              "tiny",
              "source.version",
              "1.0",
              "source.archive",
              "sha256:" + HEX,
              "source.patch[000]",
              "a fix.patch sha256:" + HEX,
              "recipe.file",
              "recipes/tiny.toml",
              "recipe.sha256",
              HEX,
              "port.other.archive",
              "sha256:" + HEX));

  @Test
  void theStatementIsOfTheArchivesAndNamesAllThatTheyWereMadeOf() {
    facts.put("port.other.version", "2");
    facts.put("toolchain.component[000].name", "compiler-1");
    facts.put("toolchain.component[000].sha256[000]", "sha256:" + HEX);

    JsonObject statement = statement();

    assertThat(statement.get("_type").getAsString()).isEqualTo("https://in-toto.io/Statement/v1");
    assertThat(statement.get("predicateType").getAsString())
        .isEqualTo("https://slsa.dev/provenance/v1");
    assertThat(names(statement.getAsJsonArray("subject")))
        .containsExactly("tiny-1.0-i686-tiny.tar.gz");
    assertThat(names(definition(statement).getAsJsonArray("resolvedDependencies")))
        .containsExactly("a fix.patch", "compiler-1", "other-2", "recipes/tiny.toml", "tiny-1.0");
  }

  @Test
  void theBuilderIsThisPluginAndTheBuildInformationIsNamedByItsDigest() {
    JsonObject details = statement().getAsJsonObject("predicate").getAsJsonObject("runDetails");

    assertThat(details.getAsJsonObject("builder").get("id").getAsString()).endsWith("@1.0");
    assertThat(details.getAsJsonArray("byproducts").get(0).getAsJsonObject())
        .hasToString("{\"name\":\"tiny.buildinfo\",\"digest\":{\"sha256\":\"" + HEX + "\"}}");
  }

  @Test
  void aSourceDirectoryIsNamedByItsContent() {
    facts.remove("source.archive");
    facts.put("source.content", "sha256:" + HEX);

    assertThat(names(definition(statement()).getAsJsonArray("resolvedDependencies")))
        .contains("tiny-1.0");
  }

  private JsonObject statement() {
    String text = new SlsaProvenance(new TreeMap<>(facts), "tiny.buildinfo", HEX).text();
    return JsonParser.parseString(text).getAsJsonObject();
  }

  private static JsonObject definition(JsonObject statement) {
    return statement.getAsJsonObject("predicate").getAsJsonObject("buildDefinition");
  }

  private static java.util.List<String> names(JsonArray resources) {
    return resources.asList().stream()
        .map(JsonElement::getAsJsonObject)
        .map(resource -> resource.get("name").getAsString())
        .toList();
  }
}
