package dev.hookline.worker.internal.http.connection;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** The address, which is the message, is blocked by this worker. Nothing was sent. */
public final class BlockedAddressException extends UnknownHostException {
  private static final long serialVersionUID = 1;

  BlockedAddressException(InetAddress address) {
    super(address.getHostAddress());
  }

  BlockedAddressException(String host) {
    super(host);
  }
}
