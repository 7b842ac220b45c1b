package dev.hookline.worker.tier;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Secrets that are unlike any other text, and where they turn up again, in whatever form. */
public final class PlantedSecrets {

  /** A part of a secret is a leak too. */
  private static final int PART = 12;

  private static final int STEP = 4;
  private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_-]{8,}");
  private static final Pattern UNICODE = Pattern.compile("\\\\u([0-9a-fA-F]{4})");
  private static final Pattern PERCENT = Pattern.compile("%([0-9a-fA-F]{2})");
  private static final Pattern DECIMAL = Pattern.compile("&#([0-9]{2,3});");

  private final Map<String, String> values = new LinkedHashMap<>();

  /** Plants a secret and returns it. */
  public synchronized String plant(String kind, String value) {
    values.put(kind, value);
    return value;
  }

  public synchronized String get(String kind) {
    return values.get(kind);
  }

  public synchronized Set<String> kinds() {
    return new TreeSet<>(values.keySet());
  }

  /** Returns the kinds of secrets of which the text has at least a part. */
  public synchronized Set<String> in(String text) {
    Set<String> found = new TreeSet<>();
    List<String> forms = forms(text);
    values.forEach(
        (kind, value) -> {
          if (parts(value).stream()
              .anyMatch(part -> forms.stream().anyMatch(form -> form.contains(part)))) {
            found.add(kind);
          }
        });
    return found;
  }

  private static List<String> parts(String value) {
    List<String> parts = new ArrayList<>(List.of(value));
    for (int start = 0; start + PART <= value.length(); start += STEP) {
      parts.add(value.substring(start, start + PART));
    }
    return parts;
  }

  /** The text, and what it says where it was escaped or encoded. */
  private static List<String> forms(String text) {
    String json = decoded(text, UNICODE, 16).replaceAll("\\\\(?=[^\\\\])", "");
    String url = decoded(text, PERCENT, 16);
    String html =
        decoded(text, DECIMAL, 10)
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&quot;", "\"")
            .replace("&amp;", "&");
    List<String> forms = new ArrayList<>(List.of(text, json, url, html, url.replace('+', ' ')));
    StringBuilder decoded = new StringBuilder();
    for (String form : List.of(text, json, url)) {
      Matcher run = BASE64.matcher(form);
      while (run.find()) {
        String standard = run.group().replace('-', '+').replace('_', '/');
        int whole = standard.length() - standard.length() % 4;
        byte[] bytes = Base64.getDecoder().decode(standard.substring(0, whole));
        decoded.append(new String(bytes, UTF_8)).append('\n');
        decoded.append(new String(bytes, ISO_8859_1)).append('\n');
      }
    }
    forms.add(decoded.toString());
    return forms;
  }

  private static String decoded(String text, Pattern escape, int radix) {
    return escape
        .matcher(text)
        .replaceAll(
            (MatchResult found) ->
                Matcher.quoteReplacement(
                    Character.toString(Integer.parseInt(found.group(1), radix))));
  }
}
