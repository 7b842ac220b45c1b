package dev.hookline.internal.encryption;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hookline.internal.wire.AttemptLog;
import dev.hookline.internal.wire.Bodies;
import dev.hookline.internal.wire.DecryptionException;
import dev.hookline.internal.wire.FailureDetails;
import dev.hookline.internal.wire.WireJson;
import io.temporal.api.common.v1.Payload;
import io.temporal.api.common.v1.Payloads;
import io.temporal.api.failure.v1.Failure;
import io.temporal.common.converter.DefaultDataConverter;
import io.temporal.common.converter.RawValue;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class EncryptingConverterTest {

  private final AtomicLong nanos = new AtomicLong();
  private final EncryptingConverter converter = converter("k1");
  private final EncryptingConverter keyless = converter();

  @Test
  void encryptsMessageAndDetailsOfAFailureAndNotItsCode() {
    Failure failure = converter.exceptionToFailure(largest());

    assertThat(failure.toString())
        .doesNotContain("said no", "secret body")
        .contains("http_status", "Encoded failure");
    ApplicationFailure read = (ApplicationFailure) converter.failureToException(failure);
    assertThat(read.getOriginalMessage()).contains("said no");
    assertThat(WireJson.details(read).orElseThrow().body()).contains("secret body");
  }

  /** Beyond 4 KB the server keeps neither details nor an encrypted message between attempts. */
  @Test
  void keepsTheLargestFailureWithinWhatTheServerKeeps() {
    assertThat(converter("k".repeat(64)).exceptionToFailure(largest()).getSerializedSize())
        .isLessThan(4_096);
  }

  private static ApplicationFailure largest() {
    FailureDetails details =
        new FailureDetails("w", 1, 3, 500, null, "secret body ".repeat(85), null)
            .withLog(AttemptLog.empty());
    ApplicationFailure failure =
        ApplicationFailure.newBuilder()
            .setMessage("webhook said no ".repeat(62))
            .setType("http_status")
            .setDetails(WireJson.toPayload(details))
            .build();
    failure.setStackTrace(new StackTraceElement[0]);
    return failure;
  }

  @Test
  void readsOneArgumentWithoutTheOthers() {
    Payloads both =
        Payloads.newBuilder()
            .addPayloads(converter.toPayload("clear enough").orElseThrow())
            .addPayloads(converter("k9").toPayload("not for us").orElseThrow())
            .build();

    assertThat(converter.fromPayloads(0, Optional.of(both), String.class, String.class))
        .isEqualTo("clear enough");
    assertThat(converter.fromPayloads(2, Optional.of(both), RawValue.class, RawValue.class))
        .isNull();
  }

  @Test
  void letsAnAttemptThatItCannotReadBeMadeLaterAndLater() {
    RuntimeException missing = missing();
    assertThat(gap(missing)).isEqualTo(Duration.ofSeconds(10));

    nanos.addAndGet(Duration.ofMinutes(5).toNanos());
    assertThat(gap(missing)).isEqualTo(Duration.ofMinutes(5));

    nanos.addAndGet(Duration.ofDays(2).toNanos());
    assertThat(gap(missing)).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void countsTheTimeOfEachKeyOnItsOwn() {
    assertThat(gap(missing("k1"))).isEqualTo(Duration.ofSeconds(10));

    nanos.addAndGet(Duration.ofDays(2).toNanos());

    assertThat(gap(missing("k2"))).isEqualTo(Duration.ofSeconds(10));
    assertThat(gap(missing("k1"))).isEqualTo(Duration.ofHours(1));
  }

  /** Anyone who can write to the server chooses the ids. */
  @Test
  void remembersALimitedNumberOfKeys() {
    for (int i = 0; i < 1_000; i++) {
      gap(missing("k" + i));
    }

    nanos.addAndGet(Duration.ofMinutes(5).toNanos());

    assertThat(gap(missing("k999"))).isEqualTo(Duration.ofMinutes(5));
    assertThat(gap(missing("k0"))).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void saysInTheClearWhatItCannotRead() {
    Failure failure = keyless.exceptionToFailure(new IllegalStateException("x", missing()));

    assertThat(failure.getMessage())
        .isEqualTo(
            "worker cannot read what it was given: encrypted with key 'k1', which is not"
                + " configured; add it to HOOKLINE_ENCRYPTION_KEYS");
    assertThat(failure.getApplicationFailureInfo().getType()).isEqualTo("decryption_failed");
    assertThat(failure.getApplicationFailureInfo().getNonRetryable()).isFalse();
  }

  @Test
  void refusesToTakeAnEncryptedBodyForOne() {
    Payload encrypted = converter.toPayload("{}").orElseThrow();
    RawValue unread =
        DefaultDataConverter.newDefaultInstance()
            .fromPayload(encrypted, RawValue.class, RawValue.class);

    assertThatThrownBy(() -> Bodies.bytes(unread)).isInstanceOf(DecryptionException.class);
    assertThatThrownBy(() -> Bodies.size(unread)).isInstanceOf(DecryptionException.class);
    assertThatThrownBy(() -> Bodies.withoutMetadata(unread))
        .isInstanceOf(DecryptionException.class);
    assertThatThrownBy(() -> Bodies.metadata(unread, "x")).isInstanceOf(DecryptionException.class);
    assertThatThrownBy(() -> WireJson.readPlan(unread)).isInstanceOf(DecryptionException.class);
  }

  @Test
  void showsTheReasonInPlaceOfWhatDoesNotDecrypt() {
    Payload encrypted = converter.toPayload(Bodies.of("{}".getBytes(UTF_8))).orElseThrow();
    ReadingConverter reading = new ReadingConverter(keyless);
    String reason = "encrypted with key 'k1', which is not configured";

    assertThat(Bodies.text(reading.fromPayload(encrypted, RawValue.class, RawValue.class)))
        .isEqualTo(reason);
    assertThat(reading.fromPayload(encrypted, String.class, String.class)).isEqualTo(reason);
    assertThatThrownBy(() -> reading.fromPayload(encrypted, Long.class, Long.class))
        .isInstanceOf(DecryptionException.class);
  }

  private RuntimeException missing() {
    return missing("k1");
  }

  private RuntimeException missing(String key) {
    Payload encrypted = converter(key).toPayload("{}").orElseThrow();
    try {
      keyless.fromPayload(encrypted, String.class, String.class);
      throw new AssertionError("it was read without a key");
    } catch (DecryptionException e) {
      return e;
    }
  }

  private Duration gap(RuntimeException missing) {
    var delay = keyless.exceptionToFailure(missing).getApplicationFailureInfo().getNextRetryDelay();
    return Duration.ofSeconds(delay.getSeconds(), delay.getNanos());
  }

  private EncryptingConverter converter(String... keys) {
    return new EncryptingConverter(
        DefaultDataConverter.newDefaultInstance(), TestKeys.codec(keys), nanos::get);
  }
}
