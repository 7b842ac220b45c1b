package dev.hookline.worker.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Hosts that are written as addresses: OkHttp does not look these up. */
final class LiteralAddress {

  private static final Pattern V4 = Pattern.compile("[0-9]+(\\.[0-9]+){3}");

  private LiteralAddress() {}

  static Optional<InetAddress> of(String host) {
    if (!V4.matcher(host).matches() && host.indexOf(':') < 0) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(host));
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }
}
