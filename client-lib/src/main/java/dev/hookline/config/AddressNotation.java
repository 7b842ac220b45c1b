package dev.hookline.config;

import java.util.Locale;
import java.util.Optional;

/**
 * Parses IPv4 addresses in every notation of C's {@code inet_aton}: one to four numbers, decimal,
 * octal or hexadecimal, the last of which fills the remaining bytes. Pure.
 */
final class AddressNotation {

  private static final int PARTS = 4;

  /** More digits than any part can have, leading zeros aside. */
  private static final int MAX_DIGITS = 15;

  private AddressNotation() {}

  /**
   * Returns the address in dotted decimal notation; empty if the host is not an address.
   *
   * @param zeroRadix the radix of numbers with a leading zero: 8 as in {@code inet_aton}, 10 as in
   *     Java
   */
  static Optional<String> read(String host, int zeroRadix) {
    // a trailing dot makes a name absolute, and clients drop it
    String[] parts =
        (host.endsWith(".") ? host.substring(0, host.length() - 1) : host).split("\\.", -1);
    if (parts.length > PARTS) {
      return Optional.empty();
    }
    long address = 0;
    for (int i = 0; i < parts.length; i++) {
      boolean isLast = i == parts.length - 1;
      int bytes = isLast ? PARTS - i : 1;
      long part = number(parts[i].toLowerCase(Locale.ROOT), zeroRadix);
      if (part < 0 || part >= 1L << (8 * bytes)) {
        return Optional.empty();
      }
      address = (address << (8 * bytes)) | part;
    }
    return Optional.of(
        "%d.%d.%d.%d"
            .formatted(address >> 24, address >> 16 & 0xFF, address >> 8 & 0xFF, address & 0xFF));
  }

  /** Returns -1 if the part is not a number. */
  private static long number(String part, int zeroRadix) {
    boolean isHex = part.startsWith("0x");
    int radix = isHex ? 16 : part.startsWith("0") ? zeroRadix : 10;
    String digits = (isHex ? part.substring(2) : part).replaceFirst("^0+", "");
    boolean isNumber =
        !part.isEmpty()
            && digits.length() <= MAX_DIGITS
            && digits.chars().allMatch(c -> c < 0x80 && Character.digit(c, radix) >= 0);
    return !isNumber ? -1 : digits.isEmpty() ? 0 : Long.parseLong(digits, radix);
  }
}
