// SPDX-License-Identifier: MIT
package io.github.nanvix.maven.mojo;

import io.github.nanvix.maven.source.AuthenticatedProxy;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The proxies of settings.xml; where it has none for an address, those of the Java machine ({@code
 * https.proxyHost} and so on).
 *
 * @param credentials what the proxy of settings.xml for an address is to be told, decrypted
 */
record Proxies(
    List<org.apache.maven.settings.Proxy> settings,
    Function<URI, Optional<PasswordAuthentication>> credentials) {

  /** The proxy for an address; as in Maven's resolver, one for http also serves https. */
  Proxy forAddress(URI uri) {
    String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
    String host = uri.getHost();
    if (host == null || !(scheme.equals("https") || scheme.equals("http"))) {
      return Proxy.NO_PROXY;
    }
    Optional<org.apache.maven.settings.Proxy> own =
        settings.stream()
            .filter(proxy -> proxy.isActive() && scheme.startsWith(protocol(proxy)))
            // The protocol itself before http in its place.
            .min(Comparator.comparing(proxy -> !protocol(proxy).equals(scheme)));
    if (own.isEmpty()) {
      @Nullable ProxySelector machine = ProxySelector.getDefault();
      return machine == null ? Proxy.NO_PROXY : machine.select(uri).get(0);
    }
    if (excluded(host, own.get().getNonProxyHosts())) {
      return Proxy.NO_PROXY;
    }
    InetSocketAddress address =
        InetSocketAddress.createUnresolved(own.get().getHost(), own.get().getPort());
    return credentials
        .apply(uri)
        .<Proxy>map(known -> new AuthenticatedProxy(address, known))
        .orElseGet(() -> new Proxy(Proxy.Type.HTTP, address));
  }

  private static String protocol(org.apache.maven.settings.Proxy proxy) {
    return proxy.getProtocol().toLowerCase(Locale.ROOT);
  }

  private static boolean excluded(String host, @Nullable String nonProxyHosts) {
    return nonProxyHosts != null
        && Stream.of(nonProxyHosts.split("[|,]"))
            .map(form -> Pattern.quote(form.strip()).replace("*", "\\E.*\\Q"))
            .anyMatch(
                form -> Pattern.compile(form, Pattern.CASE_INSENSITIVE).matcher(host).matches());
  }
}
