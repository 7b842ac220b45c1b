package dev.hookline.internal.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.ByteString;
import io.temporal.api.common.v1.Payload;
import io.temporal.common.converter.EncodingKeys;
import io.temporal.common.converter.RawValue;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Bodies as Temporal payloads: exact bytes, {@code json/plain} so that the UI shows them, an empty
 * body as an empty {@code binary/plain}. Nothing is converted or parsed. A client without
 * encryption keys passes encrypted payloads on unchanged. They must neither be sent to an endpoint
 * nor read as a plan, so reading one throws {@link DecryptionException}.
 */
public final class Bodies {

  private static final ByteString JSON = ByteString.copyFromUtf8("json/plain");
  private static final ByteString ENCRYPTED = ByteString.copyFromUtf8(Names.ENCODING_ENCRYPTED);
  private static final ByteString BINARY = ByteString.copyFromUtf8("binary/plain");

  private Bodies() {}

  /** Returns the payload with the bytes. */
  public static RawValue of(byte[] body) {
    return new RawValue(
        Payload.newBuilder()
            .putMetadata(EncodingKeys.METADATA_ENCODING_KEY, body.length == 0 ? BINARY : JSON)
            .setData(ByteString.copyFrom(body))
            .build());
  }

  /**
   * Returns the payload of a response: its body, with further data in the metadata, which other
   * readers ignore.
   *
   * @param status the HTTP status
   * @param millis the duration of the attempt in milliseconds
   * @param before the earlier failed attempts
   */
  public static RawValue response(byte[] body, int status, long millis, AttemptLog before) {
    Payload.Builder payload = of(body).getPayload().toBuilder();
    payload.putMetadata(Names.METADATA_STATUS, ByteString.copyFromUtf8(Integer.toString(status)));
    payload.putMetadata(Names.METADATA_MILLIS, ByteString.copyFromUtf8(Long.toString(millis)));
    payload.putMetadata(Names.METADATA_LOG, ByteString.copyFromUtf8(before.text()));
    return new RawValue(payload.build());
  }

  /** Returns the body without the metadata of a response; empty for null. */
  public static RawValue withoutMetadata(@Nullable RawValue response) {
    if (response == null) {
      return empty();
    }
    return new RawValue(
        clear(response).toBuilder()
            .removeMetadata(Names.METADATA_STATUS)
            .removeMetadata(Names.METADATA_MILLIS)
            .removeMetadata(Names.METADATA_LOG)
            .removeMetadata(Names.METADATA_NEXT_TASK)
            .build());
  }

  /** Returns a metadata value of {@link #response}; empty if there is none with the name. */
  public static Optional<String> metadata(@Nullable RawValue body, String name) {
    return Optional.ofNullable(body)
        .map(found -> clear(found).getMetadataMap().get(name))
        .map(ByteString::toStringUtf8);
  }

  /** Returns a numeric metadata value; empty if there is none. */
  public static OptionalLong numericMetadata(@Nullable RawValue body, String name) {
    try {
      return metadata(body, name).stream().mapToLong(Long::parseLong).findFirst();
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }

  /** Returns the empty body. */
  public static RawValue empty() {
    return of(new byte[0]);
  }

  /** Returns the bytes of a payload; none for null, as for a missing argument. */
  public static byte[] bytes(@Nullable RawValue body) {
    return body == null ? new byte[0] : clear(body).getData().toByteArray();
  }

  /** Returns the bytes of a payload as UTF-8 text. */
  public static String text(@Nullable RawValue body) {
    return new String(bytes(body), UTF_8);
  }

  /** Returns the number of bytes of a payload. */
  public static int size(@Nullable RawValue body) {
    return body == null ? 0 : clear(body).getData().size();
  }

  /**
   * Returns the payload of a body.
   *
   * @throws DecryptionException if it is encrypted
   */
  private static Payload clear(RawValue body) {
    Payload payload = body.getPayload();
    if (isEncrypted(payload)) {
      throw DecryptionException.notConfigured(keyId(payload));
    }
    return payload;
  }

  /** Returns whether a payload is encrypted. */
  public static boolean isEncrypted(Payload payload) {
    return ENCRYPTED.equals(payload.getMetadataMap().get(EncodingKeys.METADATA_ENCODING_KEY));
  }

  /** Returns the id of the key that a payload is encrypted with; empty if it names none. */
  public static String keyId(Payload payload) {
    return payload.getMetadataOrDefault(Names.METADATA_KEY_ID, ByteString.EMPTY).toStringUtf8();
  }
}
