package dev.hookline.cli.html;

import dev.hookline.cli.output.Printable;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A fragment of HTML. Text becomes HTML only through {@link #text}, which escapes it, so that
 * external text is never treated as markup.
 */
public record Html(String markup) {

  /** Nothing. */
  public static final Html NONE = new Html("");

  /** Returns escaped text, which may be external; nothing for null. */
  public static Html text(@Nullable String text) {
    return text == null
        ? NONE
        : new Html(
            Printable.of(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;"));
  }

  /** Returns the concatenated fragments. */
  public static Html join(List<Html> pieces) {
    return new Html(pieces.stream().map(Html::markup).collect(Collectors.joining("\n")));
  }

  /**
   * Returns trusted markup with each {@code %s} replaced by a fragment.
   *
   * @param pieces fragments, or texts, which are escaped
   */
  public static Html of(String markup, Object... pieces) {
    Object[] safe = new Object[pieces.length];
    for (int i = 0; i < pieces.length; i++) {
      safe[i] = pieces[i] instanceof Html piece ? piece.markup() : text("" + pieces[i]).markup();
    }
    return new Html(markup.formatted(safe));
  }
}
