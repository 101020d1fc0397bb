// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.source;

import java.net.Authenticator;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import org.jspecify.annotations.Nullable;

/** A proxy for the web that lets in whoever has a user name and a password. */
public final class AuthenticatedProxy extends Proxy {
  private static final String FORBIDDEN = "jdk.http.auth.tunneling.disabledSchemes";

  static {
    // By default Java tells no password to a proxy that it reaches https through; Maven does.
    if (System.getProperty(FORBIDDEN) == null) {
      System.setProperty(FORBIDDEN, "");
    }
  }

  private final PasswordAuthentication credentials;

  /** The proxy at an address, and what it is to be told. */
  public AuthenticatedProxy(InetSocketAddress address, PasswordAuthentication credentials) {
    super(Type.HTTP, address);
    this.credentials = credentials;
  }

  /** Answers the proxy of one connection once: asked again, it has refused the answer. */
  Authenticator authenticator() {
    return new Authenticator() {
      private boolean told;

      @Override
      protected @Nullable PasswordAuthentication getPasswordAuthentication() {
        boolean answers = getRequestorType() == RequestorType.PROXY && !told;
        told = true;
        return answers ? credentials : null;
      }
    };
  }
}
