package dev.hookline.worker.internal.http.connection;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** The endpoint, or its proxy, must not be called by this worker. Nothing was sent. */
public final class BlockedAddressException extends UnknownHostException {
  private static final long serialVersionUID = 1;

  private final String kind;

  private BlockedAddressException(String kind, String subject, String reason) {
    super("%s is not allowed by this worker (%s)".formatted(subject, reason));
    this.kind = kind;
  }

  static BlockedAddressException address(InetAddress address, String reason) {
    return new BlockedAddressException(
        "its address", "address " + address.getHostAddress(), reason);
  }

  static BlockedAddressException host(String host, String reason) {
    return new BlockedAddressException("its host", "host " + host, reason);
  }

  static BlockedAddressException port(int port, String reason) {
    return new BlockedAddressException("its port", "port " + port, reason);
  }

  static BlockedAddressException scheme(String scheme, String reason) {
    return new BlockedAddressException("its scheme", "scheme " + scheme, reason);
  }

  static BlockedAddressException proxy(InetAddress address, String reason) {
    return new BlockedAddressException(
        "its proxy's address", "its proxy's address " + address.getHostAddress(), reason);
  }

  /** Returns the message with the blocked value, or without if that is a secret. */
  public String text(boolean isShown) {
    return isShown ? String.valueOf(getMessage()) : kind + " is not allowed by this worker";
  }
}
