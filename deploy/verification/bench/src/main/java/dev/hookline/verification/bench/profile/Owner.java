package dev.hookline.verification.bench.profile;

import java.util.List;
import java.util.Optional;

/** Whose code a frame of a stack is. */
enum Owner {

  /** Hookline's client and worker. */
  HOOKLINE("Hookline", "dev/hookline/.*"),

  /** The load: callers and the program that is compared with. */
  LOAD("load and plain program", "dev/hookline/(verification|cli)/.*"),

  /** Temporal's SDK, with gRPC and protobuf beneath it. */
  SDK("Temporal SDK, gRPC", "(io/temporal|io/grpc|com/google/protobuf)/.*"),

  /** The HTTP client. */
  HTTP("OkHttp", "(okhttp3|okio)/.*"),

  /** Threads without any of these: the JVM's own, and idle pools. */
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
   * Returns whose a stack is: the innermost frame that belongs to somebody decides, so that what
   * the JDK or Jackson do counts for whoever asked for it.
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
