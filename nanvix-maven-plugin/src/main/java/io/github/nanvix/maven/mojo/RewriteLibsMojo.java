package io.github.nanvix.maven.mojo;

import io.github.nanvix.maven.cpython.assignment.RewrittenFile;
import io.github.nanvix.maven.pipeline.LibsRequest;
import io.github.nanvix.maven.pipeline.Wiring;
import io.github.nanvix.maven.report.UnifiedDiff;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Takes a library out of the linker arguments that a file of yours assigns to a variable: a
 * Makefile, a shell or Python script, or a POM. Everything else in the file stays as it is, to the
 * byte; a second run changes nothing. Needs no project.
 *
 * @since 0.1
 */
@Mojo(name = "rewrite-libs", threadSafe = true, requiresProject = false)
public final class RewriteLibsMojo extends NanvixMojo {

  /**
   * The file. A relative path counts from where Maven was started.
   *
   * <pre>{@code -Dnanvix.link.file=Makefile.nanvix}</pre>
   *
   * @since 0.1
   */
  @Parameter(property = "nanvix.link.file", required = true)
  private @Nullable String linkFile;

  /**
   * The variable; every assignment of it in the file is edited. In a POM the name of the element.
   *
   * @since 0.1
   */
  @Parameter(property = "nanvix.link.variable", defaultValue = "LIBS")
  private String linkVariable = "";

  /**
   * The library, by its name in {@code -l}.
   *
   * @since 0.1
   */
  @Parameter(property = "nanvix.link.library", defaultValue = "ffi")
  private String linkLibrary = "";

  /**
   * What kind of file it is: {@code makefile}, {@code shell}, {@code python} or {@code pom}.
   * Default: as its name or first line tells.
   *
   * @since 0.1
   */
  @Parameter(property = "nanvix.link.kind")
  private @Nullable String linkKind;

  /**
   * Prints the edit as a unified diff, for {@code patch}, and writes nothing.
   *
   * @since 0.1
   */
  @Parameter(property = "nanvix.dryRun", defaultValue = "false")
  private boolean dryRun;

  @Override
  void run(Wiring wiring) {
    LibsRequest request =
        new LibsRequest(
            startedIn().resolve(given(linkFile, "linkFile")),
            Optional.ofNullable(linkKind).filter(kind -> !kind.isEmpty()),
            linkVariable,
            linkLibrary,
            dryRun);
    RewrittenFile file = wiring.rewrite(request);
    file.notes().forEach(note -> getLog().warn(note));
    if (dryRun) {
      new PrintedDiff(
              UnifiedDiff.of(
                  request.file().getFileName().toString(),
                  file.before().bytes(),
                  file.after().bytes()))
          .print();
    }
    for (RewrittenFile.Change change : file.changes()) {
      getLog().info(change.place() + ": \"" + change.after() + "\", before: \"" + change.before() + "\"");
    }
    if (file.changes().isEmpty()) {
      getLog()
          .info("No -l" + linkLibrary + " in " + linkVariable + " at " + String.join(", ", file.examined()));
    }
  }
}
