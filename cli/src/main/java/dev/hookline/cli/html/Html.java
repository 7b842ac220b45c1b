package dev.hookline.cli.html;

import dev.hookline.cli.output.Printable;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a page. Text becomes one only by {@link #text}, which escapes it, so that nothing from
 * outside is taken for markup.
 */
public record Html(String markup) {

  /** Nothing. */
  public static final Html NONE = new Html("");

  /** Returns text that may come from outside; nothing for null. */
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

  /** Returns the pieces one after another. */
  public static Html join(List<Html> pieces) {
    return new Html(pieces.stream().map(Html::markup).collect(Collectors.joining("\n")));
  }

  /**
   * Returns own markup, each {@code %s} in it replaced by a piece.
   *
   * @param pieces pieces, or texts, which are escaped
   */
  public static Html of(String markup, Object... pieces) {
    Object[] safe = new Object[pieces.length];
    for (int i = 0; i < pieces.length; i++) {
      safe[i] = pieces[i] instanceof Html piece ? piece.markup() : text("" + pieces[i]).markup();
    }
    return new Html(markup.formatted(safe));
  }
}
