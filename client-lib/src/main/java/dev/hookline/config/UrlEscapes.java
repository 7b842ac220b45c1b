package dev.hookline.config;

import dev.hookline.config.internal.SafeUrl;
import dev.hookline.config.internal.SecretReference;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The percent escapes of a url, checked like Go's {@code url.Parse}: those in path and fragment
 * must be complete, a query may contain anything. {@link UrlRules} rejects those in a host.
 */
final class UrlEscapes {

  private static final Pattern BROKEN = Pattern.compile("%(?![0-9A-Fa-f]{2})");

  private UrlEscapes() {}

  static Optional<String> problem(String url) {
    if (SecretReference.isMalformedIn(url)) {
      return Optional.empty();
    }
    // a secret may complete an escape
    String[] parts = SecretReference.replaceIn(url, "00").split("#", 2);
    String path = afterAuthority(parts[0].split("\\?", 2)[0]);
    if (BROKEN.matcher(path).find()) {
      return Optional.of(
          "url must have two hexadecimal digits after each %% of its path, found '%s'; write %%25 for a percent sign"
              .formatted(SafeUrl.of(url)));
    }
    return parts.length == 2 && BROKEN.matcher(parts[1]).find()
        ? Optional.of(
            "url must have two hexadecimal digits after each % of its fragment; write %25 for a percent sign")
        : Optional.empty();
  }

  private static String afterAuthority(String url) {
    int authority = url.indexOf("//");
    int slash = authority < 0 ? 0 : url.indexOf('/', authority + 2);
    return slash < 0 ? "" : url.substring(slash);
  }
}
