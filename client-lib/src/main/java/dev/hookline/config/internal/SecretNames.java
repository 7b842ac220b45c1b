package dev.hookline.config.internal;

import java.util.Locale;
import java.util.regex.Pattern;

/** The names of headers and parameters whose values usually are secrets. */
public final class SecretNames {

  private static final Pattern NAME =
      Pattern.compile(
          "authorization|proxy-authorization|cookie|.*(token|secret|api[-_]?key|password).*");

  /** Names that mean less alone than in the query of a webhook. */
  private static final Pattern IN_URL = Pattern.compile(".*(key|sig|signature|code)");

  private SecretNames() {}

  /** Returns whether a header or parameter of that name usually has a secret, ignoring case. */
  public static boolean contains(String name) {
    return NAME.matcher(name.toLowerCase(Locale.ROOT)).matches();
  }

  /** Returns whether a parameter of that name in a url may have a secret, ignoring case. */
  public static boolean mayBeInUrl(String name) {
    return contains(name) || IN_URL.matcher(name.toLowerCase(Locale.ROOT)).matches();
  }
}
