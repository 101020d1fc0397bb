// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pipeline;

import io.github.nanvix.maven.cpython.BuiltPython;
import io.github.nanvix.maven.cpython.PythonPlan;
import io.github.nanvix.maven.cpython.PythonVersion;
import io.github.nanvix.maven.describe.PythonDescription;
import io.github.nanvix.maven.digest.Content;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.library.InstalledPort;
import io.github.nanvix.maven.stage.CopyPlan;
import io.github.nanvix.maven.stage.LicenseTree;
import io.github.nanvix.maven.stage.StagedSysroot;
import io.github.nanvix.maven.store.StoreEntry;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Where the parts of CPython go in a sysroot. */
record PythonLayout(PythonPlan plan, BuiltPython built, List<String> notStaged) {
  static final String INTERPRETER = "bin/python.elf";

  static String library(PythonVersion version) {
    return "lib/python" + version.feature();
  }

  static String sitePackages(PythonVersion version) {
    return library(version) + "/site-packages";
  }

  static String modules(PythonVersion version) {
    return library(version) + "/lib-dynload";
  }

  /**
   * The whole sysroot: interpreter, standard library, modules, shared objects they all need, and
   * the terms of each.
   *
   * @param licenses those of the source
   * @param description what the interpreter says of itself
   * @param wheels the trees of those that it brings along
   */
  StagedSysroot sysroot(
      Map<String, StoreEntry> unbundled,
      List<InstalledPort> ports,
      Map<RelativePath, Path> licenses,
      StoreEntry description,
      List<StoreEntry> wheels) {
    String library = library(plan.version());
    CopyPlan copies = new CopyPlan();
    copies.stripped(INTERPRETER, built.interpreter(), built.entry().fingerprint());
    copies.file(
        PythonDescription.FILE,
        description.file(PythonDescription.FILE),
        description.fingerprint());
    copies.tree(
        library,
        plan.source().entry().file("Lib"),
        plan.source().entry().fingerprint(),
        this::isStaged);
    built
        .modules()
        .forEach(
            (name, file) ->
                copies.stripped(
                    modules(plan.version()) + "/" + name, file, built.entry().fingerprint()));
    unbundled.forEach(
        (module, entry) ->
            copies.tree(modules(plan.version()), entry.tree(), entry.fingerprint(), path -> true));
    copies.tree(
        library,
        built.platformDirectory(),
        built.entry().fingerprint(),
        path -> path.text().startsWith("_sysconfigdata_") && path.text().endsWith(".py"));
    wheels.forEach(
        wheel ->
            copies.tree(
                sitePackages(plan.version()), wheel.tree(), wheel.fingerprint(), p -> true));
    plan.toolchain()
        .runtime()
        .forEach((place, file) -> copies.file(place.text(), file, plan.toolchain().id()));
    for (InstalledPort port : ports) {
      for (RelativePath file : port.record().runtime()) {
        Path from = port.require(file);
        copies.file(file.text(), from, Content.of(from).digest());
      }
    }
    Map<RelativePath, Path> terms = new TreeMap<>(plan.toolchain().licenses().all());
    terms.putAll(licenses);
    // A port has the terms of the toolchain's libraries as well.
    ports.forEach(port -> terms(port).forEach(terms::putIfAbsent));
    terms.forEach(
        (place, file) ->
            copies.file(LicenseTree.place(place).text(), file, Content.of(file).digest()));
    return new StagedSysroot(copies.entries(), plan.toolchain());
  }

  private static Map<RelativePath, Path> terms(InstalledPort port) {
    Map<RelativePath, Path> terms = LicenseTree.in(port.sysroot());
    if (terms.isEmpty()) {
      throw BuildException.input(
          "Port \""
              + port.record().name()
              + "\" ("
              + port.origin()
              + ") does not carry the terms that it comes under.",
          "Build the port again and install it.");
    }
    return terms;
  }

  /** The interpreter alone, stripped. */
  StagedSysroot strippedInterpreter() {
    CopyPlan copies = new CopyPlan();
    copies.stripped(INTERPRETER, built.interpreter(), built.entry().fingerprint());
    return new StagedSysroot(copies.entries(), plan.toolchain());
  }

  private boolean isStaged(RelativePath path) {
    return !notStaged.contains(path.text()) && !path.fileName().equals("__pycache__");
  }
}
