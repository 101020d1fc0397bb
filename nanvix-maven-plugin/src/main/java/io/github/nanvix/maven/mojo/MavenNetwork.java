package io.github.nanvix.maven.mojo;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.source.Network;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.jspecify.annotations.Nullable;

/** Maven's mirrors, proxies, offline switch and local repository, for the core. */
record MavenNetwork(MavenSession session, RepositorySystem repositorySystem, Machine machine) {

  Network with(@Nullable String debianMirror) {
    return new Network(
        session.isOffline(),
        this::resolve,
        this::proxy,
        Optional.ofNullable(debianMirror).filter(text -> !text.isEmpty()).map(MavenNetwork::mirror),
        machine.toolDirectories());
  }

  /** The file of an artifact; plugin repositories are asked, since the tools belong to a plugin. */
  private Path resolve(String coordinates) throws IOException {
    List<RemoteRepository> repositories = session.getCurrentProject().getRemotePluginRepositories();
    try {
      return repositorySystem
          .resolveArtifact(
              session.getRepositorySession(),
              new ArtifactRequest(new DefaultArtifact(coordinates), repositories, "nanvix"))
          .getArtifact()
          .getFile()
          .toPath();
    } catch (ArtifactResolutionException | IllegalArgumentException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private Proxy proxy(URI uri) {
    String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
    String host = String.valueOf(uri.getHost());
    for (var proxy : session.getSettings().getProxies()) {
      boolean excluded =
          proxy.getNonProxyHosts() != null
              && host.matches(proxy.getNonProxyHosts().replace(".", "\\.").replace("*", ".*"));
      if (proxy.isActive() && !excluded && scheme.startsWith(proxy.getProtocol())) {
        return new Proxy(
            Proxy.Type.HTTP, InetSocketAddress.createUnresolved(proxy.getHost(), proxy.getPort()));
      }
    }
    return Proxy.NO_PROXY;
  }

  private static URI mirror(String text) {
    try {
      return URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
    } catch (IllegalArgumentException e) {
      throw BuildException.input(
          "Parameter \"debianMirror\" is not an address: \"" + text + "\".",
          "Give the root of a mirror, the directory that holds pool/.",
          e);
    }
  }
}
