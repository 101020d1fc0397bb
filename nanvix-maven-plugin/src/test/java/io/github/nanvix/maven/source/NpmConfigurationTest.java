// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NpmConfigurationTest {
  @TempDir Path temp;

  private NpmConfiguration read(Map<String, String> environment) {
    return NpmConfiguration.read(
        environment, List.of(temp.resolve("project")), temp.resolve("home"), tools());
  }

  private List<Path> tools() {
    return List.of(temp.resolve("empty"), temp.resolve("prefix/bin"));
  }

  private Path write(String file, String text) throws IOException {
    Path path = temp.resolve(file);
    Files.createDirectories(path.getParent());
    return Files.writeString(path, text);
  }

  private Optional<URI> registry(Map<String, String> environment) throws IOException {
    return read(environment).registry(Optional.empty());
  }

  @Test
  void theNearestPlaceWins() throws IOException {
    assertThat(registry(Map.of())).isEmpty();

    Path npm = write("prefix/bin/npm", "#!/bin/sh\n");
    assertThat(npm.toFile().setExecutable(true)).isTrue();
    write("prefix/etc/npmrc", "registry=https://installation.invalid/");
    assertThat(registry(Map.of())).contains(URI.create("https://installation.invalid/"));
    write("home/.npmrc", "registry=https://user.invalid/npm");
    assertThat(registry(Map.of())).contains(URI.create("https://user.invalid/npm/"));
    write("project/.npmrc", "registry = https://project.invalid");
    assertThat(registry(Map.of())).contains(URI.create("https://project.invalid/"));
    assertThat(registry(Map.of("npm_config_registry", "https://variable.invalid")))
        .contains(URI.create("https://variable.invalid/"));
    assertThat(registry(Map.of("NPM_CONFIG_REGISTRY", "https://loud.invalid")))
        .contains(URI.create("https://loud.invalid/"));
    assertThat(registry(Map.of("npm_config_registry", "")))
        .contains(URI.create("https://project.invalid/"));
  }

  @Test
  void variablesSayWhereTheFilesAre() throws IOException {
    Path mine = write("mine", "registry=https://mine.invalid/");
    Path all = write("all", "registry=https://all.invalid/");
    Path prefix = write("other/etc/npmrc", "registry=https://other.invalid/");

    assertThat(registry(Map.of("npm_config_globalconfig", all.toString())))
        .contains(URI.create("https://all.invalid/"));
    assertThat(registry(Map.of("npm_config_prefix", prefix.resolve("../..").toString())))
        .contains(URI.create("https://other.invalid/"));
    assertThat(
            registry(
                Map.of(
                    "npm_config_globalconfig", all.toString(),
                    "npm_config_userconfig", mine.toString())))
        .contains(URI.create("https://mine.invalid/"));
  }

  @Test
  void aScopeHasARegistryOfItsOwnOrThatOfAll() throws IOException {
    write(
        "home/.npmrc",
        "@demo:registry=https://demo.invalid/npm/\nregistry=https://all.invalid/npm/\n");

    assertThat(read(Map.of()).registry(Optional.of("@demo")))
        .contains(URI.create("https://demo.invalid/npm/"));
    assertThat(read(Map.of()).registry(Optional.of("@else")))
        .contains(URI.create("https://all.invalid/npm/"));
    assertThat(
            read(Map.of("npm_config_@else:registry", "http://else.invalid"))
                .registry(Optional.of("@else")))
        .contains(URI.create("http://else.invalid/"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "registry=https://a.invalid|https://a.invalid/",
        "registry = \"https://a.invalid/b\" |https://a.invalid/b/",
        "registry='https://a.invalid'|https://a.invalid/",
        "registry=https://a.invalid/ ; ours|https://a.invalid/",
        "registry=https://a.invalid/ # ours|https://a.invalid/",
        "registry=https://${HOST}/|https://a.invalid/",
        "registry=https://a.invalid/${NONE?}|https://a.invalid/",
      })
  void linesAreReadAsNpmReadsThem(String line, String expected) throws IOException {
    write("home/.npmrc", "\n; registry=https://no.invalid\n# no\nno\n" + line + "\n");

    assertThat(registry(Map.of("HOST", "a.invalid"))).contains(URI.create(expected));
  }

  @Test
  void aSectionIsNoPartOfIt() throws IOException {
    write("home/.npmrc", "[section]\nregistry=https://a.invalid\n");

    assertThat(registry(Map.of())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.invalid", "https://a invalid/", "file:///srv/npm", "ftp://a.invalid/"})
  void aRegistryThatIsNoAddressIsNamed(String text) throws IOException {
    write("home/.npmrc", "registry=" + text + "\n");

    assertThatThrownBy(() -> registry(Map.of()))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("npm's registry is no ")
        .hasMessageContaining("\"" + text + "/\"".replace("/\"", "\""));
  }

  @Test
  void aTokenGoesToItsOwnPlaceOnly() throws IOException {
    write(
        "home/.npmrc",
        """
        //a.invalid/npm/:_authToken=${TOKEN}
        //a.invalid:8080/:_auth=dTpw
        """);
    NpmConfiguration npm = read(Map.of("TOKEN", "secret"));

    assertThat(npm.authorization(URI.create("https://a.invalid/npm/demo/-/demo-1.tgz")))
        .contains("Bearer secret");
    assertThat(npm.authorization(URI.create("https://a.invalid/npm/"))).contains("Bearer secret");
    assertThat(npm.authorization(URI.create("https://a.invalid/npmx/"))).isEmpty();
    assertThat(npm.authorization(URI.create("https://b.invalid/npm/"))).isEmpty();
    assertThat(npm.authorization(URI.create("http://a.invalid:8080/x"))).contains("Basic dTpw");
  }
}
