// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * What unbundling saves, in bytes of stripped files that were really linked.
 *
 * <p>Two comparisons, because they answer different questions: with the ports' archives alone in
 * each module, unbundling a library for a single user costs a little; with the C runtime's archives
 * in it as well, which is the shape that modules had, it saves most of the file.
 *
 * @param modules one row for each module that links a port
 * @param libraries one row for each shared object, which an image has once
 * @param interpreter the interpreter, once
 * @param bundlesRuntime whether the C runtime is archives, which a bundled module carried as well;
 *     else it is shared libraries, before and after
 */
public record SizeTable(
    List<Module> modules,
    List<Library> libraries,
    Interpreter interpreter,
    boolean bundlesRuntime) {

  /** Keeps its own copies. */
  public SizeTable {
    modules = List.copyOf(modules);
    libraries = List.copyOf(libraries);
  }

  /**
   * A module.
   *
   * @param name its name
   * @param unbundled as shipped
   * @param withPorts with the archives of its ports in it whole
   * @param withRuntime with those of the C runtime in it as well
   * @param needs the shared objects that its own link names
   */
  public record Module(
      String name, long unbundled, long withPorts, long withRuntime, List<String> needs) {}

  /**
   * A port's shared object.
   *
   * @param soname its name
   * @param size as shipped
   */
  public record Library(String soname, long size) {}

  /**
   * The interpreter.
   *
   * @param before with the ports' archives among its libraries
   * @param after as shipped
   */
  public record Interpreter(long before, long after) {}

  /** What the image saves against modules with their ports in them; negative where it costs. */
  public long savingAgainstPorts() {
    return sum(Module::withPorts) - shipped();
  }

  /** What the image saves against the shape with the C runtime in each module. */
  public long savingAgainstRuntime() {
    return sum(Module::withRuntime) + interpreter.before() - shipped() - interpreter.after();
  }

  private long shipped() {
    return sum(Module::unbundled) + libraries.stream().mapToLong(Library::size).sum();
  }

  private long sum(ToLongFunction<Module> size) {
    return modules.stream().mapToLong(size).sum();
  }

  /** The table as lines for the console. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(row("stripped size in bytes", "unbundled", "with ports", "with runtime"));
    for (Module module : modules) {
      lines.add(
          row(
              module.name(),
              number(module.unbundled()),
              number(module.withPorts()),
              runtime(module.withRuntime())));
    }
    for (Library library : libraries) {
      lines.add(row(library.soname(), number(library.size()), "-", "-"));
    }
    lines.add(row("python.elf", number(interpreter.after()), "-", runtime(interpreter.before())));
    lines.add(row("net saving", "", number(savingAgainstPorts()), runtime(savingAgainstRuntime())));
    if (!bundlesRuntime) {
      lines.add("this target's C runtime is shared libraries: no module ever carried it");
    }
    return lines;
  }

  /** The content of {@code sizes.json}. */
  public String json() {
    return Document.SIZES.write(Map.of("sizes", data()));
  }

  /** The table as data, in a fixed order. */
  public Map<String, Object> data() {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put(
        "modules",
        modules.stream()
            .map(
                module -> {
                  Map<String, Object> row = new LinkedHashMap<>();
                  row.put("module", module.name());
                  row.put("unbundled", module.unbundled());
                  row.put("withPorts", module.withPorts());
                  row.put("withRuntime", module.withRuntime());
                  row.put("needs", module.needs());
                  return row;
                })
            .toList());
    data.put(
        "libraries",
        libraries.stream()
            .map(
                library -> {
                  Map<String, Object> row = new LinkedHashMap<>();
                  row.put("library", library.soname());
                  row.put("size", library.size());
                  return row;
                })
            .toList());
    data.put("interpreterBefore", interpreter.before());
    data.put("interpreterAfter", interpreter.after());
    data.put("netSavingAgainstPorts", savingAgainstPorts());
    data.put("netSaving", savingAgainstRuntime());
    data.put("bundlesRuntime", bundlesRuntime);
    return data;
  }

  private String runtime(long size) {
    return bundlesRuntime ? number(size) : "-";
  }

  private static String row(String name, String shipped, String ports, String runtime) {
    return String.format(Locale.ROOT, "%-24s %12s %12s %12s", name, shipped, ports, runtime);
  }

  private static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }
}
