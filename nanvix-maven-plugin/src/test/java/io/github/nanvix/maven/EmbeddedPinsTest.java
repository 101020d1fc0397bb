// SPDX-License-Identifier: MIT
package io.github.nanvix.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.fs.Trees;
import io.github.nanvix.maven.guest.Profile;
import io.github.nanvix.maven.loader.LoaderProfile;
import io.github.nanvix.maven.recipe.ModuleTable;
import io.github.nanvix.maven.recipe.PackageRecipe;
import io.github.nanvix.maven.recipe.PythonPort;
import io.github.nanvix.maven.recipe.PythonRecipe;
import io.github.nanvix.maven.recipe.Recipe;
import io.github.nanvix.maven.source.PinnedFile;
import io.github.nanvix.maven.suite.Expectations;
import io.github.nanvix.maven.suite.SuiteSetting;
import io.github.nanvix.maven.target.Host;
import io.github.nanvix.maven.toml.PinCatalog;
import io.github.nanvix.maven.toml.TomlNode;
import io.github.nanvix.maven.toolchain.LinkModel;
import io.github.nanvix.maven.toolchain.ToolchainSpec;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every pin file that comes with the plugin, through the reader that builds use. */
class EmbeddedPinsTest {
  private static final String HOME = "/io/github/nanvix/toolchain/";

  private final PinCatalog pins = new PinCatalog(Optional.empty());

  @TestFactory
  List<DynamicTest> everyFileIsReadable() throws Exception {
    return embedded().stream()
        .filter(path -> path.text().endsWith(".toml"))
        .map(path -> DynamicTest.dynamicTest(path.text(), () -> read(path)))
        .toList();
  }

  @Test
  void everyComponentIsUsed() throws Exception {
    Set<String> used = new TreeSet<>();
    for (RelativePath path : embedded()) {
      if (path.text().startsWith("toolchains/")) {
        ToolchainSpec spec = ToolchainSpec.read(pins, name(path));
        spec.components().forEach(c -> used.add(c.name()));
        // A component's own terms bear its name and a word more.
        spec.licenses().components().forEach(c -> used.add(c.name().replaceFirst(" .*", "")));
      }
      if (path.text().startsWith("runners/")) {
        used.add(pins.toml(path.text()).table("emulator").string("component"));
      }
    }
    assertThat(
            embedded().stream()
                .filter(p -> p.text().startsWith("components/"))
                .map(EmbeddedPinsTest::name))
        .containsExactlyElementsOf(used);
  }

  @Test
  void theBuildOfThePluginIsRefusedWhereItsToolchainsDoNotRun() throws Exception {
    Set<Host> hosts = new TreeSet<>();
    pins.names("toolchains").forEach(name -> hosts.addAll(ToolchainSpec.read(pins, name).hosts()));
    String enforced =
        Files.readString(Path.of("..", "pom.xml"))
            .replaceFirst("(?s).*<requireOS>(.*)</requireOS>.*", "$1");

    assertThat(hosts)
        .containsExactly(
            Host.of(
                enforced.replaceFirst("(?s).*<name>(.*)</name>.*", "$1"),
                enforced.replaceFirst("(?s).*<arch>(.*)</arch>.*", "$1")));
    assertThat(enforced).contains("toolchains for " + hosts.iterator().next());
  }

  private void read(RelativePath path) {
    String name = name(path);
    String kind = path.text().substring(0, path.text().indexOf('/'));
    switch (kind) {
      case "toolchains" -> {
        ToolchainSpec spec = ToolchainSpec.read(pins, name);
        assertThat(spec.components()).isNotEmpty();
        assertThat(spec.hosts()).isNotEmpty();
        assertThat(spec.tools()).containsKeys("cc", "ar", "ranlib", "nm", "strip");
        assertThat(spec.triple().text()).isEqualTo(name);
        if (!spec.loader().equals("none")) {
          assertThat(LoaderProfile.named(spec.loader()).name()).isEqualTo(spec.loader());
        }
      }
      case "components" -> {
        PinnedFile file = PinnedFile.from(pins.toml(path.text()));
        checkPin(file);
        assertThat(file.space().leaves()).isPositive();
      }
      case "sources" -> {
        TomlNode source = pins.toml(path.text());
        TomlNode versions = source.table("version");
        assertThat(versions.keys()).contains(source.string("default"));
        versions.namedTables().values().forEach(version -> checkPin(PinnedFile.ofSource(version)));
        TomlNode built = versions.table(source.string("default"));
        assertThat(source.string("license")).isNotEmpty();
        assertThat(built.keys()).containsAnyOf("license-file", "license-text");
        built
            .optionalString("license-text")
            .ifPresent(text -> assertThat(pins.bytes(text)).isNotEmpty());
      }
      case "recipes" -> readRecipe(name);
      case "packages" -> {
        PackageRecipe recipe = PackageRecipe.read(pins, name);
        assertThat(pins.toml("sources/" + recipe.source() + ".toml").keys()).contains("version");
        recipe.needs().forEach(port -> assertThat(Recipe.read(pins, port)).isNotNull());
        recipe.patches().forEach(patch -> assertThat(pins.bytes(patch)).isNotEmpty());
        recipe.smoke().ifPresent(script -> assertThat(pins.bytes(script.path())).isNotEmpty());
      }
      case "guests" -> assertThat(Profile.standard().name()).isEqualTo(name);
      case "modules" -> assertThat(ModuleTable.read(pins, name).builtIn()).isNotEmpty();
      case "runners" ->
          assertThat(pins.toml(path.text()).table("emulator").strings("packages")).isNotEmpty();
      case "tests" ->
          assertThat(
                  Expectations.read(
                      pins, path.text(), new SuiteSetting("3.13", "i686-linux-gnu", "kernel")))
              .isNotNull();
      case "link-models" -> assertThat(LinkModel.read(pins, name).program()).isNotNull();
      case "loaders" -> assertThat(LoaderProfile.named(name).name()).isEqualTo(name);
      default -> throw new AssertionError("no reader for " + path);
    }
  }

  private void readRecipe(String name) {
    if (name.equals("cpython")) {
      PythonRecipe recipe = PythonRecipe.read(pins);
      assertThat(recipe.ports()).isNotEmpty();
      for (PythonPort port : recipe.ports()) {
        assertThat(port.modules()).isNotEmpty();
        port.smoke().ifPresent(script -> assertThat(pins.bytes(script.path())).isNotEmpty());
      }
      assertThat(pins.toml("sources/" + recipe.source() + ".toml").keys()).contains("version");
      return;
    }
    Recipe recipe = Recipe.read(pins, name);
    assertThat(pins.toml("sources/" + recipe.source() + ".toml").keys()).contains("version");
    recipe.patches().forEach(patch -> assertThat(pins.bytes(patch)).isNotEmpty());
    recipe
        .test()
        .ifPresent(test -> assertThat(pins.bytes("recipes/" + test.source())).isNotEmpty());
  }

  private static void checkPin(PinnedFile pin) {
    assertThat(pin.candidates()).isNotEmpty();
    assertThat(pin.candidates()).allSatisfy(c -> assertThat(c.pinnedIn()).contains("(line "));
  }

  /** In a build up to the phase test these are files of the module beside this one, later a jar. */
  private static List<RelativePath> embedded() throws Exception {
    URI one =
        Objects.requireNonNull(EmbeddedPinsTest.class.getResource(HOME + "sources/libffi.toml"))
            .toURI();
    List<RelativePath> files;
    if (one.getScheme().equals("file")) {
      files = Trees.files(Path.of(one.resolve("..")));
    } else {
      try (FileSystem jar = FileSystems.newFileSystem(one, Map.of())) {
        files = Trees.files(jar.getPath(HOME));
      }
    }
    assertThat(files).hasSizeGreaterThan(10);
    return files;
  }

  private static String name(RelativePath path) {
    return path.fileName().replace(".toml", "");
  }
}
