// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.mojo;

import io.github.nanvix.maven.digest.FileContent;
import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.DiskFailure;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.manifest.ReleaseName;
import io.github.nanvix.maven.manifest.ReleaseNames;
import io.github.nanvix.maven.manifest.VariantChoice;
import io.github.nanvix.maven.pack.PackedFiles;
import io.github.nanvix.maven.pack.ReleaseArchives;
import io.github.nanvix.maven.pipeline.Bills;
import io.github.nanvix.maven.pipeline.Part;
import io.github.nanvix.maven.pipeline.ProfileFit;
import io.github.nanvix.maven.pipeline.PythonRequest;
import io.github.nanvix.maven.pipeline.Wiring;
import io.github.nanvix.maven.preflight.Problems;
import io.github.nanvix.maven.report.BuildInfo;
import io.github.nanvix.maven.store.StoreEntry;
import io.github.nanvix.maven.toml.PinCatalog;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProjectHelper;
import org.jspecify.annotations.Nullable;

/**
 * Packs the sysroot into {@code <name>-<version>-<triple>.tar.gz}, the same bytes on every machine,
 * and attaches it, so that install and deploy carry it. A port's shared object that is missing from
 * the sysroot fails here too. In a project with a {@code nanvix.toml}, or where a platform,
 * machine, mode or memory size is given, the archive is also attached under each name that Nanvix's
 * releases would give it. With a Nanvix sysroot a RAM file system is made and attached with type
 * {@code img}. What all of it was made of is attached with type {@code buildinfo}, as a statement
 * of SLSA provenance with type {@code intoto.json}, and what is in it as bills of materials with
 * the types {@code cdx.json} (CycloneDX) and {@code spdx.json}. What modules for CPython are
 * compiled with (headers and flags) is attached with the classifier {@code TRIPLE-dev}.
 *
 * @since 0.1
 */
@Mojo(name = "package", defaultPhase = LifecyclePhase.PACKAGE, threadSafe = true)
public final class PackageMojo extends GuestMojo {

  /**
   * The system that Nanvix runs on: {@code linux} or {@code windows}. Default: what {@code
   * nanvix.toml} lists, else {@code linux}.
   *
   * @since 0.1
   */
  @Parameter(property = "nanvix.platform")
  private @Nullable String platform;

  /**
   * The virtual machine that Nanvix runs in, for example {@code microvm}, which is the default
   * where {@code nanvix.toml} lists none.
   *
   * @since 0.1
   */
  @Parameter(property = "nanvix.machine")
  private @Nullable String machine;

  /**
   * The size of that machine's memory, for example {@code 256mb}, which is the default where {@code
   * nanvix.toml} lists none.
   *
   * @since 0.1
   */
  @Parameter(property = "nanvix.memory")
  private @Nullable String memory;

  /**
   * How archives of a release are named: {@code current}, with the platform before the machine, or
   * {@code older}, as zutils did before.
   *
   * @since 0.1
   */
  @Parameter(property = "nanvix.archiveNames", defaultValue = "current")
  private String archiveNames = "";

  @Parameter(defaultValue = "${project.build.directory}", readonly = true, required = true)
  private @Nullable File directory;

  @Inject private @Nullable MavenProjectHelper projectHelper;

  @Override
  void check(Problems problems, PinCatalog catalog) {
    super.check(problems, catalog);
    problems.look(() -> text("archiveNames", archiveNames).as(ReleaseName.Form::of));
    problems.look(this::releaseNames);
  }

  @Override
  Set<Part> makes() {
    return everything();
  }

  @Override
  void run(Wiring wiring) {
    String triple = wiring.triple();
    String name;
    List<String> required;
    if (buildsPort()) {
      name = portRequest().port() + "-" + wiring.port(portRequest()).version();
      required = wiring.port(portRequest()).required();
    } else {
      PythonRequest request = pythonRequestWithPorts(wiring);
      name = wiring.python(request).packageName();
      required = wiring.python(request).required();
    }
    require(required);
    List<ReleaseName> names = releaseNames();
    if (!names.isEmpty()) {
      ReleaseArchives.check(sysroot());
    }
    String base = name + "-" + triple;
    String archiveName = base + ".tar.gz";
    BuildInfo.Output archived = put(wiring.packing().archive(archiveName, sysroot()), archiveName);
    Path archive = archived.file();
    attach("tar.gz", triple, archive);
    ReleaseArchives.link(archive, names.stream().map(ReleaseName::fileName).toList());
    for (ReleaseName release : names) {
      attach("tar.gz", release.classifier(), archive.resolveSibling(release.fileName()));
      getLog().info("release archive " + release.fileName());
    }
    List<BuildInfo.Output> made = new ArrayList<>(List.of(archived));
    nanvixSysroot()
        .ifPresent(
            nanvix -> {
              String image = base + ".img";
              made.add(put(wiring.packing().ramFileSystem(image, sysroot(), nanvix), image));
            });
    distroProfile()
        .ifPresent(
            profile -> {
              ProfileFit fit = new ProfileFit(profile, releasedAs(), sysroot());
              fit.faults().forEach(getLog()::warn);
              fit.image().ifPresent(as -> ReleaseArchives.link(made.get(1).file(), List.of(as)));
            });
    made.stream().skip(1).forEach(image -> attach("img", triple, image.file()));
    describe(wiring, base, made);
    if (!buildsPort()) {
      develop(wiring, base);
    }
    bill(wiring, base, archived.digest());
  }

  /** Packs what extension modules are compiled with. */
  private void develop(Wiring wiring, String name) {
    String file = name + "-" + PackageDependencies.DEVELOPMENT + ".tar.gz";
    StoreEntry tree = wiring.python(pythonRequestWithPorts(wiring)).development();
    Path archive = put(wiring.packing().archive(file, tree.tree()), file).file();
    attach("tar.gz", PackageDependencies.development(wiring.triple()), archive);
  }

  /** Tells what is in the archive. */
  private void bill(Wiring wiring, String name, Sha256 digest) {
    Bills bills = wiring.bills(execution().getVersion());
    Bills.Packed packed = new Bills.Packed(name, digest, sysroot());
    Bills.Made made =
        buildsPort()
            ? portProject().bill(bills, packed)
            : wiring.python(pythonRequestWithPorts(wiring)).bill(bills, packed);
    attach("cdx.json", wiring.triple(), put(made.entry(), made.cycloneDx()).file());
    attach("spdx.json", wiring.triple(), put(made.entry(), made.spdx()).file());
  }

  /** Tells what the archives were made of, and beside it what is another on other machines. */
  private void describe(Wiring wiring, String name, List<BuildInfo.Output> made) {
    BuildInfo info =
        buildsPort()
            ? portProject().buildInfo()
            : wiring.python(pythonRequestWithPorts(wiring)).buildInfo();
    BuildInfoFiles files = new BuildInfoFiles(project(), execution().getVersion());
    Path file = files.write(info, made, name + "-native.buildinfo");
    attach("buildinfo", wiring.triple() + "-native", file);
    attach("intoto.json", wiring.triple() + "-native", files.state(info, file));
    Path facts = output().resolve("machine.txt");
    // Where everything is reused, it was another day's machine that made it.
    if (wiring.hasMade() || !Files.exists(facts)) {
      write(facts, wiring.machineFacts());
    }
  }

  private List<ReleaseName> releaseNames() {
    VariantChoice choice =
        VariantChoice.of(chosen(platform), chosen(machine), mode(), chosen(memory));
    return new ReleaseNames(releasedAs(), buildsPort())
        .of(manifest(), choice, ReleaseName.Form.of(archiveNames));
  }

  /** What Nanvix calls the package. */
  private String releasedAs() {
    return buildsPort() ? portRequest().port() : "cpython";
  }

  private BuildInfo.Output put(StoreEntry made, String fileName) {
    Path target = given(directory, "directory").toPath();
    Path file = target.resolve(fileName);
    try {
      // Java 17 refuses to "create" a directory that is there as a link.
      if (!Files.isDirectory(target)) {
        Files.createDirectories(target);
      }
      PackedFiles packed = PackedFiles.of(output());
      Sha256 digest = made.digest(fileName);
      if (!packed.digest(file).equals(Optional.of(digest))) {
        Files.copy(made.file(fileName), file, StandardCopyOption.REPLACE_EXISTING);
        RelativePath path = new RelativePath(fileName);
        made.requirePublished(path, made.contents(path::equals), FileContent.of(file));
        packed.keep(file, digest);
      }
      return new BuildInfo.Output(file, digest);
    } catch (IOException e) {
      throw DiskFailure.of("write", file, e);
    }
  }

  private void attach(String type, String classifier, Path file) {
    given(projectHelper, "projectHelper")
        .attachArtifact(project(), type, classifier, file.toFile());
  }

  private void require(List<String> paths) {
    List<String> missing =
        paths.stream()
            .filter(path -> !Files.isRegularFile(new RelativePath(path).under(sysroot())))
            .toList();
    if (!missing.isEmpty()) {
      throw BuildException.input(
          "\""
              + String.join("\", \"", missing)
              + (missing.size() == 1 ? "\" is" : "\" are")
              + " missing from the sysroot \""
              + sysroot()
              + "\".",
          "Run the goal stage before package.");
    }
  }
}
