package dev.hookline.worker.http.connection;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** An address that this worker may not connect to; it is the message. Nothing was sent. */
public final class BlockedAddressException extends UnknownHostException {
  private static final long serialVersionUID = 1;

  BlockedAddressException(InetAddress address) {
    super(address.getHostAddress());
  }

  BlockedAddressException(String host) {
    super(host);
  }
}
