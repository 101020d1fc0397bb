package io.github.nanvix.maven.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What unbundling saves, in bytes of stripped files.
 *
 * @param module the module's name
 * @param library the shared object's file name
 * @param sizes what was measured
 * @param bundlesRuntime whether the C runtime is archives, which a bundled module carried as well;
 *     else it is shared libraries, before and after
 */
public record SizeTable(String module, String library, Sizes sizes, boolean bundlesRuntime) {

  /**
   * The five sizes.
   *
   * @param bundledModule the module with the port, and the C runtime's archives, linked in whole
   * @param unbundledModule the module as shipped
   * @param sharedLibrary the port's shared object
   * @param interpreterBefore the interpreter with the port among its libraries
   * @param interpreterAfter the interpreter as shipped
   */
  public record Sizes(
      long bundledModule,
      long unbundledModule,
      long sharedLibrary,
      long interpreterBefore,
      long interpreterAfter) {

    /** What is saved in one image that has the module: positive when unbundling is smaller. */
    public long saving() {
      return bundledModule + interpreterBefore - unbundledModule - sharedLibrary - interpreterAfter;
    }
  }

  /** The table as lines for the console. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(row("stripped size in bytes", "bundled", "unbundled"));
    lines.add(row(module, number(sizes.bundledModule()), number(sizes.unbundledModule())));
    lines.add(row(library, "-", number(sizes.sharedLibrary())));
    lines.add(
        row("python.elf", number(sizes.interpreterBefore()), number(sizes.interpreterAfter())));
    lines.add(row("net saving", "", number(sizes.saving())));
    if (!bundlesRuntime) {
      lines.add("bundled is with the port alone: this target's C runtime is shared libraries");
    }
    return lines;
  }

  /** The table as data, in a fixed order. */
  public Map<String, Object> data() {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("module", module);
    data.put("library", library);
    data.put("bundled", sizes.bundledModule());
    data.put("unbundled", sizes.unbundledModule());
    data.put("sharedLibrary", sizes.sharedLibrary());
    data.put("interpreterBefore", sizes.interpreterBefore());
    data.put("interpreterAfter", sizes.interpreterAfter());
    data.put("netSaving", sizes.saving());
    data.put("bundlesRuntime", bundlesRuntime);
    return data;
  }

  private static String row(String name, String before, String after) {
    return String.format(Locale.ROOT, "%-24s %12s %12s", name, before, after);
  }

  private static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }
}
