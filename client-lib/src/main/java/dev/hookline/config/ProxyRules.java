package dev.hookline.config;

import dev.hookline.config.internal.SafeUrl;
import dev.hookline.config.internal.SecretReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The rules of a webhook's proxy. */
final class ProxyRules {

  private static final List<String> SCHEMES = List.of("http://", "socks5://", "socks5h://");

  private ProxyRules() {}

  static void check(String webhookPath, WebhookConfig webhook, List<ConfigProblem> problems) {
    ProxyConfig proxy = webhook.proxy();
    if (proxy == null || proxy.isDirect()) {
      return;
    }
    PartRules rules = new PartRules(webhookPath + "." + ConfigKey.PROXY.key, problems);
    rules.required(ProxyReader.URL, proxy.url(), "http://host:port or socks5://host:port");
    String problem = proxy.url().isBlank() ? null : problemOf(proxy.url());
    if (problem != null) {
      rules.problem(ProxyReader.URL, problem);
    }
    rules.optional(ProxyReader.USERNAME, proxy.username());
    rules.optional(ProxyReader.PASSWORD, proxy.password());
    if (proxy.username().isBlank() != proxy.password().isBlank()) {
      rules.problem("proxy must have username and password together, or neither");
    }
  }

  private static @Nullable String problemOf(String url) {
    if (url.startsWith("${") || SecretReference.isMalformedIn(url)) {
      return null;
    }
    String plain = SecretReference.replaceIn(url, "1");
    String scheme =
        SCHEMES.stream()
            .filter(plain.toLowerCase(Locale.ROOT)::startsWith)
            .findFirst()
            .orElse(null);
    if (scheme == null) {
      return "proxy must be http://host:port or socks5://host:port, found '%s'"
          .formatted(SafeUrl.of(url));
    }
    String rest = plain.substring(scheme.length());
    if (rest.contains("@")) {
      return "url of a proxy must hold no user or password; write them as username and password";
    }
    List<ConfigProblem> problems = new ArrayList<>();
    UrlRules.check("", "http://" + rest, problems);
    boolean isHostOnly = rest.replaceFirst("/$", "").chars().noneMatch(c -> "/?#".indexOf(c) >= 0);
    return problems.isEmpty() && isHostOnly
        ? null
        : "url of a proxy must be a host with a port from 1 to 65535, found '%s'"
            .formatted(SafeUrl.of(url));
  }

  static void literals(String webhookPath, WebhookConfig webhook, List<ConfigProblem> problems) {
    if (webhook.proxy() != null) {
      new PartRules(webhookPath + "." + ConfigKey.PROXY.key, problems)
          .literal(ProxyReader.PASSWORD, webhook.proxy().password());
    }
  }
}
