package dev.hookline.config.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What identifies an endpoint, for limits, alerts, metrics and operators: the name that a
 * configuration gives it, or host and port of the URL, such as {@code billing.example.com:443}.
 */
public final class EndpointId {

  /** The maximum length of a name in UTF-8. */
  public static final int MAX_NAME_BYTES = 255;

  private static final Pattern HOST_AND_PORT =
      Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[^\\s:/?#@\\[\\]]+):\\d{1,5}");
  private static final Pattern HOST =
      Pattern.compile("[\\p{Alnum}_-]+(\\.[\\p{Alnum}_-]+)+\\.?|\\[[0-9A-Fa-f:.]+]");

  private EndpointId() {}

  /** Returns the id of a webhook's endpoint, whose name may be empty. */
  public static String of(String name, String url) {
    return name.isEmpty() ? ofUrl(url) : ofName(name);
  }

  /**
   * Returns host and port of a url: in lower case, and with the scheme's port if the url has none.
   * A host with a secret reference stays as it is, since only requests resolve it.
   */
  public static String ofUrl(String url) {
    String host = SafeUrl.host(url);
    if (SecretReference.isIn(host)) {
      return host;
    }
    String lower = host.toLowerCase(Locale.ROOT);
    boolean hasPort = lower.lastIndexOf(':') > lower.lastIndexOf(']');
    String scheme = url.regionMatches(true, 0, "https:", 0, 6) ? ":443" : ":80";
    return hasPort ? lower : lower + scheme;
  }

  /** Returns the host of an endpoint's host and port; a secret reference stays as it is. */
  public static String hostOf(String address) {
    int port = address.lastIndexOf(':');
    return port < 0 || SecretReference.isIn(address) ? address : address.substring(0, port);
  }

  /** A name may be the host and port of endpoints without one. */
  private static String ofName(String name) {
    return HOST_AND_PORT.matcher(name).matches() ? name.toLowerCase(Locale.ROOT) : name;
  }

  /**
   * Returns the endpoint that an operator writes: a name, host and port, or a url.
   *
   * @throws IllegalArgumentException if it is empty, too long, or a host without a port
   */
  public static String parse(String text) {
    String written = text.strip();
    if (isUrl(written) || SecretReference.isIn(written)) {
      return ofUrl(written);
    }
    if (written.isEmpty() || isHost(written)) {
      throw new IllegalArgumentException(
          "endpoint must be a name, host:port or a URL, such as billing.example.com:443, found '%s'"
              .formatted(written));
    }
    if (written.getBytes(UTF_8).length > MAX_NAME_BYTES) {
      throw new IllegalArgumentException(
          "endpoint must be at most %d bytes".formatted(MAX_NAME_BYTES));
    }
    return ofName(written);
  }

  /** Returns whether an operator can write a name, which would otherwise mean something else. */
  public static boolean isName(String text) {
    return !text.isBlank()
        && text.equals(text.strip())
        && !isUrl(text)
        && !isHost(text)
        && !SecretReference.isIn(text);
  }

  private static boolean isUrl(String text) {
    return text.contains("://");
  }

  private static boolean isHost(String text) {
    return HOST.matcher(text).matches();
  }
}
