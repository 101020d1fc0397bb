// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.library;

import io.github.nanvix.maven.digest.Sha256;
import io.github.nanvix.maven.exec.CommandResult;
import io.github.nanvix.maven.store.Inputs;
import io.github.nanvix.maven.store.Step;
import io.github.nanvix.maven.store.StoreEntry;
import io.github.nanvix.maven.store.Workspace;
import io.github.nanvix.maven.toolchain.Commands;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What make says it would do in a port's source, or in what configure has made of it; nothing is
 * compiled.
 *
 * @param answers as of {@link StaticLibrary}
 * @param directory where it is called, below the source
 */
public record MakeDryRun(PortPlan plan, Optional<Sha256> answers, String directory)
    implements Step {
  /** What stands for the source's directory in the transcript. */
  public static final String ROOT = "/source";

  private static final String TRANSCRIPT = "transcript.txt";

  @Override
  public String kind() {
    return "make-dry-run";
  }

  @Override
  public String title() {
    return plan.subject() + " makefile";
  }

  @Override
  public Inputs inputs() {
    return new Inputs()
        .with("step", "make-dry-run 1")
        .with("library", Sha256.of(library().inputs().text()))
        .with("directory", directory);
  }

  private StaticLibrary library() {
    return new StaticLibrary(plan, answers);
  }

  @Override
  public void produce(Workspace workspace) throws IOException {
    Commands commands = new Commands(plan.toolchain(), workspace, plan.clock());
    BuildPlace place = library().readied(commands);
    StringBuilder transcript = new StringBuilder();
    // Many Makefiles install what they do not make first, and others install nothing.
    for (List<String> targets : List.of(List.of("install"), List.<String>of())) {
      List<String> argv =
          new ArrayList<>(
              List.of(
                  "make",
                  "--dry-run",
                  "--keep-going",
                  "--print-directory",
                  "CC=" + plan.toolchain().tool("cc"),
                  "DESTDIR=/staging",
                  "PREFIX=/usr",
                  "prefix=/usr"));
      argv.addAll(targets);
      CommandResult said =
          commands.attempt(
              "make --dry-run " + String.join(" ", targets),
              "look what make would do",
              place.source().resolve(directory),
              argv,
              Map.of());
      transcript.append(Files.readString(said.log(), StandardCharsets.ISO_8859_1)).append('\n');
    }
    Files.writeString(
        workspace.output().resolve(TRANSCRIPT),
        transcript.toString().replace(place.source().toString(), ROOT),
        StandardCharsets.ISO_8859_1);
  }

  /** The transcript in its entry. */
  public static String transcript(StoreEntry entry) throws IOException {
    Path file = entry.file(TRANSCRIPT);
    return Files.readString(file, StandardCharsets.ISO_8859_1);
  }
}
