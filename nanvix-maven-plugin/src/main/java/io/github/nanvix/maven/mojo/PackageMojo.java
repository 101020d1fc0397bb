package io.github.nanvix.maven.mojo;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.DiskFailure;
import io.github.nanvix.maven.fs.RelativePath;
import io.github.nanvix.maven.pipeline.PythonRequest;
import io.github.nanvix.maven.pipeline.Wiring;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProjectHelper;
import org.jspecify.annotations.Nullable;

/**
 * Packs the sysroot into {@code <name>-<version>-<triple>.tar.gz}, the same bytes on every machine,
 * and attaches it, so that install and deploy carry it. A port's shared object that is missing from
 * the sysroot fails here too.
 *
 * @since 0.1
 */
@Mojo(name = "package", defaultPhase = LifecyclePhase.PACKAGE, threadSafe = true)
public final class PackageMojo extends ProjectMojo {

  @Parameter(defaultValue = "${project.build.directory}", readonly = true, required = true)
  private @Nullable File directory;

  @Inject private @Nullable MavenProjectHelper projectHelper;

  @Override
  void run(Wiring wiring) {
    String triple = wiring.triple();
    String name;
    List<String> required;
    if (buildsPort()) {
      name = portRequest().port() + "-" + wiring.ports().version(portRequest());
      required = wiring.ports().required(portRequest());
    } else {
      PythonRequest request = pythonRequestWithPorts(wiring);
      name = "cpython-" + wiring.python().version(request);
      required = wiring.python().required(request);
    }
    required.forEach(this::require);
    Path packed = wiring.archive(name + "-" + triple + ".tar.gz", sysroot());
    Path target = given(directory, "directory").toPath();
    Path archive = target.resolve(packed.getFileName());
    try {
      // Java 17 refuses to "create" a directory that is there as a link.
      if (!Files.isDirectory(target)) {
        Files.createDirectories(target);
      }
      Files.copy(packed, archive, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw DiskFailure.of("write", archive, e);
    }
    given(projectHelper, "projectHelper")
        .attachArtifact(project(), "tar.gz", triple, archive.toFile());
  }

  private void require(String path) {
    if (!Files.isRegularFile(new RelativePath(path).under(sysroot()))) {
      throw BuildException.input(
          "\"" + path + "\" is missing from the sysroot \"" + sysroot() + "\".",
          "Run the goal stage before package.");
    }
  }
}
