package dev.hookline.config.internal;

/**
 * A url as messages, summaries and logs may show it: scheme, host, port and unresolved path; never
 * query, fragment or user info, which may hold secrets.
 */
public final class SafeUrl {

  private SafeUrl() {}

  /** Returns what may be shown of the url; secret references stay as they are written. */
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

  /** Returns the host and port of a url only. */
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
