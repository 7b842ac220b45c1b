package dev.hookline.config;

import dev.hookline.config.internal.SafeUrl;
import dev.hookline.config.internal.SecretReference;
import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rules of a webhook's url. Messages never show a query: it may contain a secret. */
final class UrlRules {

  private static final int MAX_PORT = 65_535;

  /**
   * IPv6 with a zone, or with decimal parts that start with a zero: no request can be sent to it.
   */
  private static final Pattern UNREACHABLE_ADDRESS =
      Pattern.compile("\\[.*(%|:0[0-9]+\\.|\\.0[0-9]).*");

  private UrlRules() {}

  static void check(String path, String url, List<ConfigProblem> problems) {
    String problem = problemOf(url);
    if (problem != null) {
      problems.add(ConfigProblem.at(path, problem));
    }
    SecretRules.wellFormed(path, url, problems);
  }

  private static @Nullable String problemOf(String url) {
    if (url.isEmpty()) {
      return "webhook must have a url; write an absolute one such as https://host/path";
    }
    if (url.startsWith("${") || SecretReference.isMalformedIn(url)) {
      return null;
    }
    if (!url.equals(url.strip()) || url.chars().anyMatch(c -> c < ' ' || c == 0x7f)) {
      return "url must not have leading or trailing spaces or control characters, found '%s'"
          .formatted(printable(SafeUrl.of(url)));
    }
    // a harmless placeholder for each secret, so that the rest can be checked
    String plain = SecretReference.replaceIn(url, "1");
    String lower = plain.toLowerCase(Locale.ROOT);
    if (!lower.startsWith("http://") && !lower.startsWith("https://")) {
      return "url must be absolute and start with http:// or https://, found '%s'"
          .formatted(SafeUrl.of(url));
    }
    return authorityProblem(url, plain);
  }

  private static @Nullable String authorityProblem(String url, String plain) {
    String authority = authorityOf(plain);
    if (authority.contains("@")) {
      return "url must not contain a user or password, found one in '%s'; send credentials in authToken or headers with a secret reference"
          .formatted(SafeUrl.of(url));
    }
    try {
      // container names may have an underscore, which Java's URI rejects
      String host = IDN.toASCII(hostOf(authority)).replace('_', 'u');
      if (UNREACHABLE_ADDRESS.matcher(host).matches()) {
        return badHost(url);
      }
      URI uri = new URI("http://" + host + portOf(authority));
      // IDN may map a character of another script to one that ends the host
      if (!host.equals(uri.getHost()) || uri.getPort() == 0 || uri.getPort() > MAX_PORT) {
        return badHost(url);
      }
      return null;
    } catch (URISyntaxException | IllegalArgumentException e) {
      return badHost(url);
    }
  }

  private static String badHost(String url) {
    return "url must name a host, and a port from 1 to 65535 if any, found '%s'"
        .formatted(SafeUrl.of(url));
  }

  static String authorityOf(String url) {
    return url.substring(url.indexOf("//") + 2).split("[/?#]", 2)[0];
  }

  static String hostOf(String authority) {
    int port = portStart(authority);
    return port < 0 ? authority : authority.substring(0, port);
  }

  private static String portOf(String authority) {
    int port = portStart(authority);
    return port < 0 ? "" : authority.substring(port);
  }

  private static int portStart(String authority) {
    int colon = authority.lastIndexOf(':');
    return colon > authority.lastIndexOf(']') ? colon : -1;
  }

  private static String printable(String text) {
    return text.replaceAll("\\p{Cntrl}", "?");
  }
}
