package dev.hookline.worker.internal.http.connection;

import okhttp3.HttpUrl;

/**
 * A host, or {@code *.} and a domain for all names below it, at any depth, without the domain
 * itself.
 *
 * @param text as it is written
 * @param suffix the host, or a dot and the domain, as urls are normalized
 */
record HostPattern(String text, String suffix) {

  private static final String ANY_BELOW = "*.";

  static HostPattern of(String text) {
    String written = text.strip();
    boolean isDomain = written.startsWith(ANY_BELOW);
    String host = isDomain ? written.substring(ANY_BELOW.length()) : written;
    HttpUrl url = HttpUrl.parse("http://%s/".formatted(isAddress(host) ? "[" + host + "]" : host));
    if (url == null
        || host.contains("*")
        || url.port() != HttpUrl.defaultPort(url.scheme())
        || !url.encodedPath().equals("/")
        || host.matches(".*[/?#@].*")) {
      throw new IllegalArgumentException(
          "host must be a name such as api.example.com or *.example.com, found '%s'"
              .formatted(text));
    }
    String normalized = withoutDot(url.host());
    return new HostPattern(written, isDomain ? "." + normalized : normalized);
  }

  private static boolean isAddress(String host) {
    return host.contains(":") && !host.startsWith("[");
  }

  boolean matches(String host) {
    String name = withoutDot(host);
    return suffix.startsWith(".") ? name.endsWith(suffix) : name.equals(suffix);
  }

  /** A final dot makes a name absolute, and changes nothing else. */
  private static String withoutDot(String host) {
    return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
  }
}
