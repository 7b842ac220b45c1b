package dev.hookline.internal.endpoint;

import java.util.Locale;

/** The name of an endpoint: host and port of a url, such as {@code billing.example.com:443}. */
public final class EndpointName {

  private EndpointName() {}

  /**
   * Returns the endpoint of a url, in lower case and with the scheme's port if the url has none. A
   * secret reference in the host stays unresolved, as it is in the configuration.
   */
  public static String of(String url) {
    int scheme = url.indexOf("://");
    String authority = authority(scheme < 0 ? url : url.substring(scheme + 3));
    String host = authority.substring(authority.lastIndexOf('@') + 1);
    if (host.contains("${")) {
      return host;
    }
    String name = host.toLowerCase(Locale.ROOT);
    return hasPort(name) || scheme < 0 ? name : name + port(url.substring(0, scheme));
  }

  /**
   * Returns the endpoint that an operator names: host and port, or a url.
   *
   * @throws IllegalArgumentException if it has no port
   */
  public static String parse(String text) {
    String name = of(text.strip());
    if (name.isEmpty() || !(hasPort(name) || name.contains("${"))) {
      throw new IllegalArgumentException(
          "endpoint must be host:port or a URL, such as billing.example.com:443, found '%s'"
              .formatted(name));
    }
    return name;
  }

  /** Returns the text before the path, query or fragment; those within a reference do not count. */
  private static String authority(String text) {
    boolean isReference = false;
    for (int i = 0; i < text.length(); i++) {
      if (text.startsWith("${", i)) {
        isReference = true;
      } else if (text.charAt(i) == '}') {
        isReference = false;
      } else if (!isReference && "/?#".indexOf(text.charAt(i)) >= 0) {
        return text.substring(0, i);
      }
    }
    return text;
  }

  private static boolean hasPort(String host) {
    return host.lastIndexOf(':') > host.lastIndexOf(']');
  }

  private static String port(String scheme) {
    return switch (scheme.toLowerCase(Locale.ROOT)) {
      case "https" -> ":443";
      case "http" -> ":80";
      default -> "";
    };
  }
}
