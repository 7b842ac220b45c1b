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
    int host = startOfHost(plain);
    if (host == 0 || host > end) {
      return url.substring(plain.lastIndexOf('@', end - 1) + 1, end);
    }
    int slash = Math.min(end, index(plain, '/', host));
    int user = plain.lastIndexOf('@', slash - 1);
    return url.substring(0, host) + url.substring(Math.max(host, user + 1), end);
  }

  /** Returns only the host and port of a url. */
  public static String host(String url) {
    String safe = of(url);
    String plain = withoutReferences(safe);
    int host = startOfHost(plain);
    return safe.substring(host, index(plain, '/', host));
  }

  /** Without a scheme, a url begins with its host; two slashes in its path are part of that. */
  private static int startOfHost(String plain) {
    int slash = plain.indexOf('/');
    return plain.startsWith("//", slash) ? slash + 2 : 0;
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
