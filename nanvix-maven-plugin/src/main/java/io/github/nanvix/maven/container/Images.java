// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.container;

import io.github.nanvix.maven.exec.CommandResult;
import io.github.nanvix.maven.failure.BuildException;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The images that a container engine has. */
public final class Images {
  private static final Logger LOG = LoggerFactory.getLogger(Images.class);
  private static final Pattern DIGEST = Pattern.compile("@(sha256:[0-9a-f]{64})");

  private final EngineCalls calls;

  Images(EngineCalls calls) {
    this.calls = calls;
  }

  /**
   * Makes sure of an image, and that it is the pinned one.
   *
   * @param offline whether it must be on this machine already
   * @throws BuildException if it cannot be had, or is another one
   */
  public void require(ImageReference image, boolean offline) {
    if (isThere(image)) {
      return;
    }
    if (offline) {
      throw BuildException.environment(
          "Image \"" + image + "\" is not on this machine" + otherwise(image) + ".",
          "Maven is offline; run once without -o, or load the image that is pinned.");
    }
    LOG.info("Pulling image {}", image);
    CommandResult pulled = calls.call("pull " + image, "pull", "--quiet", image.toString());
    if (!pulled.succeeded()) {
      throw BuildException.environment(
          "Image \""
              + image
              + "\" cannot be pulled: "
              + EngineCalls.said(pulled)
              + otherwise(image)
              + ".",
          "Check the name, the digest and the network; images are deleted from registries, too.");
    }
    if (!isThere(image)) {
      throw BuildException.input(
          "What was pulled for \"" + image + "\" is not that image" + otherwise(image) + ".",
          "Pin the digest of the image that is meant.");
    }
  }

  /** How much there is in an image, for messages: bytes and layers. */
  public String size(ImageReference image) {
    CommandResult result =
        calls.call(
            "measure the image " + image,
            "image",
            "inspect",
            "--format",
            "{{.Size}} bytes in {{len .RootFS.Layers}} layers",
            image.toString());
    return EngineCalls.lastLine(result);
  }

  private boolean isThere(ImageReference image) {
    return digests(image.toString()).contains(image.digest().toString());
  }

  /** The digests of what the engine has under that name; none if it has nothing. */
  private Set<String> digests(String reference) {
    CommandResult result =
        calls.call(
            "look for the image " + reference,
            "image",
            "inspect",
            "--format",
            "{{.RepoDigests}}",
            reference);
    Set<String> digests = new TreeSet<>();
    if (result.succeeded()) {
      Matcher matcher = DIGEST.matcher(EngineCalls.said(result));
      while (matcher.find()) {
        digests.add(matcher.group(1));
      }
    }
    return digests;
  }

  private String otherwise(ImageReference image) {
    Set<String> others = digests(image.name());
    return others.isEmpty()
        ? ""
        : "; expected "
            + image.digest()
            + ", found "
            + String.join(", ", others)
            + " under that name";
  }
}
