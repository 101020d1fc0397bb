// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.verify;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.elf.ElfImage;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.fs.Trees;
import io.github.nanvix.maven.loader.ImageDirectory;
import io.github.nanvix.maven.loader.ImageFiles;
import io.github.nanvix.maven.loader.LoadFailure;
import io.github.nanvix.maven.loader.LoadPlan;
import io.github.nanvix.maven.loader.LoadPlanner;
import io.github.nanvix.maven.loader.LoadedFile;
import io.github.nanvix.maven.loader.LoaderProfile;
import io.github.nanvix.maven.runner.Emulator;
import io.github.nanvix.maven.runner.Runner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The hosted loader opens every file of every check's fixture, broken and sound, the stand-in for
 * the interpreter included, and does what the profile {@code nanvix-2026-07} says. Run by the
 * scenario fixtures-under-the-hosted-loader, which has a toolchain.
 */
class HostedLoaderComparison {
  private static final LoaderProfile PROFILE = LoaderProfile.named("nanvix-2026-07");
  private static final RelativePath HOST = new RelativePath("host");
  private static final String NO_ELF_FILE = "failed to parse ELF file";

  /** What the hosted loader says where Nanvix says nothing and goes wrong later. */
  private static final Map<String, String> STRICTER =
      Map.of(
          "thread-local-storage", "thread-local storage is not supported",
          "relocation-section", "unsupported relocation section",
          "relocation-form", "unsupported relocation section",
          "relocation-place", "index out of bounds",
          "first-page", "PT_LOAD does not start in page 0");

  /** The fixtures without an ELF file of their own, and what is their own instead. */
  private static final Map<String, String> NOTHING_TO_LOAD =
      Map.of(
          "ELF-FILE-001", "a text in the place of a library",
          "ELF-AR-001", "an archive",
          "ELF-AR-002", "an archive",
          "ELF-AR-003", "an archive",
          "ELF-AR-004", "an archive",
          "ELF-AR-005", "an archive",
          "ELF-BASE-003", "a baseline, which stands outside of the image");

  /**
   * One file under the loader and in its plan.
   *
   * @param id fixture
   * @param isOwn whether it is an ELF file that images without a fixture do not have
   * @param said what the loader said
   * @param planned what it may say by the plan, or how that begins
   */
  private record Opening(String id, Path file, boolean isOwn, String said, List<String> planned) {
    boolean isExpected() {
      return planned.stream().anyMatch(said::startsWith);
    }

    boolean isElf() {
      return !planned.equals(List.of(NO_ELF_FILE));
    }

    boolean isAccepted() {
      return said.equals(HostedLoader.OPENED);
    }

    /** What is common to all messages of its kind. */
    String reason() {
      return said.substring(0, Math.max(0, said.indexOf(':')));
    }
  }

  /** What the loader says of files of the image without a fixture, by program and file. */
  private static final Map<List<Object>, String> PLAIN = new ConcurrentHashMap<>();

  private static List<Opening> openings = List.of();

  @BeforeAll
  static void openEverything(@TempDir Path work) throws IOException {
    String toolchain = System.getProperty("hosted.toolchain");
    Objects.requireNonNull(toolchain, "-Dhosted.toolchain=DIR must name i686-nanvix-hosted");
    HostedLoader loader = new HostedLoader(Path.of(toolchain), runner(), work);
    TestImage plain = new TestImage(work.resolve("plain"));
    openings =
        CheckFixtures.all().byId().entrySet().parallelStream()
            .flatMap(
                fixture -> {
                  TestImage broken = new TestImage(work.resolve(fixture.getKey() + "-broken"));
                  TestImage sound = new TestImage(work.resolve(fixture.getKey() + "-sound"));
                  fixture.getValue().broken().accept(broken);
                  fixture.getValue().sound().accept(sound);
                  return Stream.of(broken, sound)
                      .flatMap(image -> open(fixture.getKey(), image, plain, loader).stream());
                })
            .toList();
  }

  /** What the build that runs this has found; nothing stands before a program by default. */
  private static Runner runner() {
    String emulator = System.getProperty("hosted.emulator", "");
    return emulator.isEmpty()
        ? Runner.KERNEL
        : new Runner(
            Optional.of(
                new Emulator(Path.of(emulator), "", Sha256.of("not looked at"), Optional.empty())));
  }

  private static List<Opening> open(
      String id, TestImage image, TestImage plain, HostedLoader loader) {
    List<Opening> opened = new ArrayList<>();
    ImageDirectory files = new ImageDirectory(image.sysroot());
    Path program = loader.program(files.apply(new RelativePath(TestImage.EXE)).orElseThrow());
    try {
      ElfImage host = ElfImage.read(program);
      LoadPlanner planner = new LoadPlanner(PROFILE, HOST, new WithHost(host, files));
      for (RelativePath file : Trees.files(image.sysroot())) {
        boolean isElf = files.apply(file).isPresent();
        Optional<LoadPlan> plan = isElf ? Optional.of(planner.plan(file)) : Optional.empty();
        opened.add(
            new Opening(
                id,
                image.at(file.text()),
                isElf && !isSame(image, plain, file),
                said(program, image, plain, file, plan, loader),
                plan.map(LoadPlan::failures)
                    .map(HostedLoaderComparison::words)
                    .orElse(List.of(NO_ELF_FILE))));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return opened;
  }

  /**
   * Most files of most images are those of the image without a fixture, and load nothing else: the
   * loader is asked about them once, in that image.
   */
  private static String said(
      Path program,
      TestImage image,
      TestImage plain,
      RelativePath file,
      Optional<LoadPlan> plan,
      HostedLoader loader)
      throws IOException {
    if (plan.isEmpty() || !plan.get().loads()) {
      return loader.open(program, image.sysroot(), file);
    }
    for (LoadedFile loaded : plan.get().files()) {
      if (!isSame(image, plain, loaded.path())) {
        return loader.open(program, image.sysroot(), file);
      }
    }
    return PLAIN.computeIfAbsent(
        List.of(program, file), unasked -> loader.open(program, plain.sysroot(), file));
  }

  /** The image with the program that opens its files. */
  private record WithHost(ElfImage host, ImageDirectory files) implements ImageFiles {
    @Override
    public Optional<ElfImage> apply(RelativePath path) {
      return path.equals(HOST) ? Optional.of(host) : files.apply(path);
    }

    @Override
    public Optional<RelativePath> walk(String path) {
      return files.walk(path);
    }

    @Override
    public Optional<LoadFailure> obstacle(RelativePath path) {
      return files.obstacle(path);
    }
  }

  private static boolean isSame(TestImage image, TestImage other, RelativePath path)
      throws IOException {
    Path file = other.at(path.text());
    return Files.exists(file) && Files.mismatch(image.at(path.text()), file) < 0;
  }

  private static List<String> words(List<LoadFailure> failures) {
    if (failures.isEmpty()) {
      return List.of(HostedLoader.OPENED);
    }
    List<String> words = new ArrayList<>();
    for (LoadFailure failure : failures) {
      String own = PROFILE.words().get(failure.kind().key());
      words.add(
          own == null ? STRICTER.getOrDefault(failure.kind().key(), failure.kind().key()) : own);
    }
    return words;
  }

  @Test
  void everyFileIsAcceptedOrRefusedForTheReasonInItsPlan() {
    assertThat(openings).allMatch(Opening::isExpected);
  }

  @Test
  void manyAreAcceptedAndManyRefusedForDifferentReasons() {
    List<Opening> elf = openings.stream().filter(Opening::isElf).toList();
    List<Opening> refused = elf.stream().filter(opening -> !opening.isAccepted()).toList();
    Set<String> reasons = refused.stream().map(Opening::reason).collect(toSet());
    long own = elf.stream().filter(opening -> opening.isOwn() && opening.isAccepted()).count();
    System.out.printf(
        "%d files opened; %d ELF files accepted, %d of them fixtures' own, and %d refused for %d"
            + " reasons%n",
        openings.size(), elf.size() - refused.size(), own, refused.size(), reasons.size());
    assertThat(own).isGreaterThanOrEqualTo(100);
    assertThat(refused).hasSizeGreaterThanOrEqualTo(20);
    assertThat(reasons).hasSizeGreaterThanOrEqualTo(14);
  }

  @Test
  void everyFixtureHasAnElfFileOfItsOwnOrAReasonForNone() {
    Set<String> without = new TreeSet<>(CheckFixtures.all().byId().keySet());
    openings.stream().filter(Opening::isOwn).map(Opening::id).forEach(without::remove);
    assertThat(without).containsExactlyInAnyOrderElementsOf(NOTHING_TO_LOAD.keySet());
  }
}
