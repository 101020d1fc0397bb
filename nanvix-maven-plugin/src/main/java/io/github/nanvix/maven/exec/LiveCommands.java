// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.exec;

import io.github.nanvix.maven.failure.BuildException;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.zeroturnaround.exec.ProcessExecutor;
import org.zeroturnaround.exec.StartedProcess;

/** The commands that run in this Java machine; when it is told to end, they end before it. */
final class LiveCommands {
  private static final LiveCommands ALL = new LiveCommands();

  private final Map<String, Running> running = new ConcurrentHashMap<>();
  // Starts are readers, the shutdown is the writer: once it has the lock, every process that was
  // ever started is listed, and no more will be.
  private final ReadWriteLock gate = new ReentrantReadWriteLock();
  private volatile boolean stopping;

  private record Running(Command command, ProcessHandle root) {}

  private LiveCommands() {
    // Maven closes the plugin's class realm before the hook runs, and nothing is loaded after that:
    // one that has nothing to stop loads what a real one needs.
    ProcessSweep.killMarked(ProcessSweep.COMMAND + "=none");
    Stop.load();
    try {
      Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "nanvix-kill-commands"));
    } catch (IllegalStateException e) {
      // The machine is ending already.
      stopping = true;
    }
  }

  static LiveCommands all() {
    return ALL;
  }

  StartedProcess start(Command command, String mark, ProcessExecutor executor) throws IOException {
    gate.readLock().lock();
    try {
      refuseIfStopping(command);
      StartedProcess started = executor.start();
      running.put(mark, new Running(command, started.getProcess().toHandle()));
      return started;
    } finally {
      gate.readLock().unlock();
    }
  }

  void ended(String mark) {
    running.remove(mark);
  }

  /** Throws if the build is being stopped, so that a command which was shot is no success. */
  void refuseIfStopping(Command command) {
    if (stopping) {
      throw BuildException.environment(
          "\"" + command.name() + "\" was stopped because the build is being stopped.",
          "Build again.");
    }
  }

  private void stop() {
    gate.writeLock().lock();
    try {
      stopping = true;
    } finally {
      gate.writeLock().unlock();
    }
    running.forEach(LiveCommands::kill);
  }

  private static void kill(String mark, Running running) {
    // One that will not die must not save the others. Nobody is left to tell: a log may fail as
    // well, once Maven has closed the plugin's class realm.
    try {
      ProcessSweep.killTree(running.root(), mark);
    } catch (Throwable e) {
      // Its stop command may end it.
    }
    try {
      Stop.run(running.command());
    } catch (Throwable e) {
      // Then it stays.
    }
  }
}
