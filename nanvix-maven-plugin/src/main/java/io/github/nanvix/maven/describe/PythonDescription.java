// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.describe;

import io.github.nanvix.maven.report.Document;
import io.github.nanvix.maven.store.Inputs;
import io.github.nanvix.maven.store.Step;
import io.github.nanvix.maven.store.StoreEntry;
import io.github.nanvix.maven.store.Workspace;
import io.github.nanvix.maven.toolchain.Toolchain;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * {@code PYTHON.json}: what an interpreter is made of, with the names that python-build-standalone
 * has for it, as its schema describes it.
 *
 * @param build the finished cross build
 * @param toolchain that built it
 * @param make what make was told, which wins over its Makefile
 * @param facts what is known besides
 */
public record PythonDescription(
    StoreEntry build, Toolchain toolchain, List<String> make, PythonFacts facts) implements Step {
  /** Its name, in the root of a sysroot. */
  public static final String FILE = "PYTHON.json";

  @Override
  public String kind() {
    return "python-description";
  }

  @Override
  public String title() {
    return "description of cpython " + facts.version();
  }

  @Override
  public Inputs inputs() {
    return new Inputs()
        .with("step", "python-description 1")
        .with("build", build.fingerprint())
        .with("toolchain", toolchain.id())
        .withList("make", portable())
        .with("version", facts.version())
        .with("license", facts.license())
        .with("executable", facts.executable())
        .with("library", facts.library())
        .with("modules", facts.modules())
        .withMap("port", facts.ports())
        .withMap("needed", facts.needed())
        .withMap("test", facts.tests());
  }

  /** The same wherever the toolchain lies. */
  private List<String> portable() {
    String here = toolchain.directory().toString();
    return make.stream().map(argument -> argument.replace(here, "{toolchain}")).toList();
  }

  @Override
  public void produce(Workspace workspace) throws IOException {
    BuiltModules modules = new BuiltModules(build, facts, portable());
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("python_implementation_name", "cpython");
    root.put("python_version", facts.version());
    root.put("python_major_minor_version", facts.feature());
    root.put("python_tag", "cp" + facts.feature().replace(".", ""));
    root.put("target_triple", toolchain.spec().triple().text());
    root.put("toolchain", toolchain.id());
    root.put("object_file_format", "elf");
    root.put("libpython_link_mode", "static");
    root.put("python_extension_module_loading", List.of("builtin", "shared-library"));
    root.put("python_exe", facts.executable());
    root.put("python_paths", facts.paths());
    Map<String, Object> suffixes = new TreeMap<>();
    suffixes.put("bytecode", List.of(".pyc"));
    suffixes.put("extension", List.of(modules.suffix(), ".abi3.so", ".so"));
    suffixes.put("source", List.of(".py"));
    root.put("python_suffixes", suffixes);
    root.put("licenses", facts.license().isEmpty() ? List.of() : List.of(facts.license()));
    root.put("license_path", "share/licenses");
    root.put("ports", facts.portList());
    Map<String, Object> build = new LinkedHashMap<>();
    build.put("core", Map.of("link", modules.interpreterLink()));
    build.put("extensions", modules.all());
    root.put("build_info", build);
    root.put("tests", facts.testList());
    Files.writeString(workspace.output().resolve(FILE), Document.PYTHON.write(root));
  }
}
