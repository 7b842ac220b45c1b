package dev.hookline.operate.setup;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;

/** A server that does not respond, which ends the setup; what it refuses is a step's result. */
final class Outage {

  private Outage() {}

  /** Throws the failure again if the server did not respond. */
  static void rethrow(StatusRuntimeException failure) {
    Status.Code code = failure.getStatus().getCode();
    if (code == Status.Code.UNAVAILABLE || code == Status.Code.DEADLINE_EXCEEDED) {
      throw failure;
    }
  }
}
