// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.report;

import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.loader.BoundSymbol;
import io.github.nanvix.maven.loader.LoadFailure;
import io.github.nanvix.maven.loader.LoadPlan;
import io.github.nanvix.maven.loader.LoadedFile;
import io.github.nanvix.maven.loader.LoaderProfile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Load plans as JSON; equal plans give equal bytes. */
public final class TreeJson {
  private TreeJson() {}

  /** The content of {@code tree.json}. */
  public static String render(
      LoaderProfile profile, List<LoadPlan> plans, Map<RelativePath, String> unreadable) {
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("profile", profile.name());
    root.put("plans", plans.stream().map(plan -> of(profile, plan)).toList());
    Map<String, Object> reasons = new LinkedHashMap<>();
    unreadable.forEach((file, reason) -> reasons.put(file.text(), reason));
    root.put("unreadable", reasons);
    return Document.TREE.write(root);
  }

  private static Map<String, Object> of(LoaderProfile profile, LoadPlan plan) {
    Map<String, Object> node = new LinkedHashMap<>();
    node.put("module", plan.module().text());
    node.put("loads", plan.loads());
    node.put("files", plan.files().stream().map(file -> of(plan, file)).toList());
    node.put("constructors", texts(plan.constructors()));
    node.put("destructors", texts(plan.destructors()));
    node.put("symbols", plan.symbols().stream().map(TreeJson::of).toList());
    node.put("failures", plan.failures().stream().map(failure -> of(profile, failure)).toList());
    node.put("warnings", plan.warnings().stream().map(warning -> of(profile, warning)).toList());
    return node;
  }

  private static Map<String, Object> of(LoadPlan plan, LoadedFile file) {
    Map<String, Object> node = new LinkedHashMap<>();
    node.put("path", file.path().text());
    file.askedBy().ifPresent(asker -> node.put("askedBy", asker.text()));
    node.put("needs", texts(plan.needs().getOrDefault(file.path(), List.of())));
    return node;
  }

  private static Map<String, Object> of(BoundSymbol symbol) {
    Map<String, Object> node = new LinkedHashMap<>();
    node.put("name", symbol.symbol());
    symbol.version().ifPresent(version -> node.put("version", version));
    node.put("asker", symbol.asker().text());
    node.put("weak", symbol.weak());
    symbol.provider().ifPresent(provider -> node.put("provider", provider.text()));
    node.put("others", texts(symbol.others()));
    return node;
  }

  private static Map<String, Object> of(LoaderProfile profile, LoadFailure failure) {
    Map<String, Object> node = new LinkedHashMap<>();
    node.put("kind", failure.kind().key());
    node.put("finding", failure.kind().id());
    node.put("file", failure.file().text());
    node.put("message", failure.message(profile));
    return node;
  }

  private static List<String> texts(List<RelativePath> paths) {
    return paths.stream().map(RelativePath::text).toList();
  }
}
