package dev.hookline.worker.internal.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Finds a secret in the start of a response, also where the endpoint has escaped its characters for
 * JSON, HTML or a URL, and where the start ends inside it.
 */
final class EscapedText {

  /** Shorter texts would occur everywhere. */
  static final int SHORTEST = 4;

  private static final int LONGEST_ESCAPE = 12;
  private static final Map<Integer, String> ENTITIES =
      Map.of((int) '&', "&amp;", (int) '<', "&lt;", (int) '>', "&gt;", (int) '"', "&quot;");

  /** The forms of each character, the literal one first. */
  private final List<List<String>> characters;

  private final String plain;

  EscapedText(String plain) {
    this.plain = plain;
    this.characters = plain.codePoints().mapToObj(EscapedText::forms).toList();
  }

  /** Returns the text with each occurrence replaced. */
  String replacedIn(String text, String replacement) {
    StringBuilder replaced = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      int end = text.startsWith(plain, at) ? at + plain.length() : end(text, at);
      if (end < 0) {
        replaced.append(text.charAt(at++));
      } else {
        replaced.append(replacement);
        at = end;
      }
    }
    return replaced.toString();
  }

  /** Returns the end of the occurrence that begins there; -1 if there is none. */
  private int end(String text, int from) {
    int at = from;
    int matched = 0;
    for (List<String> forms : characters) {
      if (at == text.length()) {
        return matched >= SHORTEST ? at : -1;
      }
      int next = after(text, at, forms);
      if (next < 0) {
        boolean isCut = "\\%&".indexOf(text.charAt(at)) >= 0 && text.length() - at < LONGEST_ESCAPE;
        return matched >= SHORTEST && isCut ? text.length() : -1;
      }
      at = next;
      matched++;
    }
    return at;
  }

  /** Tries escapes first: the literal form of a character can begin an escape of it. */
  private static int after(String text, int at, List<String> forms) {
    for (String escaped : forms.subList(1, forms.size())) {
      if (text.regionMatches(true, at, escaped, 0, escaped.length())) {
        return at + escaped.length();
      }
    }
    String literal = forms.get(0);
    return text.startsWith(literal, at) ? at + literal.length() : -1;
  }

  private static List<String> forms(int c) {
    String literal = Character.toString(c);
    List<String> forms = new ArrayList<>(List.of(literal));
    if (Character.isLetterOrDigit(c) && c < 0x80) {
      return forms;
    }
    StringBuilder percent = new StringBuilder();
    for (byte one : literal.getBytes(UTF_8)) {
      percent.append("%%%02X".formatted(one & 0xFF));
    }
    StringBuilder unicode = new StringBuilder();
    for (int i = 0; i < literal.length(); i++) {
      unicode.append("\\u%04X".formatted((int) literal.charAt(i)));
    }
    forms.addAll(
        List.of(
            percent.toString(),
            unicode.toString(),
            "\\" + literal,
            "&#%d;".formatted(c),
            "&#%03d;".formatted(c),
            "&#x%x;".formatted(c)));
    if (ENTITIES.containsKey(c)) {
      forms.add(ENTITIES.get(c));
    }
    if (c == ' ') {
      forms.add("+");
    }
    return forms;
  }
}
