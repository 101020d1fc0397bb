// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.mojo;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.apache.maven.execution.ExecutionListener;
import org.apache.maven.execution.MavenExecutionRequest;
import org.jspecify.annotations.Nullable;

/**
 * The end of a Maven session, failed or not. Maven closes the plugin's class realm soon after it,
 * and long before a shutdown hook runs: what has to be stopped in order is stopped here.
 */
record SessionEnd(MavenExecutionRequest request) {
  private static final String ENDED = "sessionEnded";

  /** Has something done when the session ends. */
  void then(Runnable work) {
    ExecutionListener present = request.getExecutionListener();
    // The interface has twenty methods here and others in other versions of Maven.
    request.setExecutionListener(
        (ExecutionListener)
            Proxy.newProxyInstance(
                ExecutionListener.class.getClassLoader(),
                new Class<?>[] {ExecutionListener.class},
                (proxy, method, arguments) -> {
                  if (method.getName().equals(ENDED)) {
                    work.run();
                  }
                  return present == null ? null : passOn(present, method, arguments);
                }));
  }

  private static @Nullable Object passOn(
      ExecutionListener present, Method method, Object... arguments) throws Throwable {
    try {
      return method.invoke(present, arguments);
    } catch (InvocationTargetException e) {
      throw e.getTargetException();
    }
  }
}
