// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nanvix.maven.elf.ElfImage;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.toml.PinCatalog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Plans end on any graph; profiles are data. */
class LoadPlannerTest {
  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"nanvix-2026-06", "nanvix-2026-07", "nanvix-2026-11", "glibc", "musl"})
  void aCircleOfAThousandIsPlanned(String profile) {
    Image image = new Image(directory);
    image.shared("lib/link0000.so", "int link;", List.of());
    image.shared("lib/link9999.so", "int link;", List.of("lib/link0000.so"));
    byte[] link = Words.of(image.file("lib/link9999.so"));
    int length = 1000;
    Map<RelativePath, ElfImage> images = new HashMap<>();
    for (int i = 0; i < length; i++) {
      byte[] named = Words.renamed(link, "link0000", String.format("link%04d", (i + 1) % length));
      images.put(
          path(i), ElfImage.read(Words.renamed(named, "link9999", String.format("link%04d", i))));
    }
    LoadPlanner planner =
        new LoadPlanner(
            LoaderProfile.named(profile),
            new RelativePath("bin/none"),
            file -> Optional.ofNullable(images.get(file)));
    LoadPlan plan = planner.planWithOwnSymbols(path(0));
    assertThat(plan.files()).hasSize(length);
    assertThat(plan.failures(Refusal.CYCLE)).hasSize(profile.startsWith("n") ? 1 : 0);
  }

  private static RelativePath path(int number) {
    return new RelativePath(String.format("lib/link%04d.so", number));
  }

  @Test
  void aFileThatIsNotThereCannotBePlanned() {
    LoadPlanner planner = new Image(directory).planner("glibc");
    assertThatThrownBy(() -> planner.plan(new RelativePath("lib/none.so")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("lib/none.so");
  }

  @Test
  void linksAreFollowedWithinTheImage() throws Exception {
    Image image = new Image(directory).program("");
    image.shared("usr/lib/libreal.so", "int real;", List.of());
    image.shared("usr/lib/m.so", "extern int real; int *m = &real;", List.of("usr/lib/libreal.so"));
    Path link = Files.createSymbolicLink(directory.resolve("lib"), Path.of("/usr/lib"));
    assertThat(Image.files(image.plan("nanvix-2026-07", "lib/m.so")))
        .containsExactly("m.so", "libreal.so");
    Files.delete(link);
    Files.createSymbolicLink(directory.resolve("usr/lib/loop.so"), Path.of("loop.so"));
    assertThat(new ImageDirectory(directory).apply(new RelativePath("usr/lib/loop.so"))).isEmpty();
  }

  @Test
  void aProjectsOwnProfileWins() throws Exception {
    Path loaders = Files.createDirectories(directory.resolve("loaders"));
    String july = new PinCatalog(Optional.empty()).text("loaders/nanvix-2026-07.toml");
    Files.writeString(
        loaders.resolve("mine.toml"),
        july.replace("name = \"nanvix-2026-07\"", "name = \"mine\"")
            + "\n[severity]\nELF-SEG-003 = \"off\"\n");
    PinCatalog pins = new PinCatalog(Optional.of(directory));
    assertThat(LoaderProfile.read(pins, "mine").severity()).containsEntry("ELF-SEG-003", "off");
    assertThatThrownBy(() -> LoaderProfile.read(pins, "yours"))
        .isInstanceOf(BuildException.class)
        .hasMessageContaining("There is no loader profile \"yours\"");
  }

  @Test
  void aProfileWithAnUnknownWordIsRefused() {
    String july = new PinCatalog(Optional.empty()).text("loaders/nanvix-2026-07.toml");
    assertThatThrownBy(
            () ->
                ProfileFile.parse(
                    "loaders/x.toml", july.replace("\"executable\"]", "\"everywhere\"]")))
        .isInstanceOf(BuildException.class)
        .hasMessageContaining("binding.order")
        .hasMessageContaining("everywhere");
  }
}
