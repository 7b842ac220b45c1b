package dev.hookline.verify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The signatures of a header such as {@code v1,… v1a,…}, in base64. */
final class SignatureHeader {

  /** Enough for 40 signatures; the limit bounds the receiver's computations. */
  static final int MAX_CHARS = 4_096;

  private final Map<String, List<String>> byScheme = new LinkedHashMap<>();

  SignatureHeader(String text) {
    for (String one : text.split(" ", -1)) {
      int comma = one.indexOf(',');
      if (comma > 0) {
        byScheme
            .computeIfAbsent(one.substring(0, comma), scheme -> new ArrayList<>())
            .add(one.substring(comma + 1));
      }
    }
  }

  /** Returns the signatures of a scheme, in the order of the header. */
  List<String> of(String scheme) {
    return byScheme.getOrDefault(scheme, List.of());
  }
}
