package dev.hookline.internal.encryption;

import com.google.protobuf.util.Durations;
import dev.hookline.contract.FailureCode;
import dev.hookline.internal.wire.DecryptionException;
import io.temporal.api.common.v1.Payloads;
import io.temporal.api.failure.v1.ApplicationFailureInfo;
import io.temporal.api.failure.v1.Failure;
import io.temporal.common.converter.CodecDataConverter;
import io.temporal.common.converter.DataConverter;
import io.temporal.payload.context.SerializationContext;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Converts and encrypts payloads, including messages and details of failures. Without keys it
 * encrypts nothing, and reports the key of an encrypted payload as missing.
 *
 * <p>An attempt whose input does not decrypt fails in the clear and is retried later, on a worker
 * that may have the key. The server allows a limited number of attempts, so the delay grows with
 * the time for which this process has lacked that key.
 */
final class EncryptingConverter extends CodecDataConverter {

  private static final Duration LEAST_GAP = Duration.ofSeconds(10);
  private static final Duration MOST_GAP = Duration.ofHours(1);

  private final AesGcmCodec codec;
  private final LongSupplier nanos;
  private final FirstMisses firstMisses = new FirstMisses();

  EncryptingConverter(DataConverter inner, AesGcmCodec codec, LongSupplier nanos) {
    super(inner, List.of(codec), !codec.keys().isEmpty());
    this.codec = codec;
    this.nanos = nanos;
  }

  AesGcmCodec codec() {
    return codec;
  }

  /** Encryption does not depend on where a payload belongs. */
  @Override
  public CodecDataConverter withContext(SerializationContext context) {
    return this;
  }

  @Override
  public Failure exceptionToFailure(Throwable throwable) {
    return DecryptionException.in(throwable)
        .map(this::unreadable)
        .orElseGet(() -> super.exceptionToFailure(throwable));
  }

  /** Decrypts only the requested payload. */
  @Override
  public <T> T fromPayloads(int index, Optional<Payloads> content, Class<T> type, Type generic) {
    if (content.isEmpty() || index >= content.get().getPayloadsCount()) {
      return super.fromPayloads(index, Optional.empty(), type, generic);
    }
    return fromPayload(content.get().getPayloads(index), type, generic);
  }

  private Failure unreadable(DecryptionException missing) {
    return Failure.newBuilder()
        .setMessage("worker cannot read what it was given: " + missing.getMessage())
        .setSource("JavaSDK")
        .setApplicationFailureInfo(
            ApplicationFailureInfo.newBuilder()
                .setType(FailureCode.DECRYPTION_FAILED.code())
                .setNextRetryDelay(Durations.fromMillis(gap(missing.keyId()).toMillis())))
        .build();
  }

  private Duration gap(String keyId) {
    long now = nanos.getAsLong();
    Duration lacking = Duration.ofNanos(now - firstMisses.of(keyId, now));
    if (lacking.compareTo(LEAST_GAP) < 0) {
      return LEAST_GAP;
    }
    return lacking.compareTo(MOST_GAP) < 0 ? lacking : MOST_GAP;
  }
}
