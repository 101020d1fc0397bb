// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.mojo;

import io.github.nanvix.maven.failure.Reason;
import io.github.nanvix.maven.fs.Trees;
import io.github.nanvix.maven.remote.DamagedPartException;
import io.github.nanvix.maven.remote.RemoteAddress;
import io.github.nanvix.maven.remote.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.deployment.DeployRequest;
import org.eclipse.aether.deployment.DeploymentException;
import org.eclipse.aether.repository.LocalRepository;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.transfer.AbstractTransferListener;
import org.eclipse.aether.transfer.ArtifactNotFoundException;
import org.eclipse.aether.transfer.TransferCancelledException;
import org.eclipse.aether.transfer.TransferEvent;

/**
 * A Maven repository with entries of a store. They are files of a store here, too: the local
 * repository does not get them.
 */
final class MavenRepository implements Repository {
  private final RemoteAddress address;
  private final RepositorySystem system;
  private final RepositorySystemSession session;
  private final AtomicLong sent = new AtomicLong();
  private volatile boolean stopped;

  MavenRepository(RemoteAddress address, RepositorySystem system, RepositorySystemSession session) {
    this.address = address;
    this.system = system;
    this.session = session;
  }

  @Override
  public String name() {
    return address.id() + " (" + address.uri() + ")";
  }

  @Override
  public boolean fetch(String coordinates, long most, Path file) throws IOException {
    Path local = Files.createTempDirectory(file.getParent(), "repository");
    try {
      DefaultRepositorySystemSession own = own(new Most(most));
      own.setLocalRepositoryManager(
          system.newLocalRepositoryManager(own, new LocalRepository(local.toFile())));
      // Maven's own workspace has the projects of the reactor, and these are none.
      own.setWorkspaceReader(null);
      RemoteRepository there = new RemoteRepository.Builder(bare()).build();
      List<RemoteRepository> repositories =
          system.newResolutionRepositories(session, List.of(there));
      Path found =
          system
              .resolveArtifact(
                  own,
                  new ArtifactRequest(new DefaultArtifact(coordinates), repositories, "nanvix"))
              .getArtifact()
              .getFile()
              .toPath();
      if (Files.size(found) > most) {
        throw new DamagedPartException(
            "\""
                + coordinates
                + "\" has "
                + Files.size(found)
                + " bytes, expected at most "
                + most);
      }
      Files.move(found, file, StandardCopyOption.REPLACE_EXISTING);
      return true;
    } catch (ArtifactResolutionException e) {
      if (e.getResult().getExceptions().stream()
          .allMatch(fault -> fault instanceof ArtifactNotFoundException)) {
        return false;
      }
      throw new IOException(Reason.of(e), e);
    } finally {
      Trees.delete(local);
    }
  }

  @Override
  public void deploy(SortedMap<String, Path> files) throws IOException {
    DeployRequest request = new DeployRequest();
    request.setRepository(system.newDeploymentRepository(session, bare()));
    for (Map.Entry<String, Path> file : files.entrySet()) {
      Artifact artifact = new DefaultArtifact(file.getKey());
      request.addArtifact(artifact.setFile(file.getValue().toFile()));
    }
    try {
      system.deploy(own(new Sending()), request);
    } catch (DeploymentException e) {
      throw new IOException(Reason.of(e), e);
    }
  }

  private RemoteRepository bare() {
    return new RemoteRepository.Builder(address.id(), "default", address.uri().toString()).build();
  }

  private DefaultRepositorySystemSession own(AbstractTransferListener listener) {
    DefaultRepositorySystemSession own = new DefaultRepositorySystemSession(session);
    own.setTransferListener(listener);
    own.setRepositoryListener(null);
    return own;
  }

  @Override
  public void stop() {
    stopped = true;
  }

  @Override
  public long sent() {
    return sent.get();
  }

  /** Breaks off what is larger than it may be. */
  private static final class Most extends AbstractTransferListener {
    private final long most;

    Most(long most) {
      this.most = most;
    }

    @Override
    public void transferProgressed(TransferEvent event) throws TransferCancelledException {
      if (event.getTransferredBytes() > most) {
        throw new TransferCancelledException("larger than the " + most + " bytes expected");
      }
    }
  }

  private final class Sending extends AbstractTransferListener {
    @Override
    public void transferProgressed(TransferEvent event) throws TransferCancelledException {
      if (stopped) {
        throw new TransferCancelledException("it was stopped");
      }
      sent.addAndGet(event.getDataLength());
    }
  }
}
