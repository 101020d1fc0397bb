// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nanvix.maven.archive.TarGz;
import io.github.nanvix.maven.bill.Judges;
import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.fs.Trees;
import io.github.nanvix.maven.wheel.TinyWheel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cyclonedx.exception.ParseException;
import org.cyclonedx.model.Bom;
import org.cyclonedx.model.Component;
import org.cyclonedx.model.Dependency;
import org.cyclonedx.parsers.JsonParser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the bills of a port and of an image say, to those who read bills. */
class BillsTest {
  private static final String TOOL = "1.0";

  @TempDir private Path temp;
  private TinyProject project;

  @BeforeEach
  void layOut() throws IOException {
    project = new TinyProject(temp);
    Path pin = project.toolchain.pins().resolve("sources/tiny.toml");
    Files.writeString(
        pin,
        """
        license = "MIT"
        cpe = "cpe:2.3:a:tinies:tiny"
        repository = "https://example.org/tiny"
        """
            + Files.readString(pin));
    project.toolchain.write("component/doc/COPYING", "of the runtime\n");
    project.toolchain.write("pins/c/LICENSE", "of the loader\n");
    project
        .toolchain
        .pinComponent(
            """
            license = "Zlib"
            bill = { name = "tinyrt", version = "0.9", cpe = "cpe:2.3:a:tinies:rt" }
            licenses = { "tiny-1.0/doc/COPYING" = "tinyrt/COPYING" }
            """)
        .pin(
            "[tools]",
            "licenses = { texts = { \"c/LICENSE\" = \"tiny-loader/LICENSE\" } }\n[tools]");
  }

  @AfterEach
  void delete() throws IOException {
    project.close();
  }

  @Test
  void bothBillsOfAPortAreAcceptedByThoseWhoSpecifyThem() throws Exception {
    Bills.Made made = portBill();

    assertThat(Judges.cycloneDx(made.entry().file(made.cycloneDx()))).isEmpty();
    assertThat(Judges.spdx(made.entry().file(made.spdx()))).isEmpty();
  }

  @Test
  void bothBillsOfAnImageAreAcceptedByThoseWhoSpecifyThem() throws Exception {
    Bills.Made made = imageBill();

    assertThat(Judges.cycloneDx(made.entry().file(made.cycloneDx()))).isEmpty();
    assertThat(Judges.spdx(made.entry().file(made.spdx()))).isEmpty();
  }

  @Test
  void everyFileOfAnArchiveBelongsToExactlyOneComponent() throws Exception {
    for (boolean image : List.of(false, true)) {
      Bills.Made made = image ? imageBill() : portBill();
      List<String> billed = new ArrayList<>();
      bom(made).getComponents().forEach(component -> billed.addAll(files(component)));

      assertThat(billed)
          .containsExactlyInAnyOrderElementsOf(
              Trees.files(image ? image() : port()).stream().map(RelativePath::text).toList());
    }
  }

  @Test
  void aFileBelongsToWhatItCameFromWithTheDigestThatItHas() throws Exception {
    Map<String, Component> components = byName(imageBill());

    assertThat(files(component(components, "tiny")))
        .containsExactlyInAnyOrder("lib/libtiny.so", "share/licenses/tiny/LICENSE");
    assertThat(files(component(components, "tinyrt")))
        .containsExactly("share/licenses/tinyrt/COPYING");
    assertThat(files(component(components, "tiny-loader")))
        .containsExactly("share/licenses/tiny-loader/LICENSE");
    assertThat(files(component(components, "cpython")))
        .contains("bin/python.elf", "lib/python3.13/os.py", "share/licenses/cpython/LICENSE");
    Component library = component(components, "tiny").getComponents().get(0);
    assertThat(library.getHashes().get(0).getValue())
        .isEqualTo(Sha256.ofFile(image().resolve(library.getName())).hex());
  }

  @Test
  void anImageSaysOfAPortAllThatThePortSaysOfItself() throws Exception {
    Component port = component(byName(portBill()), "tiny");
    Component inImage = component(byName(imageBill()), "tiny");

    assertThat(inImage.getPurl()).isEqualTo("pkg:generic/tiny@1.0").isEqualTo(port.getPurl());
    assertThat(inImage.getCpe())
        .isEqualTo("cpe:2.3:a:tinies:tiny:1.0:*:*:*:*:*:*:*")
        .isEqualTo(port.getCpe());
    assertThat(inImage.getLicenses().getExpression().getValue()).isEqualTo("MIT");
    assertThat(inImage.getExternalReferences()).isEqualTo(port.getExternalReferences());
    assertThat(inImage.getExternalReferences())
        .anySatisfy(
            reference -> assertThat(reference.getUrl()).isEqualTo("https://example.org/tiny"));
  }

  @Test
  void whatIsLinkedIntoWhatIsSaidOfComponentsAndOfFiles() throws Exception {
    Bom bom = bom(imageBill());

    assertThat(on(bom, "cpython@3.13.5"))
        .containsExactlyInAnyOrder("tiny@1.0", "tiny-loader@1.0", "tinyrt@0.9");
    assertThat(on(bom, "file:lib/python3.13/lib-dynload/_ctypes.cpython-313-tiny.so"))
        .containsExactly("file:lib/libtiny.so");
    Bills.Made made = imageBill();
    assertThat(made.entry().file(made.spdx()))
        .content()
        .containsPattern("\"STATIC_LINK\",\\s+\"relatedSpdxElement\": \"SPDXRef-Package-tinyrt-")
        .containsPattern("\"DYNAMIC_LINK\",\\s+\"relatedSpdxElement\": \"SPDXRef-Package-tiny-1");
  }

  @Test
  void aWheelIsInTheImageAndAComponentOfItsOwn() throws Exception {
    new TinyWheel().write(temp.resolve("wheels"));
    Path port = project.packedPort();
    PythonRequest plain = TinyProject.python(port);
    PythonRequest request =
        new PythonRequest(
            plain.version(),
            plain.directory(),
            plain.patches(),
            plain.setupLocal(),
            plain.libs(),
            plain.configure(),
            plain.modules(),
            plain.ports(),
            List.of(temp.resolve("wheels")));
    Wiring wiring = project.wiring();
    Path image = wiring.python(request).stage().tree();

    Bills.Made made =
        wiring.python(request).bill(wiring.bills(TOOL), packed("cpython-3.13.5", image));

    assertThat(image.resolve("lib/python3.13/site-packages/tiny_pure/__init__.py")).exists();
    Component component = component(byName(made), "Tiny.Pure");
    assertThat(component.getPurl()).isEqualTo("pkg:pypi/tiny-pure@1.2");
    assertThat(files(component))
        .hasSize(5)
        .allMatch(file -> file.startsWith("lib/python3.13/site-packages/tiny_pure"));
    assertThat(on(bom(made), "archive")).containsExactly("cpython@3.13.5", "Tiny.Pure@1.2");
    assertThat(Judges.cycloneDx(made.entry().file(made.cycloneDx()))).isEmpty();
    assertThat(Judges.spdx(made.entry().file(made.spdx()))).isEmpty();
  }

  @Test
  void aPatchIsNamedInThePortAndInTheImage() throws Exception {
    Path patch = temp.resolve("fix.patch");
    Files.writeString(patch, "--- a/LICENSE\n+++ b/LICENSE\n@@ -1 +1 @@\n-Do as you like.\n+Do.\n");
    PortRequest request =
        new PortRequest(
            "tiny",
            List.of(),
            java.util.Optional.empty(),
            java.util.Optional.empty(),
            List.of(patch),
            List.of());
    Path tree = project.wiring().port(request).tree().tree();

    assertThat(tree.resolve("share/nanvix/tiny.component.json")).content().contains("fix.patch");
  }

  @Test
  void theSameArchiveHasTheSameBillsInEveryStore() throws Exception {
    Bills.Made made = imageBill();
    String bill = Files.readString(made.entry().file(made.cycloneDx()));
    String spdx = Files.readString(made.entry().file(made.spdx()));
    assertThat(imageBill().entry().reused()).isTrue();
    Trees.delete(temp.resolve("store/bill"));

    Bills.Made again = imageBill();

    assertThat(again.entry().file(again.cycloneDx())).hasContent(bill);
    assertThat(again.entry().file(again.spdx())).hasContent(spdx);
  }

  private Path port() {
    return project.wiring().port(TinyProject.port()).tree().tree();
  }

  private Path image() {
    return project.wiring().python(TinyProject.python(project.packedPort())).stage().tree();
  }

  private Bills.Made portBill() throws IOException {
    Wiring wiring = project.wiring();
    return wiring.port(TinyProject.port()).bill(wiring.bills(TOOL), packed("tiny-1.0", port()));
  }

  private Bills.Made imageBill() throws IOException {
    Wiring wiring = project.wiring();
    return wiring
        .python(TinyProject.python(project.packedPort()))
        .bill(wiring.bills(TOOL), packed("cpython-3.13.5", image()));
  }

  private Bills.Packed packed(String name, Path tree) throws IOException {
    Path archive = temp.resolve(name + ".tar.gz");
    TarGz.write(
        archive,
        TarGz.tree(tree, new RelativePath("sysroot")),
        io.github.nanvix.maven.toolchain.TinyToolchain.CLOCK);
    return new Bills.Packed(name, Sha256.ofFile(archive), tree);
  }

  private static Bom bom(Bills.Made made) throws ParseException {
    return new JsonParser().parse(made.entry().file(made.cycloneDx()).toFile());
  }

  private static Map<String, Component> byName(Bills.Made made) throws ParseException {
    Map<String, Component> components = new java.util.TreeMap<>();
    bom(made).getComponents().forEach(one -> components.put(one.getName(), one));
    return components;
  }

  private static Component component(Map<String, Component> components, String name) {
    return java.util.Objects.requireNonNull(components.get(name), name);
  }

  private static List<String> files(Component component) {
    return component.getComponents() == null
        ? List.of()
        : component.getComponents().stream().map(Component::getName).toList();
  }

  private static List<String> on(Bom bom, String reference) {
    return bom.getDependencies().stream()
        .filter(one -> one.getRef().equals(reference))
        .flatMap(one -> one.getDependencies().stream())
        .map(Dependency::getRef)
        .toList();
  }
}
