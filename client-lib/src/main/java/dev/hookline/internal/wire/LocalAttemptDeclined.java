package dev.hookline.internal.wire;

import com.google.protobuf.ByteString;
import io.temporal.common.converter.RawValue;
import org.jspecify.annotations.Nullable;

/** The result of a local first attempt that declined to make a call. */
public final class LocalAttemptDeclined {

  private LocalAttemptDeclined() {}

  /** Returns the result, with the reason for readers of the history. */
  public static RawValue because(String reason) {
    return new RawValue(
        Bodies.empty().getPayload().toBuilder()
            .putMetadata(Names.METADATA_DECLINED, ByteString.copyFromUtf8(reason))
            .build());
  }

  /** Returns whether the attempt declined. */
  public static boolean is(@Nullable RawValue response) {
    return Bodies.metadata(response, Names.METADATA_DECLINED).isPresent();
  }
}
