package dev.hookline.config;

import dev.hookline.config.internal.SecretReference;
import java.net.IDN;
import java.util.Locale;
import java.util.Optional;

/**
 * Hosts that are IPv4 addresses in a notation other than four decimal numbers. Programs disagree on
 * the address of such a host, and address rules do not recognize it.
 */
final class HostNotation {

  private static final int OCTAL = 8;
  private static final int DECIMAL = 10;

  private HostNotation() {}

  static Optional<String> problem(String url) {
    // "z" is not part of any address: a host with a secret is not judged
    String plain = SecretReference.replaceIn(url, "z");
    String lower = plain.toLowerCase(Locale.ROOT);
    if (!lower.startsWith("http://") && !lower.startsWith("https://")) {
      return Optional.empty();
    }
    String host = UrlRules.hostOf(UrlRules.authorityOf(plain));
    try {
      return problemOf(host, IDN.toASCII(host));
    } catch (IllegalArgumentException e) {
      // neither a name nor an address: the host rule reports it
      return Optional.empty();
    }
  }

  private static Optional<String> problemOf(String written, String host) {
    Optional<String> octal = AddressNotation.read(host, OCTAL);
    Optional<String> decimal = AddressNotation.read(host, DECIMAL);
    Optional<String> address = octal.or(() -> decimal);
    if (address.isEmpty() || address.get().equals(written)) {
      return Optional.empty();
    }
    if (decimal.isPresent() && !decimal.equals(address)) {
      return Optional.of(
          "url has the host '%s', which some programs read as the address %s and others as %s; write the intended one"
              .formatted(written, address.get(), decimal.get()));
    }
    return Optional.of(
        "url has the host '%s', which is the address %s in an unusual notation; write %s"
            .formatted(written, address.get(), address.get()));
  }
}
