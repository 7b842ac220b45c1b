package dev.hookline.contract;

import com.google.protobuf.ByteString;
import io.temporal.api.common.v1.Payload;
import io.temporal.common.converter.EncodingKeys;
import io.temporal.common.converter.RawValue;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Bodies as Temporal payloads: exact bytes, {@code json/plain} so that the UI shows them, an empty
 * body as an empty {@code binary/plain}. No conversion, no parse.
 */
public final class Bodies {

  private static final ByteString JSON = ByteString.copyFromUtf8("json/plain");
  private static final ByteString BINARY = ByteString.copyFromUtf8("binary/plain");

  private Bodies() {}

  /** Returns the payload that holds the bytes. */
  public static RawValue of(byte[] body) {
    return new RawValue(
        Payload.newBuilder()
            .putMetadata(EncodingKeys.METADATA_ENCODING_KEY, body.length == 0 ? BINARY : JSON)
            .setData(ByteString.copyFrom(body))
            .build());
  }

  /**
   * Returns the payload that holds an answer's bytes and, beside them, what is not in the body; who
   * does not know it ignores it.
   *
   * @param status the HTTP status
   * @param millis how long the attempt took
   */
  public static RawValue answer(byte[] body, int status, long millis) {
    Payload.Builder payload = of(body).getPayload().toBuilder();
    payload.putMetadata(Names.METADATA_STATUS, number(status));
    payload.putMetadata(Names.METADATA_MILLIS, number(millis));
    return new RawValue(payload.build());
  }

  /** Returns what {@link #answer} put beside the bytes; empty where a name has no number. */
  public static OptionalLong beside(@Nullable RawValue body, String name) {
    ByteString number = body == null ? null : body.getPayload().getMetadataMap().get(name);
    try {
      return number == null
          ? OptionalLong.empty()
          : OptionalLong.of(Long.parseLong(number.toStringUtf8()));
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }

  private static ByteString number(long value) {
    return ByteString.copyFromUtf8(Long.toString(value));
  }

  /** Returns the empty body. */
  public static RawValue empty() {
    return of(new byte[0]);
  }

  /** Returns the bytes that a payload holds; none for null, as where an argument is missing. */
  public static byte[] bytes(@Nullable RawValue body) {
    return body == null ? new byte[0] : body.getPayload().getData().toByteArray();
  }

  /** Returns the number of bytes that a payload holds. */
  public static int size(@Nullable RawValue body) {
    return body == null ? 0 : body.getPayload().getData().size();
  }
}
