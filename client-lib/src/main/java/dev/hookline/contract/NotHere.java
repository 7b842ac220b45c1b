package dev.hookline.contract;

import com.google.protobuf.ByteString;
import io.temporal.common.converter.RawValue;
import org.jspecify.annotations.Nullable;

/** What a local first attempt returns where it has called nobody. */
public final class NotHere {

  private NotHere() {}

  /** Returns what says so, with the reason for whoever looks at the history. */
  public static RawValue because(String reason) {
    return new RawValue(
        Bodies.empty().getPayload().toBuilder()
            .putMetadata(Names.METADATA_NOT_HERE, ByteString.copyFromUtf8(reason))
            .build());
  }

  /** Returns whether that is what the attempt returned. */
  public static boolean is(@Nullable RawValue answer) {
    return Bodies.beside(answer, Names.METADATA_NOT_HERE).isPresent();
  }
}
