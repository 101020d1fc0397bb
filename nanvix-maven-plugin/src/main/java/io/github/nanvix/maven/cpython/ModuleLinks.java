package io.github.nanvix.maven.cpython;

import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.elf.LinkInterface;
import io.github.nanvix.maven.exec.CommandRunner;
import io.github.nanvix.maven.failure.DiskFailure;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.library.InstalledPort;
import io.github.nanvix.maven.recipe.PythonRecipe.Unbundled;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The links of one unbundled module: as shipped, and as it was before, for comparison.
 *
 * @param plan what is built
 * @param built the finished cross build
 * @param unbundled the module
 * @param port the port that it is linked against
 */
public record ModuleLinks(
    PythonPlan plan,
    BuiltPython built,
    Unbundled unbundled,
    InstalledPort port,
    CommandRunner runner) {

  /**
   * The module linked against the port's shared object, which DT_NEEDED then names. Only the
   * object's interface is an input: other code behind it needs no other link.
   */
  public Relink unbundledModule() {
    Path shared = port.sharedLibrary();
    return module(
        "unbundled " + unbundled.module(),
        List.of("-L" + shared.getParent(), "-l" + unbundled.library()),
        List.of(interfaceOf(shared)));
  }

  /** The module as it was: the port and the C runtime's archives, if any, linked in whole. */
  public Relink bundledModule() {
    List<String> libraries = new ArrayList<>();
    libraries.add("-Wl,--allow-multiple-definition");
    libraries.add("-Wl,--whole-archive");
    libraries.add(archive().toString());
    libraries.addAll(plan.toolchain().spec().linkModel().runtimeArchives());
    libraries.add("-Wl,--no-whole-archive");
    libraries.addAll(plan.toolchain().spec().linkModel().sharedLibraries());
    return module(
        "bundled " + unbundled.module() + ", for comparison",
        libraries,
        List.of(digest(archive())));
  }

  /** The interpreter as it was: the port's archive among its libraries. */
  public Relink interpreterWithPort() {
    return new Relink(
        "python.elf with -l" + unbundled.library() + ", for comparison",
        built,
        LinkLines.INTERPRETER,
        "python.elf",
        List.of(archive().toString()),
        List.of(),
        List.of(digest(archive())),
        plan.toolchain(),
        plan.clock(),
        runner);
  }

  private Relink module(String title, List<String> libraries, List<Sha256> contents) {
    String target = built.moduleFile(unbundled.module());
    return new Relink(
        title,
        built,
        target,
        target.substring(target.lastIndexOf('/') + 1),
        libraries,
        PortPlaces.linkFlags(unbundled),
        contents,
        plan.toolchain(),
        plan.clock(),
        runner);
  }

  private Path archive() {
    return port.require(new RelativePath("lib/lib" + unbundled.library() + ".a"));
  }

  private static Sha256 interfaceOf(Path sharedObject) {
    try {
      return Sha256.of(LinkInterface.read(sharedObject).text());
    } catch (IOException e) {
      throw DiskFailure.of("read", sharedObject, e);
    }
  }

  private static Sha256 digest(Path file) {
    try {
      return Sha256.ofFile(file);
    } catch (IOException e) {
      throw DiskFailure.of("read", file, e);
    }
  }
}
