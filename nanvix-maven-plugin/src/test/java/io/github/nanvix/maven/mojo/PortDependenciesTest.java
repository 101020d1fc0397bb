package io.github.nanvix.maven.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.maven.model.Dependency;
import org.apache.maven.model.Model;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PortDependenciesTest {
  @Test
  void portsAreArchivesWithAClassifierInTheOrderOfThePom() {
    Model model = new Model();
    model.addDependency(dependency("zlib", "tar.gz", "i686-nanvix-hosted"));
    model.addDependency(dependency("junit", "jar", null));
    model.addDependency(dependency("data", "tar.gz", null));
    model.addDependency(dependency("more-data", "tar.gz", ""));
    model.addDependency(dependency("libffi", "tar.gz", "i686-nanvix-hosted"));

    assertThat(PortDependencies.declared(new MavenProject(model)))
        .extracting(Dependency::getArtifactId)
        .containsExactly("zlib", "libffi");
  }

  private static Dependency dependency(String name, String type, @Nullable String classifier) {
    Dependency dependency = new Dependency();
    dependency.setArtifactId(name);
    dependency.setType(type);
    dependency.setClassifier(classifier);
    return dependency;
  }
}
