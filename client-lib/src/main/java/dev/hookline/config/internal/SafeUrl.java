package dev.hookline.config.internal;

import java.util.Arrays;

/**
 * The part of a url that is safe for messages, summaries and logs: scheme, host, port and
 * unresolved path; never query, fragment or user info, which may contain secrets.
 */
public final class SafeUrl {

  private SafeUrl() {}

  /** Returns the safe part of the url; secret references stay unresolved. */
  public static String of(String url) {
    String plain = withoutReferences(url);
    int end = Math.min(index(plain, '?', 0), index(plain, '#', 0));
    int host = plain.indexOf("//");
    if (host < 0 || host + 2 > end) {
      return url.substring(plain.lastIndexOf('@', end - 1) + 1, end);
    }
    int slash = Math.min(end, index(plain, '/', host + 2));
    int user = plain.lastIndexOf('@', slash - 1);
    return url.substring(0, host + 2) + url.substring(Math.max(host + 2, user + 1), end);
  }

  /** Returns only the host and port of a url. */
  public static String host(String url) {
    String safe = of(url);
    String plain = withoutReferences(safe);
    int host = plain.indexOf("//");
    return host < 0 ? safe : safe.substring(host + 2, index(plain, '/', host + 2));
  }

  /** Blanks the references, of the same length: a file's path has slashes of its own. */
  private static String withoutReferences(String url) {
    char[] plain = url.toCharArray();
    for (SecretReference reference : SecretReference.in(url)) {
      Arrays.fill(plain, reference.start(), reference.end(), ' ');
    }
    return new String(plain);
  }

  private static int index(String text, char stop, int from) {
    int at = text.indexOf(stop, from);
    return at < 0 ? text.length() : at;
  }
}
