package dev.hookline.operate.list;

import com.google.protobuf.ByteString;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** A position in the server's list: the token of a page and a row in it. */
record ListPosition(ByteString token, int row) {

  static final ListPosition START = new ListPosition(ByteString.EMPTY, 0);

  /** Returns the text for {@link #parse}. */
  String text() {
    return row + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(token.toByteArray());
  }

  /**
   * Parses a position; null is the start.
   *
   * @throws IllegalArgumentException if the text is invalid
   */
  static ListPosition parse(@Nullable String text) {
    if (text == null) {
      return START;
    }
    try {
      int dot = text.indexOf('.');
      return new ListPosition(
          ByteString.copyFrom(Base64.getUrlDecoder().decode(text.substring(dot + 1))),
          Integer.parseUnsignedInt(text.substring(0, dot)));
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new IllegalArgumentException(
          "page must be the nextPage of an earlier list with the same filter, found '%s'"
              .formatted(text),
          e);
    }
  }
}
