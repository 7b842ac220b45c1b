package dev.hookline.worker.call;

import com.google.protobuf.ByteString;
import dev.hookline.contract.Bodies;
import dev.hookline.contract.Names;
import io.temporal.common.converter.RawValue;

/** What a local first attempt returns where it has called nobody. */
public final class NotHere {

  private NotHere() {}

  static RawValue because(String reason) {
    return new RawValue(
        Bodies.empty().getPayload().toBuilder()
            .putMetadata(Names.METADATA_NOT_HERE, ByteString.copyFromUtf8(reason))
            .build());
  }

  /** Returns whether that is what the attempt returned. */
  public static boolean is(RawValue answer) {
    return Bodies.beside(answer, Names.METADATA_NOT_HERE).isPresent();
  }
}
