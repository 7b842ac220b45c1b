package dev.hookline.config;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Which hosts a request can be sent to, among those that pass for one in a url. */
final class HostRules {

  private static final int MAX_LENGTH = 253;
  private static final String PUNYCODE = "xn--";

  /** What names of 2003 could hold ({@link IDN} takes it) and those of today cannot (UTS 46). */
  private static final Pattern OUTDATED =
      Pattern.compile(
          "[\\u04c0\\u10a0-\\u10c5\\u115f\\u1160\\u17b4\\u17b5\\u1806\\u2024\\u2132\\u2183"
              + "\\u2488-\\u249b\\u3164\\u33c2\\u33c7\\u33d8\\ufe52\\uffa0"
              + "\\x{2f868}\\x{2f874}\\x{2f91f}\\x{2f95f}\\x{2f9bf}]");

  /** Letters of their own today, which {@link IDN} replaces by others or none. */
  private static final Pattern KEPT = Pattern.compile("[\\u00df\\u03c2\\u200c\\u200d]");

  /** IPv6 with a zone, or with decimal parts that begin with a zero, which some read as octal. */
  private static final Pattern UNSENT_ADDRESS = Pattern.compile("\\[.*(%|:0[0-9]+\\.|\\.0[0-9]).*");

  private static final String OTHER_LETTER = "\u00e9";

  private HostRules() {}

  /**
   * Returns the host as it is written in ASCII.
   *
   * @throws IllegalArgumentException if no request can be sent to it
   */
  static String toAscii(String host) {
    if (UNSENT_ADDRESS.matcher(host).matches()) {
      throw new IllegalArgumentException("host is an address that no request can be sent to");
    }
    String ascii = IDN.toASCII(host);
    // with them a label gets longer, and one that begins with xn-- is none
    String kept = IDN.toASCII(KEPT.matcher(host).replaceAll(OTHER_LETTER));
    if (Math.max(ascii.length(), kept.length()) > MAX_LENGTH || OUTDATED.matcher(host).find()) {
      throw new IllegalArgumentException("host is too long or holds what no name can hold");
    }
    for (String label : ascii.split("\\.", -1)) {
      String lower = label.toLowerCase(Locale.ROOT);
      if (lower.startsWith(PUNYCODE) && !isName(lower.substring(PUNYCODE.length()))) {
        throw new IllegalArgumentException("host holds a malformed " + PUNYCODE);
      }
    }
    return ascii;
  }

  private static boolean isName(String punycode) {
    return Punycode.decode(punycode)
        .filter(name -> name.chars().anyMatch(c -> c >= 0x80))
        .filter(name -> Normalizer.isNormalized(name, Normalizer.Form.NFC))
        .isPresent();
  }
}
