package dev.hookline.contract;

import com.google.protobuf.ByteString;
import io.temporal.common.converter.RawValue;
import org.jspecify.annotations.Nullable;

/** What a local first attempt returns where it has called nobody. */
public final class LocalAttemptDeclined {

  private LocalAttemptDeclined() {}

  /** Returns what says so, with the reason for whoever looks at the history. */
  public static RawValue because(String reason) {
    return new RawValue(
        Bodies.empty().getPayload().toBuilder()
            .putMetadata(Names.METADATA_DECLINED, ByteString.copyFromUtf8(reason))
            .build());
  }

  /** Returns whether that is what the attempt returned. */
  public static boolean is(@Nullable RawValue response) {
    return Bodies.beside(response, Names.METADATA_DECLINED).isPresent();
  }
}
