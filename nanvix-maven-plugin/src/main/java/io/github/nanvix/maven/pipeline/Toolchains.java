package io.github.nanvix.maven.pipeline;

import io.github.nanvix.maven.store.Inputs;
import io.github.nanvix.maven.toolchain.Provisioner;
import io.github.nanvix.maven.toolchain.Toolchain;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** The toolchains that a project has asked for so far, each provided once. */
final class Toolchains {
  private final Provisioner provisioner;
  private final String target;
  private final StepLog log;
  private final Map<String, Toolchain> provided = new ConcurrentHashMap<>();
  private final AtomicBoolean unprobed = new AtomicBoolean();

  /**
   * None yet.
   *
   * @param target the name of the one that is probed
   */
  Toolchains(Provisioner provisioner, String target, StepLog log) {
    this.provisioner = provisioner;
    this.target = target;
    this.log = log;
  }

  /** The target's, made sure of and named on the console. */
  Toolchain provision() {
    Provisioner.Provisioned provisioned = provisioner.provide(target);
    unprobed.set(provisioned.entry().reused());
    log.result("toolchain " + target, provisioned.entry());
    provided.put(target, provisioned.toolchain());
    return provisioned.toolchain();
  }

  /** Any, named on the console if it is made now. */
  Toolchain get(String name) {
    return provided.computeIfAbsent(name, this::quietly);
  }

  /** Has the target's compiler say what it is, unless it has since it was provisioned. */
  void probe() {
    if (unprobed.getAndSet(false)) {
      provisioner.probe(get(target));
    }
  }

  /** Those that were asked for. */
  Collection<Toolchain> provided() {
    return List.copyOf(provided.values());
  }

  /** What the id of one is the digest of. */
  Inputs content(String name) {
    return provisioner.content(name);
  }

  /** What lies outside of the store may change between two goals. */
  void forgetWhatLiesElsewhere() {
    provided.values().removeIf(toolchain -> toolchain.spec().liesElsewhere());
  }

  private Toolchain quietly(String name) {
    Provisioner.Provisioned provisioned = provisioner.provide(name);
    if (!provisioned.entry().reused()) {
      log.result("toolchain " + name, provisioned.entry());
    }
    return provisioned.toolchain();
  }
}
