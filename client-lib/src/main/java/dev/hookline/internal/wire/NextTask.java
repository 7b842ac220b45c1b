package dev.hookline.internal.wire;

import com.google.protobuf.ByteString;
import io.temporal.common.converter.RawValue;
import org.jspecify.annotations.Nullable;

/**
 * Marks the response of a local first attempt whose worker requests the next workflow task while
 * recording it, so that the workflow may wait for that task.
 */
public final class NextTask {

  private static final ByteString REQUESTED = ByteString.copyFromUtf8("requested");

  private NextTask() {}

  /** Returns the response with the mark. */
  public static RawValue requestedWith(RawValue response) {
    return new RawValue(
        response.getPayload().toBuilder().putMetadata(Names.METADATA_NEXT_TASK, REQUESTED).build());
  }

  /** Returns whether the response has the mark. */
  public static boolean isRequestedWith(@Nullable RawValue response) {
    return Bodies.metadata(response, Names.METADATA_NEXT_TASK).isPresent();
  }
}
