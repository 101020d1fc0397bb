// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nanvix.maven.bill.AdvisoryFiles;
import io.github.nanvix.maven.bill.Audit;
import io.github.nanvix.maven.bill.AuditJson;
import io.github.nanvix.maven.bill.AuditedComponent;
import io.github.nanvix.maven.bill.BilledComponent;
import io.github.nanvix.maven.bill.ComponentFile;
import io.github.nanvix.maven.compare.Detail;
import io.github.nanvix.maven.compare.Difference;
import io.github.nanvix.maven.cpython.setup.SetupDocument;
import io.github.nanvix.maven.cpython.setup.SetupFiles;
import io.github.nanvix.maven.cpython.setup.lint.SetupLint;
import io.github.nanvix.maven.describe.DescribedPython;
import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.elf.Gcc;
import io.github.nanvix.maven.fs.Trees;
import io.github.nanvix.maven.manifest.ProjectManifest;
import io.github.nanvix.maven.manifest.Samples;
import io.github.nanvix.maven.report.DifferencesJson;
import io.github.nanvix.maven.report.Document;
import io.github.nanvix.maven.report.ExplanationJson;
import io.github.nanvix.maven.report.ManifestJson;
import io.github.nanvix.maven.report.ReproduceJson;
import io.github.nanvix.maven.report.RunnerJson;
import io.github.nanvix.maven.report.Schemas;
import io.github.nanvix.maven.report.SetupJson;
import io.github.nanvix.maven.report.ToolchainJson;
import io.github.nanvix.maven.report.image.ImageModel;
import io.github.nanvix.maven.report.image.ImagePages;
import io.github.nanvix.maven.report.image.ReviewedImage;
import io.github.nanvix.maven.reproduce.Exclusion;
import io.github.nanvix.maven.reproduce.ReproduceResult;
import io.github.nanvix.maven.reproduce.Variation;
import io.github.nanvix.maven.runner.Emulator;
import io.github.nanvix.maven.runner.Runner;
import io.github.nanvix.maven.store.InputChange;
import io.github.nanvix.maven.store.StepExplanation;
import io.github.nanvix.maven.store.StepRecord;
import io.github.nanvix.maven.store.StepRun;
import io.github.nanvix.maven.toml.PinOrigin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each document is as its JSON Schema says, and its schema has each member that it has. */
class DocumentsTest {
  private static final Path PAGE = Path.of("..", "docs", "json.md");

  @TempDir private Path temp;

  @AfterEach
  void deleteTheStore() throws IOException {
    Trees.delete(temp.resolve("store"));
  }

  @ParameterizedTest
  @EnumSource
  void eachIsAsItsSchemaSays(Document document) throws IOException {
    List<String> samples = samples(document);

    assertThat(samples).isNotEmpty();
    for (String sample : samples) {
      assertThat(Schemas.faults(document, sample)).as(sample).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void eachSchemaIsOne(Document document) throws IOException {
    assertThat(Schemas.faults(document)).isEmpty();
    assertThat(Schemas.text(document))
        .contains("\"schema\": {\"const\": " + document.version() + "}");
  }

  @Test
  void eachSchemaIsListed() throws IOException {
    String page = Files.readString(PAGE);
    for (Document document : Document.values()) {
      assertThat(page).contains("/report/" + document.schemaFile() + ")");
    }
  }

  @Test
  void whatASchemaDoesNotDescribeIsAFaultInTests() {
    assertThat(Schemas.faults(Document.RUNNER, "{\"schema\": 1, \"more\": 2}"))
        .anyMatch(fault -> fault.contains("more"))
        .anyMatch(fault -> fault.contains("triple"));
  }

  private List<String> samples(Document document) throws IOException {
    return switch (document) {
      case AUDIT -> List.of(audit());
      case COMPARE -> List.of(DifferencesJson.render(List.of()), DifferencesJson.render(all()));
      case COMPONENT -> List.of(ComponentFile.text(BilledComponent.of("a", "1")), component());
      case DOCTOR -> List.of(doctor());
      case EXPLAIN -> List.of(explanation());
      case MANIFEST -> List.of(manifest(Samples.OLDER + "[extra]\na = [1]\n"), locked());
      case PYTHON -> List.of(new DescribedPython(temp).described());
      case REPORT -> reports();
      case REPRODUCE -> List.of(reproduction());
      case RUNNER -> List.of(RunnerJson.render("t", Runner.KERNEL), emulated());
      case SETUP -> setup();
      case SIZES -> List.of(new ReviewedImage(temp).sizes().json());
      case TOOLCHAIN -> List.of(ToolchainJson.render(new DescribedPython(temp).toolchain()));
      case TREE -> List.of(ofImage("tree", "tree.json"));
      case VERIFY -> verifications();
    };
  }

  private String audit() throws IOException {
    Files.writeString(
        temp.resolve("one.json"),
        "{\"id\": \"OSV-1\", \"aliases\": [\"CVE-2024-1\"], \"summary\": \"s\", \"affected\": [{"
            + "\"package\": {\"ecosystem\": \"OSS-Fuzz\", \"name\": \"demo\"},"
            + " \"ranges\": [{\"type\": \"SEMVER\", \"events\": [{\"introduced\": \"0\"},"
            + " {\"fixed\": \"2\"}]}]}]}");
    AuditedComponent demo =
        new AuditedComponent("demo", "1", Optional.of("pkg:generic/demo@1"), Optional.empty());
    return AuditJson.render(
        Audit.of(List.of(demo), AdvisoryFiles.in(temp, "here"), Set.of("nothing")));
  }

  /** Every kind of difference. */
  private static List<Difference> all() {
    Detail.Pair bytes = new Detail.Pair(OptionalInt.of(7), OptionalInt.empty());
    return List.of(
        new Difference(List.of("a"), new Detail.Missing(true)),
        new Difference(List.of("b", "c"), new Detail.Attribute("mode", "1", "2")),
        new Difference(List.of("d"), new Detail.Line(1, 2, "x", "y")),
        new Difference(
            List.of("e"),
            new Detail.InSection(".text", 0, Optional.of(new Detail.Near("main", 4, true)), bytes)),
        new Difference(List.of("f"), new Detail.InSection(".data", 9, Optional.empty(), bytes)),
        new Difference(List.of("g"), new Detail.InFile("header", 3, bytes)));
  }

  private static String component() {
    return ComponentFile.text(
        new BilledComponent(
            "demo",
            "1",
            Optional.of("MIT"),
            Optional.of("cpe:2.3:a:demo:demo:1:*:*:*:*:*:*:*"),
            "pkg:generic/demo@1",
            Optional.of("https://example.org/demo"),
            List.of(
                new BilledComponent.Origin(
                    Optional.of("https://example.org/demo.tar.gz"), Sha256.of("a")),
                new BilledComponent.Origin(Optional.empty(), Sha256.of("b"))),
            List.of("fix.patch")));
  }

  private String doctor() throws IOException {
    Files.createDirectories(temp.resolve("store/photographs"));
    return report("doctor", "doctor.json");
  }

  private static String explanation() {
    StepRun run =
        new StepRun(
            Sha256.of("x"),
            StepRun.Outcome.MADE_AGAIN,
            Instant.parse("2026-01-02T03:04:05.678Z"),
            Optional.of(Duration.ofSeconds(3)),
            new TreeMap<>());
    InputChange cause =
        new InputChange("a", Optional.empty(), Optional.of("1"), 2, Optional.empty(), List.of());
    InputChange change =
        new InputChange(
            "b", Optional.of("1"), Optional.empty(), 0, Optional.of("port"), List.of(cause));
    return ExplanationJson.of(
        List.of(
            new StepExplanation(new StepRecord("port", "t", run, Optional.empty()), List.of()),
            new StepExplanation(
                new StepRecord("port", "t", run, Optional.of(run)), List.of(change))),
        List.of(new PinOrigin("ports/a.toml", "g:a:1", List.of("the plugin"))));
  }

  private String locked() throws IOException {
    return ManifestJson.render(
        ProjectManifest.read(
            Samples.write(temp.resolve("locked"), Samples.NEWER, Samples.lock(Samples.NEWER))));
  }

  private String manifest(String text) throws IOException {
    return ManifestJson.render(
        ProjectManifest.read(Files.writeString(temp.resolve("nanvix.toml"), text)));
  }

  private List<String> reports() throws IOException {
    ReviewedImage image = new ReviewedImage(temp.resolve("image"));
    ImageModel before = image.model();
    image.ssl(" int added(void) { return crc32(); }");
    Files.createSymbolicLink(image.at("lib/libz.so.1"), Path.of("libz.so"));
    image.madeOf.put("port.libz.version", "1.4");
    return List.of(
        ImagePages.of(before).getOrDefault("report.json", ""),
        ImagePages.of(image.model().since(before)).getOrDefault("report.json", ""),
        ofImage("report", "report.json"));
  }

  private static String reproduction() {
    return ReproduceJson.render(
        new ReproduceResult(
            List.of(
                new Variation.Varied("TZ", "UTC", "Asia/Kathmandu"),
                new Variation.NotVaried("umask", "there is no shell")),
            Map.of("a", all(), "b", List.of()),
            List.of(Exclusion.of("a", "it is a test"), Exclusion.of("none", "unused"))));
  }

  private static String emulated() {
    return RunnerJson.render(
        "t",
        new Runner(
            Optional.of(
                new Emulator(Path.of("/bin/emulator"), "1", Sha256.of("e"), Optional.empty()))));
  }

  private List<String> setup() throws IOException {
    List<String> samples = new ArrayList<>();
    for (String text :
        List.of(
            "A=b\n*shared*\n_a a.c -I. # c\n_a a.c\n*disabled*\n_b\n*noobjects*\n_c c.c\n",
            "include x\n_a a.c ?bad\n")) {
      SetupLint lint =
          SetupLint.of(
              new SetupFiles(
                  List.of(new SetupFiles.SetupFile("Setup", SetupDocument.parse(text))), false),
              Set.of("_a"));
      samples.add(SetupJson.render(lint));
      samples.add(SetupJson.render(lint, "-lm -lffi", "-lm"));
    }
    return samples;
  }

  private List<String> verifications() throws IOException {
    Gcc.tool(List.of("ar", "rc", temp.resolve("lib.a").toString(), PAGE.toString()));
    Files.writeString(temp.resolve("broken.so"), "\177ELF");
    String image = ofImage("verify", "verify.json");
    return List.of(
        image,
        report(
            "verify",
            "verify-files.json",
            "-Dnanvix.files=" + temp.resolve("image/**") + "," + temp.resolve("*.*")),
        ofImage("verify", "verify.json", "-Dnanvix.suppressions=ELF-DYN-003 lib/one.so because"));
  }

  /** Of an image with a file that does not load, one that is none, and a version of a symbol. */
  private String ofImage(String goal, String name, String... options) throws IOException {
    Path image = temp.resolve("image");
    Gcc.executable(image.resolve("bin/python.elf"), "void _start(void) {}");
    Path library = temp.resolve("libgone.so");
    Path versions = Files.writeString(temp.resolve("versions"), "V_1 { global: gone; };");
    Gcc.shared(
        library,
        "int gone(void) { return 1; }",
        "-Wl,-soname,libgone.so",
        "-Wl,--version-script," + versions);
    Gcc.shared(
        image.resolve("lib/one.so"), "int gone(void); int m(void) { return gone(); }", library);
    Files.copy(library, image.resolve("lib/libgone.so.1"), StandardCopyOption.REPLACE_EXISTING);
    Gcc.shared(
        image.resolve("lib/two.so"),
        "int f(void) __attribute__((weak)); int n(void) { return f ? f() : 0; }");
    Files.writeString(image.resolve("lib/none.so"), "none");
    List<String> all = new ArrayList<>(List.of(options));
    all.add("-Dnanvix.sysroot=" + image);
    all.add("-Dnanvix.loader=nanvix-2026-07");
    return report(goal, name, all.toArray(String[]::new));
  }

  private String report(String goal, String name, String... options) throws IOException {
    Path here = Files.createDirectories(temp.resolve("here"));
    CalledGoal.Outcome outcome =
        CalledGoal.in(here)
            .with("-Dnanvix.store=" + temp.resolve("store"), "-Dnanvix.output=" + temp)
            .with(options)
            .run(goal);
    assertThat(temp.resolve(name)).as("%s", outcome).exists();
    return Files.readString(temp.resolve(name));
  }
}
