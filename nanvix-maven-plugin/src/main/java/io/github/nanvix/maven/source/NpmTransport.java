// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.source;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.github.nanvix.maven.exec.Command;
import io.github.nanvix.maven.exec.CommandResult;
import io.github.nanvix.maven.exec.CommandRunner;
import io.github.nanvix.maven.exec.ProcessSweep;
import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.failure.Reason;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Takes the archive of a package out of the registry that is configured for npm, which need not be
 * installed. The registry's document on the package says where the archive is; a registry that has
 * no such document has it at its conventional place.
 */
record NpmTransport(
    Locator.Npm wanted, String fileName, Optional<Long> size, Network network, CommandRunner runner)
    implements Transport {
  private static final long MOST_JSON = 64L << 20;
  private static final Duration LIMIT = Duration.ofMinutes(1);
  // As npm asks: without the long texts, where the registry knows how.
  private static final Map<String, String> ACCEPT =
      Map.of("Accept", "application/vnd.npm.install-v1+json; q=1.0, application/json; q=0.8, */*");

  @Override
  public Path bring(Path directory) throws IOException {
    NpmConfiguration npm = network.npm().get();
    Optional<URI> named = npm.registry(wanted.scope());
    URI registry = named.isPresent() ? named.get() : defaultOf(npm, directory);
    List<String> faults = new ArrayList<>();
    for (URI address : addresses(npm, registry, directory, faults)) {
      try {
        return transport(npm, address, fileName, size, Map.of()).bring(directory);
      } catch (IOException e) {
        faults.add(address + ": " + Reason.of(e));
      }
    }
    throw new IOException(String.join("; ", faults));
  }

  /** Where the archive may be; a mirror's document may name a host that the mirror stands for. */
  private Set<URI> addresses(
      NpmConfiguration npm, URI registry, Path directory, List<String> faults) {
    Set<URI> addresses = new LinkedHashSet<>();
    Optional<URI> told = Optional.empty();
    try {
      told = told(npm, registry, directory);
    } catch (IOException e) {
      faults.add(document(registry) + ": " + Reason.of(e));
    }
    told.filter(uri -> Objects.equals(uri.getRawAuthority(), registry.getRawAuthority()))
        .ifPresent(addresses::add);
    addresses.add(
        registry.resolve(
            wanted.name()
                + "/-/"
                + wanted.name().substring(wanted.name().indexOf('/') + 1)
                + "-"
                + wanted.version()
                + ".tgz"));
    told.ifPresent(addresses::add);
    return addresses;
  }

  /** All versions of the package that the registry knows, but for those that are withdrawn. */
  Set<String> versions(Path directory) throws IOException {
    NpmConfiguration npm = network.npm().get();
    Optional<URI> named = npm.registry(wanted.scope());
    URI registry = named.isPresent() ? named.get() : defaultOf(npm, directory);
    return read(
        npm,
        registry,
        directory,
        document -> {
          Set<String> versions = new LinkedHashSet<>();
          document
              .getAsJsonObject()
              .getAsJsonObject("versions")
              .entrySet()
              .forEach(
                  entry -> {
                    if (!entry.getValue().getAsJsonObject().has("deprecated")) {
                      versions.add(entry.getKey());
                    }
                  });
          return versions;
        });
  }

  /** The key {@code dist.tarball} of the version. */
  private Optional<URI> told(NpmConfiguration npm, URI registry, Path directory)
      throws IOException {
    return read(npm, registry, directory, document -> tarball(registry, document));
  }

  private Optional<URI> tarball(URI registry, JsonElement document) throws IOException {
    JsonElement found = document;
    for (String key : List.of("versions", wanted.version(), "dist", "tarball")) {
      JsonElement next = found.isJsonObject() ? found.getAsJsonObject().get(key) : null;
      if (next == null) {
        throw new IOException(
            "it knows no "
                + (key.equals(wanted.version()) ? "version " + key : "\"" + key + "\"")
                + " of this package");
      }
      found = next;
    }
    return Optional.of(new Locator.Url(registry.resolve(found.getAsString())).uri());
  }

  /** What is to be taken out of the registry's document on the package. */
  private interface Reading<T> {
    T of(JsonElement document) throws IOException;
  }

  private <T> T read(NpmConfiguration npm, URI registry, Path directory, Reading<T> reading)
      throws IOException {
    Path file =
        transport(npm, document(registry), "npm.json", Optional.empty(), ACCEPT).bring(directory);
    try {
      if (Files.size(file) > MOST_JSON) {
        throw new IOException("it has more than " + MOST_JSON + " bytes to say of this package");
      }
      return reading.of(JsonParser.parseString(Files.readString(file)));
    } catch (JsonParseException
        | IllegalStateException
        | IllegalArgumentException
        | ClassCastException e) {
      throw new IOException("it says nothing that npm would understand", e);
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private URI document(URI registry) {
    return registry.resolve(wanted.name().replace("/", "%2f"));
  }

  private UrlTransport transport(
      NpmConfiguration npm,
      URI address,
      String name,
      Optional<Long> length,
      Map<String, String> headers) {
    return new UrlTransport(
        address,
        network.proxies(),
        name,
        length,
        network.patience(),
        at -> {
          Map<String, String> all = new TreeMap<>(headers);
          npm.authorization(at).ifPresent(value -> all.put("Authorization", value));
          return all;
        });
  }

  /** npm knows a registry that no file names: its own. */
  private URI defaultOf(NpmConfiguration npm, Path directory) throws IOException {
    Optional<Path> program =
        network.toolDirectories().stream()
            .map(bin -> bin.resolve("npm"))
            .filter(Files::isExecutable)
            .findFirst();
    if (program.isEmpty()) {
      throw new IOException(
          "no registry is configured for npm: neither the variable npm_config_registry nor a line"
              + " \"registry=\" of "
              + npm.files()
              + " names one, and there is no program npm to ask for its own");
    }
    CommandResult result = ask(program.get(), npm, directory);
    String answer = String.join("\n", result.tail()).strip();
    if (!result.succeeded() || answer.isEmpty()) {
      throw new IOException(
          "\"" + program.get() + " config get registry\" says \"" + answer + "\"");
    }
    return NpmConfiguration.address(answer.substring(answer.lastIndexOf('\n') + 1));
  }

  private CommandResult ask(Path program, NpmConfiguration npm, Path directory) throws IOException {
    Map<String, String> environment = new TreeMap<>(npm.environment());
    environment.put("LC_ALL", "C");
    environment.put("HOME", directory.toString());
    environment.put(ProcessSweep.STEP, directory.toString());
    environment.put(
        "PATH", String.join(":", network.toolDirectories().stream().map(Path::toString).toList()));
    try {
      return runner.run(
          new Command(
              "npm config get registry",
              "fetch " + fileName,
              List.of(program.toString(), "config", "get", "registry"),
              directory,
              environment,
              Optional.of(LIMIT),
              directory.resolve("npm.log")));
    } catch (BuildException e) {
      if (Thread.currentThread().isInterrupted()) {
        throw e;
      }
      throw new IOException(Reason.of(e), e);
    }
  }
}
