package dev.hookline.verification.bench.profile;

import java.util.List;
import java.util.Optional;

/** The owner of a stack frame's code. */
enum Owner {

  /** Hookline's client and worker. */
  HOOKLINE("Hookline", "dev/hookline/.*"),

  /** The load: callers and the reference program. */
  LOAD("load and plain program", "dev/hookline/(verification|cli)/.*"),

  /** Temporal's SDK, with gRPC and protobuf beneath it. */
  SDK("Temporal SDK, gRPC", "(io/temporal|io/grpc|com/google/protobuf)/.*"),

  /** The HTTP client. */
  HTTP("OkHttp", "(okhttp3|okio)/.*"),

  /** Threads with none of these: the JVM's own, and idle pools. */
  JVM("JVM: compiler, collector, pools", "(?!)");

  private final String title;
  private final String frames;

  Owner(String title, String frames) {
    this.title = title;
    this.frames = frames;
  }

  String title() {
    return title;
  }

  /**
   * Returns the owner of a stack: the innermost frame with an owner decides, so that work of the
   * JDK or Jackson counts for its caller.
   */
  static Owner ofStack(String stack) {
    List<String> frames = List.of(stack.split(";", -1));
    for (int at = frames.size() - 1; at >= 0; at--) {
      Optional<Owner> owner = ofFrame(frames.get(at));
      if (owner.isPresent()) {
        return owner.get();
      }
    }
    return JVM;
  }

  private static Optional<Owner> ofFrame(String frame) {
    for (Owner owner : List.of(LOAD, HOOKLINE, SDK, HTTP)) {
      if (frame.matches(owner.frames)) {
        return Optional.of(owner);
      }
    }
    return Optional.empty();
  }
}
