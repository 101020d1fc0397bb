// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nanvix.maven.elf.ElfImage;
import io.github.nanvix.maven.elf.ElfMutations;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.loader.ExecutableNeeds;
import io.github.nanvix.maven.loader.LoadFailure;
import io.github.nanvix.maven.loader.LoadPlan;
import io.github.nanvix.maven.loader.LoadPlanner;
import io.github.nanvix.maven.loader.LoaderProfile;
import io.github.nanvix.maven.loader.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What a load plan refuses, verify calls an error of the same file and kind, with every loader. */
class LoadingLawTest {
  private static final List<Law> LAWS =
      Stream.of("nanvix-2026-06", "nanvix-2026-07", "nanvix-2026-11", "glibc", "musl")
          .map(Law::of)
          .toList();
  private static final int MUTANTS = 2_000;
  private static final long SEED = 20_261_130;

  /** Real libraries are those of the machine; small ones, which any machine has. */
  private static final List<Path> MACHINE =
      List.of(Path.of("/lib/x86_64-linux-gnu"), Path.of("/lib64"));

  private static final long SMALL = 40_000;
  private static final int SYMBOLS = 20;
  private static final int REAL = 4;
  private static final int OF_EACH_REAL = 40;
  private static final Path LIBC = Path.of("/lib/x86_64-linux-gnu/libc.so.6");

  @TempDir private Path work;

  /**
   * A loader, and what is made of its profile once.
   *
   * @param kinds the ids of what it refuses
   */
  private record Law(LoaderProfile profile, Verification verification, Set<String> kinds) {
    static Law of(String name) {
      LoaderProfile profile = LoaderProfile.named(name);
      return new Law(
          profile,
          Verification.of(profile),
          Stream.of(Refusal.values())
              .filter(kind -> kind.isRefusedBy(profile))
              .map(Refusal::id)
              .collect(Collectors.toSet()));
    }
  }

  @TestFactory
  Stream<DynamicTest> everyFixture() {
    return CheckFixtures.all().byId().entrySet().stream()
        .flatMap(
            entry ->
                Stream.of(
                    test(entry.getKey() + "-broken", entry.getValue().broken()),
                    test(entry.getKey() + "-sound", entry.getValue().sound())));
  }

  private DynamicTest test(String name, Consumer<TestImage> change) {
    return DynamicTest.dynamicTest(
        name,
        () -> {
          TestImage image = new TestImage(work.resolve(name));
          change.accept(image);
          hold(image, name);
        });
  }

  /** A sound image, and the file in it that is damaged. */
  private record Original(TestImage image, String path) {}

  @TestFactory
  Stream<DynamicTest> mutants() throws IOException {
    Map<String, Original> real = real();
    Map<String, Original> made = made();
    int each = (MUTANTS - real.size() * OF_EACH_REAL + made.size() - 1) / made.size();
    return Stream.concat(
        made.entrySet().stream().map(one -> test(one.getKey(), one.getValue(), each)),
        real.entrySet().stream().map(one -> test(one.getKey(), one.getValue(), OF_EACH_REAL)));
  }

  private static DynamicTest test(String name, Original original, int count) {
    return DynamicTest.dynamicTest(name, () -> mutants(original, count));
  }

  private static void mutants(Original original, int count) throws IOException {
    Path file = original.image().at(original.path());
    ElfMutations mutations = new ElfMutations(Files.readAllBytes(file));
    Random random = new Random(SEED);
    for (int i = 0; i < count; i++) {
      Files.write(file, mutations.next(random));
      hold(original.image(), "mutant " + i);
    }
  }

  private Map<String, Original> made() throws IOException {
    Map<String, Original> originals = new LinkedHashMap<>();
    String data = "extern int ffi_call(void); int (*spam_call)(void) = ffi_call; int spam_n;";
    module(originals, "module", data);
    module(originals, "module with names", data, TestImage.UNSTRIPPED);
    module(originals, "module with both hash tables", data, "-Wl,--hash-style=both");
    module(originals, "module with packed relocations", data, "-Wl,-z,pack-relative-relocs");
    module(originals, "module with thread-local storage", "__thread int one = 1;");
    Path versions = Files.writeString(work.resolve("map"), "V_1 { global: ffi_call; };");
    TestImage versioned = new TestImage(work.resolve("versions"));
    versioned.library(
        "libffi.so", "int ffi_call(void) { return 1; }", "-Wl,--version-script=" + versions);
    versioned.spam(data, versioned.at(TestImage.LIBFFI));
    originals.put("module that asks for a version", new Original(versioned, TestImage.SPAM));
    originals.put("library with versions", new Original(versioned, TestImage.LIBFFI));
    originals.put(
        "library", new Original(new TestImage(work.resolve("library")), TestImage.LIBFFI));
    originals.put("program", new Original(new TestImage(work.resolve("program")), TestImage.EXE));
    return originals;
  }

  private void module(
      Map<String, Original> originals, String name, String source, Object... options) {
    TestImage image = new TestImage(work.resolve(name));
    image.delete(TestImage.CTYPES);
    List<Object> all = new ArrayList<>(List.of(options));
    all.add(image.at(TestImage.LIBFFI));
    image.spam(source, all.toArray());
    originals.put(name, new Original(image, TestImage.SPAM));
  }

  private Map<String, Original> real() throws IOException {
    Map<String, Original> originals = new LinkedHashMap<>();
    for (Path library : ofTheMachine()) {
      TestImage image = new TestImage(work.resolve(library.getFileName().toString()));
      image.exe("", "-m64");
      image.delete(TestImage.CTYPES);
      image.delete(TestImage.LIBFFI);
      String path = "lib/" + library.getFileName();
      Files.copy(library, image.at(path));
      Files.copy(LIBC, image.at("lib/" + LIBC.getFileName()));
      originals.put(path, new Original(image, path));
    }
    return originals;
  }

  private static List<Path> ofTheMachine() throws IOException {
    List<Path> found = new ArrayList<>();
    for (Path directory : MACHINE) {
      if (found.isEmpty() && Files.isDirectory(directory)) {
        try (Stream<Path> files = Files.list(directory)) {
          files
              .filter(file -> file.getFileName().toString().matches("lib[^.]+\\.so\\.[0-9]+"))
              .filter(file -> Files.isRegularFile(file) && file.toFile().length() < SMALL)
              .sorted()
              .filter(LoadingLawTest::needsTheLibraryOfCAlone)
              .limit(REAL)
              .forEach(found::add);
        }
      }
    }
    return found;
  }

  private static boolean needsTheLibraryOfCAlone(Path file) {
    try {
      ElfImage image = ElfImage.read(file);
      return image.needed().equals(List.of(LIBC.getFileName().toString()))
          && image.dynamicSymbols().size() > SYMBOLS;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void whatLoadersRefuseIsSaidByTheirPlansAlone() {
    for (Refusal kind : Refusal.values()) {
      assertThat(Checks.all())
          .filteredOn(check -> check.id().equals(kind.id()))
          .as("%s", kind)
          .containsExactly(new RefusalCheck(kind));
    }
    assertThat(Stream.of(Refusal.values()).map(Refusal::key)).doesNotHaveDuplicates();
  }

  /** The law, for one image and every loader. */
  private static void hold(TestImage image, String name) {
    SubjectSpec spec = new SubjectSpec(new RelativePath(TestImage.EXE), Map.of(), List.of());
    StagedFiles files = StagedFiles.in(image.sysroot(), spec);
    LAWS.forEach(law -> hold(files, spec, law, name));
  }

  /** In both directions: an error for each failure, and a failure for each such error. */
  private static void hold(StagedFiles files, SubjectSpec spec, Law law, String name) {
    LoaderProfile profile = law.profile();
    VerifyResult result = law.verification().run(files, spec);
    Set<List<Object>> errors = found(result, Severity.ERROR);
    LoadPlanner planner = new LoadPlanner(profile, spec.executable(), files.images());
    Set<List<Object>> refused = new HashSet<>();
    Set<List<Object>> warned = new HashSet<>();
    files
        .unreadable()
        .keySet()
        .forEach(file -> refused.add(List.of(Refusal.UNUSABLE_LIBRARY.id(), file)));
    if (files.objects().containsKey(spec.executable())) {
      planner
          .faults(spec.executable())
          .forEach(failure -> refused.add(List.of(failure.kind().id(), failure.file())));
    }
    for (StagedObject object : files.objects().values()) {
      if (object.role().isShared() || profile.files().executableNeeds() != ExecutableNeeds.NONE) {
        LoadPlan plan = planner.plan(object.path());
        for (LoadFailure failure : plan.failures()) {
          refused.add(List.of(failure.kind().id(), failure.file()));
          isFound(result, failure, Severity.ERROR, name);
        }
        for (LoadFailure warning : plan.warnings()) {
          warned.add(List.of(warning.kind().id(), warning.file()));
          isFound(result, warning, Severity.WARNING, name);
        }
        assertThat(plan.warnings().isEmpty() || result.refused() > 0)
            .as("%s", plan.module())
            .isTrue();
        assertThat(plan.loads() || result.hasErrors()).as("%s", plan.module()).isTrue();
      }
    }
    assertThat(errors)
        .filteredOn(error -> law.kinds().contains(error.get(0)))
        .as("%s, %s", name, profile.name())
        .isSubsetOf(refused);
    assertThat(found(result, Severity.WARNING))
        .filteredOn(warning -> warning.get(0).equals(Refusal.LEFT_OUT.id()))
        .isSubsetOf(warned);
  }

  private static void isFound(
      VerifyResult result, LoadFailure failure, Severity severity, String name) {
    if (!found(result, severity).contains(List.of(failure.kind().id(), failure.file()))) {
      throw new AssertionError(
          "%s, %s: verify does not say %s, but %s"
              .formatted(name, result.profile(), failure, result.findings()));
    }
  }

  private static Set<List<Object>> found(VerifyResult result, Severity severity) {
    return result.findings().stream()
        .filter(finding -> finding.severity() == severity)
        .map(finding -> List.<Object>of(finding.id(), finding.file()))
        .collect(Collectors.toSet());
  }
}
