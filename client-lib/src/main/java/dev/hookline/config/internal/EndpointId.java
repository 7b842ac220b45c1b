package dev.hookline.config.internal;

import java.util.Locale;

/** What identifies the endpoint of a webhook: its name, or host and port of the URL. */
public final class EndpointId {

  private EndpointId() {}

  /** Returns the id: host in lower case and port, even where the URL omits it. */
  public static String of(String name, String url) {
    if (!name.isEmpty()) {
      return name;
    }
    String host = SafeUrl.host(url);
    if (host.contains("${")) {
      return host; // a reference is resolved only for the request
    }
    String lower = host.toLowerCase(Locale.ROOT);
    boolean hasPort = lower.lastIndexOf(':') > lower.lastIndexOf(']');
    String scheme = url.regionMatches(true, 0, "https:", 0, 6) ? ":443" : ":80";
    return hasPort ? lower : lower + scheme;
  }
}
