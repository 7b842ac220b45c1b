package dev.hookline.config.internal;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Headers about the connection, which only its owner can keep (RFC 9110, sections 7.6.1 and
 * 10.1.1). Configured ones promise what the worker does not do: the body of a request with {@code
 * Expect} would never be sent to an endpoint that ignores it.
 */
public final class ConnectionHeaders {

  private static final Set<String> NAMES =
      new TreeSet<>(
          List.of(
              "expect",
              "http2-settings",
              "keep-alive",
              "proxy-connection",
              "te",
              "trailer",
              "upgrade"));

  private ConnectionHeaders() {}

  /** Returns whether the header of that name, in any letter case, is one of these. */
  public static boolean has(String name) {
    return NAMES.contains(name.toLowerCase(Locale.ROOT));
  }
}
