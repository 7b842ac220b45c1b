package dev.hookline.internal.encryption;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import dev.hookline.internal.wire.DecryptionException;
import io.temporal.api.common.v1.Payload;
import io.temporal.api.common.v1.Payloads;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Temporal's protocol for remote codecs: the bodies of {@code /encode} and {@code /decode}, which
 * the Temporal UI and CLI send, are the JSON of payloads. Thread-safe.
 */
public final class RemoteCodec {

  private final AesGcmCodec codec;

  /** Creates the codec with the keys of an encryption. */
  public RemoteCodec(Encryption encryption) {
    this.codec = encryption.codec();
  }

  /**
   * Returns the payloads of a body, encrypted.
   *
   * @throws IllegalArgumentException if it is no JSON of payloads
   */
  public byte[] encode(byte[] body) {
    return changed(body, payload -> codec.encode(List.of(payload)).get(0));
  }

  /**
   * Returns the payloads of a body, decrypted; those that do not decrypt are returned as they are.
   *
   * @throws IllegalArgumentException if it is no JSON of payloads
   */
  public byte[] decode(byte[] body) {
    return changed(body, this::decoded);
  }

  private Payload decoded(Payload payload) {
    try {
      return codec.decode(List.of(payload)).get(0);
    } catch (DecryptionException e) {
      return payload;
    }
  }

  private static byte[] changed(byte[] body, UnaryOperator<Payload> change) {
    Payloads.Builder payloads = Payloads.newBuilder();
    try {
      JsonFormat.parser().ignoringUnknownFields().merge(new String(body, UTF_8), payloads);
      for (int i = 0; i < payloads.getPayloadsCount(); i++) {
        payloads.setPayloads(i, change.apply(payloads.getPayloads(i)));
      }
      return JsonFormat.printer().omittingInsignificantWhitespace().print(payloads).getBytes(UTF_8);
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalArgumentException(
          "body must be JSON such as {\"payloads\": [{\"metadata\": {…}, \"data\": \"base64\"}]}");
    }
  }
}
