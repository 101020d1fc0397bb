// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.pipeline;

import io.github.nanvix.maven.store.Inputs;
import io.github.nanvix.maven.toolchain.Provisioner;
import io.github.nanvix.maven.toolchain.Provisioner.Provisioned;
import io.github.nanvix.maven.toolchain.Toolchain;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** The toolchains that a project has asked for so far, each provided once. */
final class Toolchains {
  private final Provisioner provisioner;
  private final String target;
  private final StepLog log;
  private final Map<String, Provisioned> provided = new ConcurrentHashMap<>();
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
    Provisioned provisioned = provisioner.provide(target);
    unprobed.set(provisioned.entry().reused());
    log.result("toolchain " + target, provisioned.entry());
    provisioned.choice().ifPresent(log::warning);
    provided.put(target, provisioned);
    return provisioned.toolchain();
  }

  /** Any, named on the console if it is made now. */
  Toolchain get(String name) {
    return quietly(name).toolchain();
  }

  /** Has the target's compiler say what it is, unless it has since it was provisioned. */
  void probe() {
    if (unprobed.getAndSet(false)) {
      provisioner.probe(get(target));
    }
  }

  /** Those that were asked for. */
  Collection<Toolchain> provided() {
    return provided.values().stream().map(Provisioned::toolchain).toList();
  }

  /** What the id of one is the digest of. */
  Inputs content(String name) {
    return quietly(name).content().get();
  }

  /** What lies outside of the store may change between two goals. */
  void forgetWhatLiesElsewhere() {
    provided.values().removeIf(one -> one.toolchain().spec().liesElsewhere());
  }

  private Provisioned quietly(String name) {
    return provided.computeIfAbsent(
        name,
        missing -> {
          Provisioned provisioned = provisioner.provide(missing);
          if (!provisioned.entry().reused()) {
            log.result("toolchain " + missing, provisioned.entry());
          }
          return provisioned;
        });
  }
}
