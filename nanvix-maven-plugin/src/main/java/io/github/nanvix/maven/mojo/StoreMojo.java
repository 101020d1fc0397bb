// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.mojo;

import io.github.nanvix.maven.failure.BuildException;
import io.github.nanvix.maven.pipeline.Machine;
import io.github.nanvix.maven.preflight.Problems;
import io.github.nanvix.maven.remote.RemoteAddress;
import io.github.nanvix.maven.remote.RemoteRequest;
import io.github.nanvix.maven.remote.RemoteStore;
import io.github.nanvix.maven.remote.SigningKey;
import io.github.nanvix.maven.remote.TrustedKeys;
import io.github.nanvix.maven.store.Store;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What goals are told of the store, and of the one that it shares entries with. */
abstract class StoreMojo extends GoalMojo {
  private static final String READ = "read";
  private static final String READ_WRITE = "read-write";

  /**
   * The store of toolchains, sources and build outputs, shared by all builds of a user. Default:
   * {@code $XDG_CACHE_HOME/nanvix-maven}, else {@code ~/.cache/nanvix-maven}. A relative path
   * counts from the directory of the POM that Maven was started with, so that all projects of a
   * reactor share it.
   *
   * @since 0.1
   */
  @Parameter(property = "nanvix.store")
  private @Nullable String store;

  /**
   * Whether others than its owner may write to the store. Otherwise a store that they may write to
   * is refused: whoever changes what is in it has his own programs run by all builds.
   *
   * @since 0.1
   */
  @Parameter(property = "nanvix.store.shared", defaultValue = "false")
  private String storeShared = "";

  /**
   * A store that machines share: what the local one lacks is looked for there before it is made.
   * {@code file:///DIRECTORY}, {@code https://HOST/PATH} (Bazel's HTTP cache protocol) or {@code
   * maven:ID::URL} (a Maven repository; ID names the {@code <server>} in settings.xml).
   *
   * @since 0.1
   */
  @Parameter(property = "nanvix.store.remote")
  private @Nullable String remoteStore;

  /**
   * Whether what is made is also published there: {@code read} or {@code read-write}.
   *
   * @since 0.1
   */
  @Parameter(property = "nanvix.store.remote.mode", defaultValue = READ)
  private String remoteStoreMode = "";

  /**
   * Whose entries are taken from there: a PEM file with Ed25519 public keys, or a directory of such
   * files. What none of them has signed is made here. Without keys, whoever can write there is
   * trusted as the compiler is.
   *
   * @since 0.1
   */
  @Parameter(property = "nanvix.store.keys")
  private @Nullable String storeKeys;

  /**
   * The key that signs what is published: a PEM file with an Ed25519 private key.
   *
   * @since 0.1
   */
  @Parameter(property = "nanvix.store.signingKey")
  private @Nullable String storeSigningKey;

  /**
   * Says that all who can write to the remote store are trusted; without keys nothing is published
   * otherwise.
   *
   * @since 0.1
   */
  @Parameter(property = "nanvix.store.trust", defaultValue = "false")
  private String storeTrust = "";

  /** Where Maven was started: what the projects of a reactor share counts from there. */
  final Path startedIn() {
    return Path.of(session().getExecutionRootDirectory());
  }

  static Machine machine() {
    return new Machine(System::getenv);
  }

  final Path storeDirectory() {
    return store == null || store.isEmpty()
        ? machine().defaultStore()
        : startedIn().resolve(store).normalize();
  }

  /** Reads the parameters above, as the goal will. */
  final void checkStore(Problems problems) {
    problems.look(
        () -> {
          new DirectoryToBe(text("store", store), storeDirectory()).check();
          Store.require(storeDirectory(), flag("storeShared", storeShared));
        });
    Optional<RemoteAddress> address = problems.value(this::remoteAddress).flatMap(found -> found);
    Optional<Boolean> writes = problems.value(this::publishes);
    Optional<Optional<TrustedKeys>> keys = problems.value(this::trustedKeys);
    Optional<Optional<SigningKey>> signer = problems.value(this::signingKey);
    Optional<Boolean> trusts = problems.value(() -> flag("storeTrust", storeTrust));
    if (address.isPresent()
        && writes.isPresent()
        && keys.isPresent()
        && signer.isPresent()
        && trusts.isPresent()) {
      problems.look(
          () -> requireFit(address.get(), writes.get(), keys.get(), signer.get(), trusts.get()));
    }
  }

  private void requireFit(
      RemoteAddress address,
      boolean writes,
      Optional<TrustedKeys> keys,
      Optional<SigningKey> signer,
      boolean trusts) {
    if (address.kind() == RemoteAddress.Kind.DIRECTORY && !Files.isDirectory(address.directory())) {
      throw text("remoteStore", remoteStore)
          .refusal("There is no such directory: make it, or mount what is to be there.");
    }
    if (!writes) {
      return;
    }
    if (keys.isEmpty() && !trusts) {
      throw text("remoteStoreMode", remoteStoreMode)
          .refusal(
              "Name the keys of those whose entries are taken with -Dnanvix.store.keys=FILE, or say"
                  + " with -Dnanvix.store.trust=true that all who can write there are trusted.");
    }
    if (keys.isPresent() && (signer.isEmpty() || !signer.get().isOneOf(keys.get()))) {
      throw text("storeKeys", storeKeys)
          .refusal(
              "What is published has to be signed with one of these keys: name it with"
                  + " -Dnanvix.store.signingKey=FILE.");
    }
  }

  private Optional<RemoteAddress> remoteAddress() {
    return chosen(remoteStore).map(given -> text("remoteStore", given).as(RemoteAddress::parse));
  }

  private boolean publishes() {
    return switch (remoteStoreMode) {
      case READ -> false;
      case READ_WRITE -> true;
      default ->
          throw text("remoteStoreMode", remoteStoreMode)
              .refusal("Give " + READ + " or " + READ_WRITE + ".");
    };
  }

  /** Whose entries are taken from elsewhere. */
  final Optional<TrustedKeys> trustedKeys() {
    return chosen(storeKeys)
        .map(
            given ->
                text("storeKeys", given).as(file -> TrustedKeys.read(startedIn().resolve(file))));
  }

  /** Who vouches for what goes elsewhere. */
  final Optional<SigningKey> signingKey() {
    return chosen(storeSigningKey)
        .map(
            given ->
                text("storeSigningKey", given)
                    .as(file -> SigningKey.read(startedIn().resolve(file))));
  }

  /**
   * The store that entries are shared with, if there is one.
   *
   * @param opener how to get at it; empty where that cannot be now
   */
  final Optional<RemoteRequest> remote(Function<RemoteAddress, Optional<RemoteStore>> opener) {
    try {
      return remoteAddress()
          .flatMap(opener)
          .map(place -> new RemoteRequest(place, trustedKeys(), publishes(), signingKey()));
    } catch (BuildException e) {
      // The preflight says so, and nothing is done with these settings then.
      return Optional.empty();
    }
  }

  /** All that the settings of a project depend on, of these parameters. */
  final List<@Nullable Object> storeParameters() {
    return Arrays.asList(
        store, remoteStore, remoteStoreMode, storeKeys, storeSigningKey, storeTrust);
  }
}
