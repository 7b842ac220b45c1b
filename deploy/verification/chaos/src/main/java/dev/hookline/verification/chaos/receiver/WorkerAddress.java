package dev.hookline.verification.chaos.receiver;

import dev.hookline.verification.chaos.plan.Targets;
import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * The loopback address of a link to the endpoints, which identifies the worker, or the caller with
 * a worker in it.
 */
public final class WorkerAddress {

  private static final int FIRST = 10;
  private static final int FIRST_CALLER = 100;

  private WorkerAddress() {}

  public static InetAddress of(int worker) {
    return last(FIRST + worker);
  }

  public static InetAddress ofCaller(int caller) {
    return last(FIRST_CALLER + caller);
  }

  private static InetAddress last(int part) {
    try {
      return InetAddress.getByAddress(new byte[] {127, 0, 1, (byte) part});
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }

  static String worker(InetAddress address) {
    int part = address.getAddress()[3];
    return part < FIRST_CALLER ? Targets.worker(part - FIRST) : Targets.caller(part - FIRST_CALLER);
  }
}
