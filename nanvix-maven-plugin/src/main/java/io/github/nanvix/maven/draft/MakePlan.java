// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.draft;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What make would compile, put into archives and install. */
final class MakePlan {
  private static final Pattern ARCHIVE = Pattern.compile("(?:.*/)?lib([A-Za-z0-9_.+-]+)\\.a");
  private static final Pattern SHARED =
      Pattern.compile("(?:.*/)?lib([A-Za-z0-9_+-]+(?:\\.[0-9]+)*)\\.so[0-9.]*");
  private static final Pattern OBJECT = Pattern.compile(".*\\.(o|lo|po|os|obj|pic_o)");
  private static final Pattern COMPILER =
      Pattern.compile(
          "(.*-)?(cc|gcc|clang|c99|c89|tcc|icc|ld|c\\+\\+|g\\+\\+|clang\\+\\+)(-[0-9.]+)?");
  private static final Pattern INSTALLER = Pattern.compile("g?install(-sh)?(\\.sh)?|cp|shtool");
  private static final Pattern INCLUDE_DIRECTORY = Pattern.compile(".*?/(include(/.*)?)$");

  private final SourceTree tree;
  private final Map<String, Unit> units = new LinkedHashMap<>();
  private final Map<String, Bundle> bundles = new LinkedHashMap<>();
  private final Set<String> installed = new LinkedHashSet<>();
  private final SortedMap<String, List<String>> headers = new TreeMap<>();

  /** A file that is compiled, and what the compiler is told. */
  private record Unit(String source, List<String> defines, List<String> includes) {}

  /** What goes into a library; the path of its archive, empty for a shared object. */
  private record Bundle(String archive, List<Unit> units) {}

  MakePlan(SourceTree tree, List<MakeTranscript.Call> calls) {
    this.tree = tree;
    calls.forEach(this::compiled);
    calls.forEach(this::bundled);
    calls.forEach(this::installed);
  }

  /** The headers that are installed, by where they go. */
  SortedMap<String, List<String>> headers() {
    return headers;
  }

  /** The archives that are installed, or where none is, all, with their places. */
  List<RecipeDraft.Made> archives() {
    List<RecipeDraft.Made> made = new ArrayList<>();
    chosen()
        .forEach(
            (name, bundle) -> {
              if (!bundle.archive().isEmpty()) {
                made.add(new RecipeDraft.Made(name, bundle.archive(), List.of()));
              }
            });
    return made;
  }

  /**
   * The library that a port of a name is for.
   *
   * @return empty where make would make none of files that are there
   */
  Optional<Told> told(String port) {
    String plain = port.replaceFirst("^lib(?=.)", "");
    String best = "";
    int most = 0;
    for (Map.Entry<String, Bundle> entry : chosen().entrySet()) {
      boolean named = plain.startsWith(entry.getKey()) || entry.getKey().startsWith(plain);
      int size = entry.getValue().units().size() + (named ? 1_000_000 : 0);
      if (size > most && !entry.getValue().units().isEmpty()) {
        most = size;
        best = entry.getKey();
      }
    }
    if (best.isEmpty()) {
      return Optional.empty();
    }
    Set<String> sources = new LinkedHashSet<>();
    Set<String> defines = new LinkedHashSet<>();
    Set<String> includes = new LinkedHashSet<>();
    for (Unit unit : bundles.getOrDefault(best, new Bundle("", List.of())).units()) {
      sources.add(unit.source());
      defines.addAll(unit.defines());
      includes.addAll(unit.includes());
    }
    return Optional.of(
        new Told(best, sources, List.copyOf(defines), List.copyOf(includes), headers));
  }

  private Map<String, Bundle> chosen() {
    Map<String, Bundle> chosen = new LinkedHashMap<>(bundles);
    chosen.keySet().retainAll(installed);
    return chosen.isEmpty() ? bundles : chosen;
  }

  private void compiled(MakeTranscript.Call call) {
    List<String> words = call.words();
    if (!words.contains("-c") && !isCompiler(call)) {
      return;
    }
    List<String> defines = new ArrayList<>();
    List<String> includes = new ArrayList<>();
    Set<String> sources = new LinkedHashSet<>();
    Optional<String> object = Optional.empty();
    for (int i = 1; i < words.size(); i++) {
      String word = words.get(i);
      String next = i + 1 < words.size() ? words.get(i + 1) : "";
      if (word.startsWith("-D")) {
        defines.add(word.length() > 2 ? word.substring(2) : next);
      } else if (word.startsWith("-I") && !word.startsWith("-I/")) {
        call.path(word.length() > 2 ? word.substring(2) : next)
            .or(() -> Optional.of("."))
            .ifPresent(includes::add);
      } else if (word.equals("-o")) {
        object = call.path(next);
      } else if (word.endsWith(".c")) {
        call.path(word).filter(tree::has).ifPresent(sources::add);
      }
    }
    boolean one = words.contains("-c");
    for (String source : sources) {
      Unit unit = new Unit(source, defines, includes);
      String usual = call.directory() + SourceTree.fileName(source).replaceFirst("c$", "o");
      units.put(one ? object.orElse(usual) : source, unit);
    }
  }

  private static boolean isCompiler(MakeTranscript.Call call) {
    return COMPILER.matcher(call.program()).matches();
  }

  private void bundled(MakeTranscript.Call call) {
    String name = "";
    String archive = "";
    List<String> members = new ArrayList<>();
    for (String word : call.words()) {
      Matcher made = (isCompiler(call) ? SHARED : ARCHIVE).matcher(word);
      if (name.isEmpty() && made.matches()) {
        name = made.group(1);
        archive = isCompiler(call) ? "" : call.path(word).orElse("");
      } else if (OBJECT.matcher(word).matches() || (isCompiler(call) && word.endsWith(".c"))) {
        call.path(word).ifPresent(members::add);
      }
    }
    if (name.isEmpty() || members.isEmpty() || call.words().contains("-c")) {
      return;
    }
    Bundle old = bundles.get(name);
    boolean better = old == null || (old.archive().isEmpty() && !archive.isEmpty());
    if (better || (old != null && old.archive().equals(archive) && !archive.isEmpty())) {
      List<Unit> all = new ArrayList<>(better || old == null ? List.of() : old.units());
      members.forEach(member -> all.addAll(unitsOf(member)));
      bundles.put(name, new Bundle(archive, all));
    }
  }

  /** A pattern means all objects that it fits. */
  private Collection<Unit> unitsOf(String member) {
    if (!member.contains("*")) {
      return Optional.ofNullable(units.get(member)).stream().toList();
    }
    Pattern pattern = pattern(member);
    return units.entrySet().stream()
        .filter(entry -> pattern.matcher(entry.getKey()).matches())
        .map(Map.Entry::getValue)
        .toList();
  }

  private static Pattern pattern(String glob) {
    return Pattern.compile(Pattern.quote(glob).replace("*", "\\E[^/]*\\Q"));
  }

  private void installed(MakeTranscript.Call call) {
    boolean installs =
        call.words().stream()
            .limit(2)
            .anyMatch(word -> INSTALLER.matcher(SourceTree.fileName(word)).matches());
    if (!installs) {
      return;
    }
    String place = "";
    for (String word : call.words()) {
      Matcher archive = ARCHIVE.matcher(word);
      if (archive.matches()) {
        installed.add(archive.group(1));
      }
      Matcher directory = INCLUDE_DIRECTORY.matcher(word);
      if (directory.matches()) {
        place = directory.group(1);
      }
    }
    if (place.isEmpty()) {
      return;
    }
    place = place.replaceAll("/+", "/").replaceFirst("/$", "").replaceFirst("/[^/]*\\.h$", "");
    for (String word : call.words()) {
      if (word.endsWith(".h")) {
        add(place, call, word);
      }
    }
  }

  private void add(String place, MakeTranscript.Call call, String word) {
    Optional<String> path = call.path(word).filter(this::isThere);
    List<String> there = headers.computeIfAbsent(place, key -> new ArrayList<>());
    path.filter(item -> !there.contains(item)).ifPresent(there::add);
    headers.values().removeIf(List::isEmpty);
  }

  private boolean isThere(String path) {
    return path.contains("*")
        ? tree.files().stream().anyMatch(pattern(path).asMatchPredicate())
        : tree.has(path);
  }
}
