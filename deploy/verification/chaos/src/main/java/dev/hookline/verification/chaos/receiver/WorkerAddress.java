package dev.hookline.verification.chaos.receiver;

import dev.hookline.verification.chaos.plan.Targets;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** The loopback address of a worker's link to the endpoints, which identifies the worker. */
public final class WorkerAddress {

  private static final int FIRST = 10;

  private WorkerAddress() {}

  public static InetAddress of(int worker) {
    try {
      return InetAddress.getByAddress(new byte[] {127, 0, 1, (byte) (FIRST + worker)});
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }

  static String worker(InetAddress address) {
    return Targets.worker(address.getAddress()[3] - FIRST);
  }
}
