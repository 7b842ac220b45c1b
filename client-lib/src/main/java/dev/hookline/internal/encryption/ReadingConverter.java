package dev.hookline.internal.encryption;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hookline.internal.wire.Bodies;
import dev.hookline.internal.wire.DecryptionException;
import io.temporal.api.common.v1.Payload;
import io.temporal.api.common.v1.Payloads;
import io.temporal.api.failure.v1.Failure;
import io.temporal.common.converter.DataConverter;
import io.temporal.common.converter.RawValue;
import java.lang.reflect.Type;
import java.util.Optional;

/**
 * A converter for display: it replaces content that does not decrypt by the reason. Code that acts
 * on a payload must not use it, or it would take the reason for the payload.
 */
final class ReadingConverter implements DataConverter {

  private final DataConverter inner;

  ReadingConverter(DataConverter inner) {
    this.inner = inner;
  }

  @Override
  public <T> T fromPayload(Payload payload, Class<T> type, Type generic) {
    try {
      return inner.fromPayload(payload, type, generic);
    } catch (DecryptionException e) {
      return sentence(e, type);
    }
  }

  @Override
  public <T> T fromPayloads(int index, Optional<Payloads> content, Class<T> type, Type generic) {
    if (content.isEmpty() || index >= content.get().getPayloadsCount()) {
      return inner.fromPayloads(index, Optional.empty(), type, generic);
    }
    return fromPayload(content.get().getPayloads(index), type, generic);
  }

  private static <T> T sentence(DecryptionException e, Class<T> type) {
    if (type == RawValue.class) {
      return type.cast(Bodies.of(e.content().getBytes(UTF_8)));
    }
    if (type == String.class) {
      return type.cast(e.content());
    }
    throw e;
  }

  @Override
  public <T> Optional<Payload> toPayload(T value) {
    return inner.toPayload(value);
  }

  @Override
  public Optional<Payloads> toPayloads(Object... values) {
    return inner.toPayloads(values);
  }

  @Override
  public Failure exceptionToFailure(Throwable throwable) {
    return inner.exceptionToFailure(throwable);
  }

  @Override
  public RuntimeException failureToException(Failure failure) {
    return inner.failureToException(failure);
  }
}
