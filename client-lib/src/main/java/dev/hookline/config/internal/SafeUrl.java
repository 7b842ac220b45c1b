package dev.hookline.config.internal;

/**
 * The part of a url that is safe for messages, summaries and logs: scheme, host, port and
 * unresolved path; never query, fragment or user info, which may contain secrets.
 */
public final class SafeUrl {

  private SafeUrl() {}

  /** Returns the safe part of the url; secret references stay unresolved. */
  public static String of(String url) {
    String path = url.substring(0, endOfPath(url));
    int host = path.indexOf("//");
    if (host < 0) {
      return path.contains("@") ? path.substring(path.lastIndexOf('@') + 1) : path;
    }
    int slash = path.indexOf('/', host + 2);
    String authority = slash < 0 ? path.substring(host + 2) : path.substring(host + 2, slash);
    String rest = slash < 0 ? "" : path.substring(slash);
    return path.substring(0, host + 2) + authority.substring(authority.lastIndexOf('@') + 1) + rest;
  }

  /** Returns only the host and port of a url. */
  public static String host(String url) {
    String safe = of(url);
    int host = safe.indexOf("//");
    int slash = host < 0 ? -1 : safe.indexOf('/', host + 2);
    return host < 0 ? safe : slash < 0 ? safe.substring(host + 2) : safe.substring(host + 2, slash);
  }

  private static int endOfPath(String url) {
    int end = url.length();
    for (char stop : new char[] {'?', '#'}) {
      int at = url.indexOf(stop);
      end = at >= 0 && at < end ? at : end;
    }
    return end;
  }
}
