// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.mojo;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.NearestName;
import io.github.nanvix.maven.failure.Reason;
import io.github.nanvix.maven.verify.Check;
import io.github.nanvix.maven.verify.Checks;
import io.github.nanvix.maven.verify.FindingPage;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

/**
 * Lists the goals of this plugin: {@code mvn nanvix:help -Dgoal=verify} also the parameters of one,
 * its own before those of every goal. That of plugin-tools prints nothing with {@code -q}.
 *
 * @since 0.1
 */
@Mojo(name = "help", requiresProject = false, threadSafe = true)
public final class HelpMojo extends AbstractMojo {

  /**
   * Whether the parameters of all goals are listed, too.
   *
   * @since 0.1
   */
  @Parameter(property = "detail", defaultValue = "false")
  private String detail = "";

  /**
   * The goal that is asked for. Default: all.
   *
   * @since 0.1
   */
  @Parameter(property = "goal")
  private @Nullable String goal;

  /**
   * The id of a finding of {@code nanvix:verify}, whose page is printed: what it is, why it breaks,
   * how to mend it.
   *
   * @since 0.1
   */
  @Parameter(property = "nanvix.finding")
  private @Nullable String finding;

  @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
  private @Nullable MojoExecution execution;

  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    if (finding != null && !finding.isEmpty()) {
      new Answer(getLog(), true).line(page(finding));
      return;
    }
    String asked = goal == null ? "" : goal;
    HelpText help = new HelpText(document(), isDetailed() || !asked.isEmpty());
    if (!asked.isEmpty() && !help.goals().contains(asked)) {
      throw new MojoFailureException(
          "There is no goal \"" + asked + "\". Name one of " + help.goals() + ".");
    }
    new Answer(getLog(), true).line(asked.isEmpty() ? help.all() : help.goal(asked));
  }

  /** The page of a finding, which the plugin's jar holds. */
  private static String page(String id) throws MojoFailureException {
    List<String> ids = Checks.all().stream().map(Check::id).toList();
    if (!ids.contains(id)) {
      throw new MojoFailureException(
          "There is no finding \""
              + id
              + "\"."
              + new NearestName(ids).to(id).map(near -> " There is \"" + near + "\".").orElse("")
              + " docs/findings/README.md lists all of them.");
    }
    return FindingPage.of(id).text();
  }

  private boolean isDetailed() throws MojoFailureException {
    try {
      return new ParameterText("detail", "detail", detail).flag();
    } catch (BuildException e) {
      throw new MojoFailureException(e.getMessage(), e);
    }
  }

  /** What plugin-tools make of the goals' annotations and comments. */
  private Document document() throws MojoExecutionException {
    MojoExecution called = NanvixMojo.given(execution, "mojoExecution");
    String path =
        "/META-INF/maven/%s/%s/plugin-help.xml"
            .formatted(called.getGroupId(), called.getArtifactId());
    try (InputStream in = HelpMojo.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IOException("it is not there");
      }
      return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in);
    } catch (IOException | SAXException | ParserConfigurationException e) {
      throw new MojoExecutionException("Cannot read \"" + path + "\": " + Reason.of(e) + ".", e);
    }
  }
}
