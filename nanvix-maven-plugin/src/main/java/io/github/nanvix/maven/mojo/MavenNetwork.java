// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.mojo;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.Reason;
import io.github.nanvix.maven.pipeline.Machine;
import io.github.nanvix.maven.remote.RemoteAddress;
import io.github.nanvix.maven.remote.RemoteStore;
import io.github.nanvix.maven.remote.RemoteStores;
import io.github.nanvix.maven.source.ArtifactFiles;
import io.github.nanvix.maven.source.Locator;
import io.github.nanvix.maven.source.Network;
import io.github.nanvix.maven.source.NpmConfiguration;
import io.github.nanvix.maven.source.Patience;
import io.github.nanvix.maven.source.WebFiles;
import java.io.IOException;
import java.net.PasswordAuthentication;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.repository.AuthenticationContext;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.resolution.VersionRangeRequest;
import org.eclipse.aether.resolution.VersionRangeResolutionException;
import org.eclipse.aether.version.Version;
import org.jspecify.annotations.Nullable;

/** Maven's mirrors, proxies, offline switch and local repository, for the core. */
record MavenNetwork(MavenSession session, RepositorySystem repositorySystem, Machine machine) {

  Network with(@Nullable String debianMirror) {
    return new Network(
        session.isOffline(),
        new Artifacts(),
        proxies()::forAddress,
        Optional.ofNullable(debianMirror).filter(text -> !text.isEmpty()).map(MavenNetwork::mirror),
        machine.toolDirectories(),
        this::npm);
  }

  private Proxies proxies() {
    return new Proxies(session.getSettings().getProxies(), this::credentials);
  }

  /** How to get at a remote store; empty where it is elsewhere, and Maven is told to stay here. */
  Optional<RemoteStore> remoteStore(RemoteAddress address) {
    if (session.isOffline() && address.needsNetwork()) {
      return Optional.empty();
    }
    return Optional.of(
        switch (address.kind()) {
          case DIRECTORY -> RemoteStores.directory(address.directory());
          case WEB -> RemoteStores.web(address, webFiles(address));
          case REPOSITORY ->
              RemoteStores.repository(
                  new MavenRepository(address, repositorySystem, session.getRepositorySession()));
        });
  }

  private WebFiles webFiles(RemoteAddress address) {
    Optional<String> authorization = authorization(address.id(), address.uri());
    return new WebFiles(
        proxies()::forAddress,
        new Patience(
            (int) RemoteStores.STALL.toMillis(), RemoteStores.RATE, Patience.USUAL.total(), 0),
        uri ->
            authorization.isPresent() && Objects.equals(uri.getHost(), address.uri().getHost())
                ? Map.of("Authorization", authorization.get())
                : Map.of());
  }

  /** What a mirror is told: of the server in settings.xml whose id is its host. */
  Map<String, String> credentialsOf(URI address) {
    return Optional.ofNullable(address.getHost())
        .flatMap(host -> authorization(host, address))
        .map(value -> Map.of("Authorization", value))
        .orElse(Map.of());
  }

  /** Name and password of a server in settings.xml, as the scheme Basic (RFC 7617) has them. */
  private Optional<String> authorization(String id, URI address) {
    RepositorySystemSession all = session.getRepositorySession();
    RemoteRepository there =
        new RemoteRepository.Builder(id, "default", address.toString()).build();
    RemoteRepository known =
        new RemoteRepository.Builder(there)
            .setAuthentication(all.getAuthenticationSelector().getAuthentication(there))
            .build();
    return told(AuthenticationContext.forRepository(all, known))
        .map(who -> who.getUserName() + ":" + String.valueOf(who.getPassword()))
        .map(text -> text.getBytes(StandardCharsets.UTF_8))
        .map(bytes -> "Basic " + Base64.getEncoder().encodeToString(bytes));
  }

  /** By Maven's own session, which has them decrypted. */
  private Optional<PasswordAuthentication> credentials(URI address) {
    RepositorySystemSession all = session.getRepositorySession();
    RemoteRepository there =
        new RemoteRepository.Builder("nanvix", "default", address.toString()).build();
    RemoteRepository proxied =
        new RemoteRepository.Builder(there)
            .setProxy(all.getProxySelector().getProxy(there))
            .build();
    return told(AuthenticationContext.forProxy(all, proxied));
  }

  private static Optional<PasswordAuthentication> told(@Nullable AuthenticationContext context) {
    try (AuthenticationContext known = context) {
      String user = known == null ? null : known.get(AuthenticationContext.USERNAME);
      String password = known == null ? null : known.get(AuthenticationContext.PASSWORD);
      return user == null
          ? Optional.empty()
          : Optional.of(
              new PasswordAuthentication(
                  user, password == null ? new char[0] : password.toCharArray()));
    }
  }

  private NpmConfiguration npm() {
    List<Path> projects = new ArrayList<>();
    Optional.ofNullable(session.getCurrentProject())
        .map(MavenProject::getBasedir)
        .ifPresent(directory -> projects.add(directory.toPath()));
    projects.add(Path.of(session.getExecutionRootDirectory()));
    return NpmConfiguration.read(
        System.getenv(),
        projects,
        Path.of(System.getProperty("user.home")),
        machine.toolDirectories());
  }

  /** Plugin repositories are asked, since the tools belong to a plugin. */
  private final class Artifacts implements ArtifactFiles {
    @Override
    public Path resolve(String coordinates) throws IOException {
      try {
        return repositorySystem
            .resolveArtifact(
                session.getRepositorySession(),
                new ArtifactRequest(new DefaultArtifact(coordinates), repositories(), "nanvix"))
            .getArtifact()
            .getFile()
            .toPath();
      } catch (ArtifactResolutionException | IllegalArgumentException e) {
        throw new IOException(Reason.of(e), e);
      }
    }

    @Override
    public List<String> versions(String coordinates) throws IOException {
      try {
        VersionRangeRequest any =
            new VersionRangeRequest(
                new DefaultArtifact(coordinates).setVersion("[0,)"), repositories(), "nanvix");
        return repositorySystem
            .resolveVersionRange(session.getRepositorySession(), any)
            .getVersions()
            .stream()
            .map(Version::toString)
            .toList();
      } catch (VersionRangeResolutionException | IllegalArgumentException e) {
        throw new IOException(Reason.of(e), e);
      }
    }

    private List<RemoteRepository> repositories() {
      return session.getCurrentProject().getRemotePluginRepositories();
    }
  }

  /** The root of a mirror as a user writes it. */
  static URI mirror(String text) {
    try {
      String root = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
      return new Locator.Url(URI.create(root)).uri();
    } catch (IllegalArgumentException e) {
      throw BuildException.input(
          "Parameter \"debianMirror\" is not an address: " + Reason.of(e) + ".",
          "Give the root of a mirror, the directory that holds pool/.",
          e);
    }
  }
}
