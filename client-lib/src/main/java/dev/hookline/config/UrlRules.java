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

/** What a webhook's url must be. Messages never show a query: it may hold a secret. */
final class UrlRules {

  private static final int MAX_PORT = 65_535;

  /**
   * IPv6 with a zone, or with decimal parts that begin with a zero: no request can be sent to it.
   */
  private static final Pattern UNSENT_ADDRESS = Pattern.compile("\\[.*(%|:0[0-9]+\\.|\\.0[0-9]).*");

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
      return "url must have no space at its ends and no control character, found '%s'"
          .formatted(printable(SafeUrl.of(url)));
    }
    // a harmless word where a secret stands, so that the rest can be checked
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
      return "url must hold no user or password, found some for '%s'; send them by authToken or headers with a secret reference"
          .formatted(SafeUrl.of(url));
    }
    try {
      // names of containers have an underscore, which Java's URI refuses
      String host = IDN.toASCII(hostOf(authority)).replace('_', 'u');
      if (UNSENT_ADDRESS.matcher(host).matches()) {
        return badHost(url);
      }
      URI uri = new URI("http://" + host + portOf(authority));
      // a character of another script may stand for one that ends the host
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
