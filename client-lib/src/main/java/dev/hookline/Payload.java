package dev.hookline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.hookline.InvocationException.Reason;
import dev.hookline.internal.json.ByteOrderMark;
import dev.hookline.internal.json.JsonText;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An immutable body, byte for byte: an event's payload, a webhook's response or the final response.
 * Hookline never parses and re-serializes a body, so big numbers, duplicate keys and whitespace
 * survive.
 */
public final class Payload {

  /** The largest payload of an event, in bytes: 1.5 MiB. */
  public static final int MAX_BYTES = 3 * 512 * 1024;

  private static final Payload EMPTY = new Payload(new byte[0]);
  static final JsonMapper MAPPER = JsonMapper.builder().findAndAddModules().build();

  private final byte[] bytes;

  private Payload(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Returns the empty payload. */
  public static Payload empty() {
    return EMPTY;
  }

  /** Returns a payload with a copy of the bytes; nothing is checked. */
  public static Payload of(byte[] bytes) {
    return bytes.length == 0 ? EMPTY : new Payload(bytes.clone());
  }

  /** Returns a payload with the text in UTF-8, such as JSON; nothing is checked. */
  public static Payload of(String text) {
    return text.isEmpty() ? EMPTY : new Payload(text.getBytes(UTF_8));
  }

  /**
   * Returns the payload to send for a value: a payload byte for byte, anything else as JSON.
   *
   * @throws InvocationException if it is not JSON, cannot be serialized as JSON, or is larger than
   *     {@link #MAX_BYTES}
   */
  public static Payload serialize(@Nullable Object value, ObjectMapper mapper) {
    return PayloadWriter.write(value, mapper);
  }

  /** Returns a copy of the bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** Returns the number of bytes. */
  public int size() {
    return bytes.length;
  }

  /** Returns whether there are no bytes. */
  public boolean isEmpty() {
    return bytes.length == 0;
  }

  /** Returns whether the bytes are one JSON value by RFC 8259, in UTF-8. */
  public boolean isJson() {
    return JsonText.isValid(bytes);
  }

  /**
   * Checks that this payload may be sent to webhooks.
   *
   * @throws InvocationException if it is neither empty nor JSON, or larger than {@link #MAX_BYTES}
   */
  public Payload requireSendable() {
    return requireJson().requireSize();
  }

  Payload requireJson() {
    Optional<String> mark = ByteOrderMark.of(bytes);
    if (mark.isPresent()) {
      throw InvocationException.badInput(
          Reason.INVALID_PAYLOAD,
          "payload must be empty or one JSON value in UTF-8 without a byte order mark (BOM), found %d bytes that start with a %s BOM; save it as UTF-8 without BOM"
              .formatted(bytes.length, mark.get()),
          null);
    }
    if (!isEmpty() && !isJson()) {
      throw InvocationException.badInput(
          Reason.INVALID_PAYLOAD,
          "payload must be empty or one JSON value in UTF-8, found %d bytes that are neither; pass an object to have it serialized as JSON"
              .formatted(bytes.length),
          null);
    }
    return this;
  }

  Payload requireSize() {
    if (bytes.length > MAX_BYTES) {
      throw InvocationException.badInput(
          Reason.PAYLOAD_TOO_LARGE,
          "payload must be at most %d bytes, found %d; send a reference to the data instead"
              .formatted(MAX_BYTES, bytes.length),
          null);
    }
    return this;
  }

  /** Returns the bytes as UTF-8 text. */
  public String text() {
    return new String(bytes, UTF_8);
  }

  /**
   * Deserializes the JSON into a type with a default Jackson mapper.
   *
   * @throws IllegalStateException if the bytes are empty or do not fit the type
   */
  public <T> T as(Class<T> type) {
    requireNonNull(type, "type");
    try {
      return MAPPER.readValue(bytes, type);
    } catch (IOException e) {
      throw new IllegalStateException(
          "body of " + bytes.length + " bytes cannot be read as " + type.getSimpleName(), e);
    }
  }

  /** Returns whether the other object is a payload with the same bytes. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Payload that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** Returns only the size: bodies do not belong in logs. */
  @Override
  public String toString() {
    return "Payload[" + bytes.length + " bytes]";
  }
}
