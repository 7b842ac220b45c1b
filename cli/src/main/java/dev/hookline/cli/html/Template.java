package dev.hookline.cli.html;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A resource file with placeholders, written {@code {{name}}}. */
public final class Template {

  private static final Pattern PLACE = Pattern.compile("\\{\\{([a-zA-Z]+)}}");

  private final String text;

  private Template(String text) {
    this.text = text;
  }

  /** Returns the template of that name. */
  public static Template of(String name) {
    try (InputStream resource =
        Template.class.getResourceAsStream("/dev/hookline/cli/html/" + name)) {
      if (resource == null) {
        throw new IllegalStateException("missing template " + name);
      }
      return new Template(new String(resource.readAllBytes(), UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Fills every placeholder once: inserted text is not searched for placeholders. */
  public Html fill(Map<String, Html> pieces) {
    return new Html(
        PLACE
            .matcher(text)
            .replaceAll(
                place -> {
                  Html piece = pieces.get(place.group(1));
                  if (piece == null) {
                    throw new IllegalStateException("no value for placeholder " + place.group());
                  }
                  return Matcher.quoteReplacement(piece.markup());
                }));
  }

  /** Returns a whole page around the content. */
  public static String page(String title, Html content, Html footer) {
    return of("page.html")
        .fill(Map.of("title", Html.text(title), "content", content, "footer", footer))
        .markup();
  }
}
