package dev.hookline.cli.execution;

import dev.hookline.cli.output.Printable;
import dev.hookline.contract.Plan;
import dev.hookline.contract.ProxySettings;
import dev.hookline.contract.TlsSettings;
import dev.hookline.contract.WebhookCall;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How the webhooks of a plan are authenticated and reached: the schemes, without any value. */
final class AccessText {

  private AccessText() {}

  /** Returns the lines for a plan; a line without content is omitted. */
  static List<String> lines(Plan plan) {
    return Stream.of(
            line("auth       ", plan, AccessText::scheme),
            line("tls        ", plan, call -> tls(call.tls())),
            line("proxy      ", plan, call -> proxy(call.proxy())))
        .flatMap(Optional::stream)
        .toList();
  }

  /** Returns the description of one webhook, each part after a comma. */
  static String of(@Nullable Plan plan, String webhook) {
    StringBuilder text = new StringBuilder();
    if (plan != null) {
      plan.webhooks().stream()
          .filter(call -> call.name().equals(webhook))
          .forEach(
              call -> {
                append(text, "auth ", scheme(call));
                append(text, "tls ", tls(call.tls()));
                append(text, "proxy ", proxy(call.proxy()));
              });
    }
    return text.toString();
  }

  private static void append(StringBuilder text, String what, String value) {
    if (!value.isEmpty()) {
      text.append(", ").append(what).append(value);
    }
  }

  private static Optional<String> line(
      String name, Plan plan, Function<WebhookCall, String> value) {
    StringJoiner line = new StringJoiner(", ", name, "").setEmptyValue("");
    for (WebhookCall call : plan.webhooks()) {
      String found = value.apply(call);
      if (!found.isEmpty()) {
        line.add("%s (%s)".formatted(Printable.of(call.name()), found));
      }
    }
    return Optional.of(line.toString()).filter(text -> !text.isEmpty());
  }

  private static String scheme(WebhookCall call) {
    if (call.authToken() != null) {
      return "bearer";
    }
    if (call.auth() == null) {
      return "";
    }
    return call.auth().isKnown() ? call.auth().scheme() : "unknown scheme";
  }

  private static String tls(@Nullable TlsSettings tls) {
    if (tls == null) {
      return "";
    }
    boolean hasCertificate = tls.cert() != null || tls.pkcs12() != null;
    return tls.ca() == null
        ? "client certificate"
        : hasCertificate ? "own CA and client certificate" : "own CA";
  }

  private static String proxy(@Nullable ProxySettings proxy) {
    if (proxy == null) {
      return "";
    }
    return proxy.isDirect()
        ? "none"
        : proxy.url().startsWith("socks5")
            ? "socks5"
            : proxy.url().startsWith("http") ? "http" : "from a secret";
  }
}
