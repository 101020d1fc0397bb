// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.remote;

import io.github.nanvix.maven.failure.BuildException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;

/**
 * Where a remote store is.
 *
 * @param kind what serves it
 * @param id the id of the {@code <server>} in settings.xml that has the credentials
 * @param uri its address
 */
public record RemoteAddress(Kind kind, String id, URI uri) {
  /** The id where the address names none. */
  public static final String ID = "nanvix-store";

  private static final String MAVEN = "maven:";
  private static final String NEXT =
      "Write file:///DIRECTORY, https://HOST/PATH (Bazel's HTTP cache protocol), or maven:ID::URL (a"
          + " Maven repository).";

  /** What serves a remote store. */
  public enum Kind {
    /** A directory that machines share. */
    DIRECTORY,
    /** A web server with Bazel's HTTP cache protocol. */
    WEB,
    /** A Maven repository. */
    REPOSITORY
  }

  /**
   * Reads an address.
   *
   * @throws BuildException if it is of no kind that is known
   */
  public static RemoteAddress parse(String text) {
    if (text.startsWith(MAVEN)) {
      String rest = text.substring(MAVEN.length());
      int end = rest.indexOf("::");
      String id = end < 0 ? ID : rest.substring(0, end);
      URI uri = uri(text, end < 0 ? rest : rest.substring(end + 2));
      if (!id.matches("[A-Za-z0-9._-]+") || uri.getScheme() == null) {
        throw refusal(text);
      }
      return new RemoteAddress(Kind.REPOSITORY, id, uri);
    }
    URI uri = uri(text, text);
    String scheme = String.valueOf(uri.getScheme());
    if ((scheme.equals("https") || scheme.equals("http"))
        && uri.getHost() != null
        && uri.getRawQuery() == null
        && uri.getRawFragment() == null) {
      if (uri.getRawUserInfo() != null) {
        throw BuildException.input(
            "The remote store's address has a user name in it, which logs would show.",
            "Put name and password into settings.xml, as <server> with the id " + ID + ".");
      }
      return new RemoteAddress(Kind.WEB, ID, uri);
    }
    if (scheme.equals("file") && uri.getPath() != null && uri.getAuthority() == null) {
      return new RemoteAddress(Kind.DIRECTORY, ID, uri);
    }
    throw refusal(text);
  }

  /** The directory of one that is a directory. */
  public Path directory() {
    return Path.of(uri.getPath());
  }

  /** Whether it is somewhere else than on this machine, as far as its address tells. */
  public boolean needsNetwork() {
    return !"file".equals(uri.getScheme());
  }

  private static URI uri(String text, String part) {
    try {
      return new URI(part);
    } catch (URISyntaxException e) {
      throw refusal(text);
    }
  }

  private static BuildException refusal(String text) {
    return BuildException.input("\"" + text + "\" is no address of a remote store.", NEXT);
  }
}
