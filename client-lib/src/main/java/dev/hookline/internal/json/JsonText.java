package dev.hookline.internal.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;

/**
 * Validates that bytes are exactly one JSON value by RFC 8259: UTF-8 without a byte order mark,
 * numbers of any length, nesting up to {@value #MAX_DEPTH}.
 */
public final class JsonText {

  /** The deepest nesting that is accepted. */
  public static final int MAX_DEPTH = 10_000;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxNumberLength(Integer.MAX_VALUE)
                  .maxNameLength(Integer.MAX_VALUE)
                  .maxStringLength(Integer.MAX_VALUE)
                  .build())
          // senders could fill a symbol table, and it rejects names with colliding hashes
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .build();

  private JsonText() {}

  /** Returns whether the bytes are one JSON value; false for empty bytes. */
  public static boolean isValid(byte[] bytes) {
    try {
      // decode strictly: given bytes, Jackson accepts overlong forms and guesses UTF-16
      CharBuffer text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      try (JsonParser tokens = JSON.createParser(text.array(), 0, text.length())) {
        if (tokens.nextToken() == null) {
          return false;
        }
        tokens.skipChildren();
        return tokens.nextToken() == null;
      }
    } catch (IOException e) {
      return false;
    }
  }
}
