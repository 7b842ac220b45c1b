package dev.hookline.config;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The rules of configured request headers. */
final class HeaderRules {

  /** A field name by RFC 9110, section 5.1. */
  private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

  private static final Set<String> RESERVED =
      new TreeSet<>(
          List.of(
              "host",
              "content-length",
              "transfer-encoding",
              "connection",
              "accept-encoding",
              "webhook-id",
              "idempotency-key"));

  private HeaderRules() {}

  static void check(String path, String name, String value, List<ConfigProblem> problems) {
    if (!isName(name)) {
      problems.add(
          ConfigProblem.at(
              path, "header name must be letters, digits and hyphens, found '%s'".formatted(name)));
    } else if (isReserved(name)) {
      problems.add(
          ConfigProblem.at(
              path, "header '%s' is set by Hookline; choose another name".formatted(name)));
    }
    if (!isSendable(value)) {
      problems.add(
          ConfigProblem.at(
              path + "." + name,
              "value of header '%s' must be printable ASCII without line breaks".formatted(name)));
    }
    SecretRules.wellFormed(path + "." + name, value, problems);
  }

  static boolean isName(String name) {
    return NAME.matcher(name).matches();
  }

  /** Returns whether Hookline itself sets the header in each request, ignoring case. */
  static boolean isReserved(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return RESERVED.contains(lower) || lower.startsWith("hookline-");
  }

  /** Returns whether the value is allowed in a header. */
  static boolean isSendable(String value) {
    return value.chars().allMatch(c -> c == '\t' || (c >= ' ' && c < 0x7f));
  }
}
