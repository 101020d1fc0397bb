// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.loader;

import io.github.nanvix.maven.fs.RelativePath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A real loader, asked what it would do with a file, and the same of a load plan. */
final class RealLoader {
  private static final Pattern FOUND =
      Pattern.compile("^\\t(?:(\\S+) => )?(/\\S+|\\S+\\.so\\S*) \\(0x[0-9a-f]+\\)$");
  private static final Pattern MISSING =
      Pattern.compile(
          "^(?:\\t|Error loading shared library )(\\S+)(?: => not found$|: No such file)");
  private static final Pattern UNDEFINED =
      Pattern.compile(
          "^(?:undefined symbol:|Error relocating \\S+:) ([^,:\\s]+)(?!.*ed relocation)");
  private static final Pattern UNVERSIONED =
      Pattern.compile("^symbol (\\S+),? version \\S+ not defined");
  private static final Pattern NO_VERSION =
      Pattern.compile(": version `([^']+)' not found \\(required by");

  private final Path root;
  private final List<String> command;
  private final String profile;

  RealLoader(Path root, List<String> command, String profile) {
    this.root = root;
    this.command = command;
    this.profile = profile;
  }

  /** The loader of this machine's 64-bit programs. */
  static RealLoader ofThisMachine() {
    return new RealLoader(Path.of("/"), List.of("/lib64/ld-linux-x86-64.so.2"), "glibc");
  }

  /**
   * What becomes of a file.
   *
   * @param files the libraries that are loaded, in load order, without the file itself
   * @param missing names of libraries that are nowhere
   * @param undefined symbols without a definition
   * @param versions versions that a library should define and does not
   */
  record Outcome(
      List<String> files, Set<String> missing, Set<String> undefined, Set<String> versions) {

    /** Whether nothing is missing. */
    boolean isWhole() {
      return missing.isEmpty() && undefined.isEmpty() && versions.isEmpty();
    }
  }

  /** As the loader itself says it, with {@code --list} and as {@code ldd -r} has it say. */
  Outcome real(Path file) throws IOException {
    List<String> list = new ArrayList<>(command);
    list.addAll(List.of("--list", file.toString()));
    List<String> files = new ArrayList<>();
    Set<String> missing = new TreeSet<>();
    List<String> printed = run(list, Map.of());
    // With a library missing, --list ends there; what ldd asks with goes on.
    for (String line : printed.isEmpty() ? traced(file) : printed) {
      Matcher found = FOUND.matcher(line);
      boolean own = profile.equals("musl") && line.contains("/ld-musl-");
      if (found.find() && found.group(2).startsWith("/") && !own) {
        files.add(Path.of(found.group(2)).toRealPath().toString());
      }
      Matcher none = MISSING.matcher(line);
      if (none.find()) {
        missing.add(none.group(1));
      }
    }
    Set<String> undefined = new TreeSet<>();
    Set<String> versions = new TreeSet<>();
    for (String line : traced(file)) {
      collect(UNDEFINED.matcher(line), undefined);
      collect(UNVERSIONED.matcher(line), undefined);
      collect(NO_VERSION.matcher(line), versions);
    }
    return new Outcome(files, missing, undefined, versions);
  }

  private List<String> traced(Path file) throws IOException {
    if (profile.equals("musl")) {
      // musl's loader says all of it with --list, and would run the file without.
      List<String> list = new ArrayList<>(command);
      list.addAll(List.of("--list", file.toString()));
      return run(list, Map.of());
    }
    List<String> trace = new ArrayList<>(command);
    trace.add(file.toString());
    return run(
        trace, Map.of("LD_TRACE_LOADED_OBJECTS", "1", "LD_WARN", "yes", "LD_BIND_NOW", "yes"));
  }

  /** As the profile plans it. */
  Outcome planned(LoadPlanner planner, Path file) throws IOException {
    LoadPlan plan = planner.plan(RelativePath.between(root, file.toRealPath()));
    List<String> files = new ArrayList<>();
    for (LoadedFile loaded : plan.files().subList(1, plan.files().size())) {
      files.add(loaded.path().under(root).toRealPath().toString());
    }
    Set<String> missing = new TreeSet<>();
    Set<String> undefined = new TreeSet<>();
    Set<String> versions = new TreeSet<>();
    plan.failures(Refusal.MISSING_LIBRARY).forEach(f -> missing.add(f.name()));
    plan.failures(Refusal.UNRESOLVED_SYMBOL).forEach(f -> undefined.add(f.name()));
    plan.lost().forEach(f -> undefined.add(f.name()));
    plan.failures(Refusal.MISSING_VERSION).stream()
        .map(LoadFailure::name)
        .filter(version -> !version.isEmpty())
        .forEach(versions::add);
    return new Outcome(files, missing, undefined, versions);
  }

  /** A planner for which each file is the program. */
  LoadPlanner planner() {
    return new LoadPlanner(
        LoaderProfile.named(profile), new RelativePath("no-program"), new ImageDirectory(root));
  }

  private static void collect(Matcher matcher, Set<String> names) {
    if (matcher.find()) {
      names.add(matcher.group(1));
    }
  }

  private static List<String> run(List<String> command, Map<String, String> environment)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
    return text.lines().filter(line -> !line.contains("error while loading")).toList();
  }

  /**
   * Compares file by file, for {@code it/differential}: arguments are the root, the loader's
   * command in one argument, a file that lists the files to compare, and the profile.
   */
  public static void main(String[] arguments) throws IOException {
    Path root = Path.of(arguments[0]).toRealPath();
    RealLoader loader = new RealLoader(root, List.of(arguments[1].split(" ")), arguments[3]);
    LoadPlanner planner = loader.planner();
    ImageDirectory images = new ImageDirectory(root);
    VerifyVerdict verdict =
        new VerifyVerdict(
            LoaderProfile.named(arguments[3]), new RelativePath("no-program"), images);
    int otherwise = 0;
    int equal = 0;
    int different = 0;
    int libraries = 0;
    int undefined = 0;
    for (String name : Files.readAllLines(Path.of(arguments[2]))) {
      Outcome real = loader.real(Path.of(name));
      Outcome planned = loader.planned(planner, Path.of(name));
      LoadPlan plan = planner.plan(RelativePath.between(root, Path.of(name).toRealPath()));
      if (verdict.errors(plan).isEmpty() != real.isWhole()) {
        otherwise++;
        System.out.println("VERIFY SAYS OTHERWISE " + name + ": " + verdict.errors(plan));
        System.out.println("  ld.so: " + real);
      }
      libraries += real.files().size();
      undefined += real.undefined().size();
      if (real.equals(planned)) {
        equal++;
      } else {
        different++;
        System.out.println("DIFFERENT " + name);
        System.out.println("  ld.so: " + real);
        System.out.println("  plan:  " + planned);
      }
    }
    System.out.printf(
        "%d files equal, %d different; %d libraries loaded, %d symbols undefined; verify says"
            + " otherwise of %d%n",
        equal, different, libraries, undefined, otherwise);
    System.exit(different + otherwise == 0 ? 0 : 1);
  }
}
