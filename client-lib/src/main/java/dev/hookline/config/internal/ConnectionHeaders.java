package dev.hookline.config.internal;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Connection-specific headers, which only the owner of the connection may set (RFC 9110, sections
 * 7.6.1 and 10.1.1). Configured ones would promise behavior that the worker does not implement: a
 * request with {@code Expect} would never send its body to an endpoint that ignores the header.
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

  /** Returns whether the header is one of these, ignoring case. */
  public static boolean contains(String name) {
    return NAMES.contains(name.toLowerCase(Locale.ROOT));
  }
}
