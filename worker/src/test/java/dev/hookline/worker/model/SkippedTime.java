package dev.hookline.worker.model;

import com.google.protobuf.Duration;
import com.google.protobuf.Empty;
import com.google.protobuf.util.Durations;
import com.google.protobuf.util.Timestamps;
import io.grpc.ManagedChannel;
import io.temporal.api.testservice.v1.LockTimeSkippingRequest;
import io.temporal.api.testservice.v1.SleepRequest;
import io.temporal.api.testservice.v1.UnlockTimeSkippingRequest;
import io.temporal.serviceclient.TestServiceStubs;
import io.temporal.serviceclient.TestServiceStubsOptions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The time of the in-process server, which skips to the next timer whenever nobody works. */
final class SkippedTime extends Clock {

  /** The server must get its lock back before a timeout ends it, on a busy machine too. */
  private static final long MARGIN_MILLIS = 100;

  private final TestServiceStubs server;
  private volatile boolean closed;

  SkippedTime(ManagedChannel channel) {
    server =
        TestServiceStubs.newServiceStubs(
            TestServiceStubsOptions.newBuilder()
                .setChannel(channel)
                .setRpcTimeout(java.time.Duration.ofMillis(Long.MAX_VALUE))
                .validateAndBuildWithDefaults());
  }

  /** From now on time skips. */
  void start() {
    server.blockingStub().unlockTimeSkipping(UnlockTimeSkippingRequest.getDefaultInstance());
  }

  /** Otherwise, with nothing to do, it would skip to the end of all timeouts. */
  void stop() {
    server.blockingStub().lockTimeSkipping(LockTimeSkippingRequest.getDefaultInstance());
  }

  @Override
  public long millis() {
    return Timestamps.toMillis(
        server.blockingStub().getCurrentTime(Empty.getDefaultInstance()).getTime());
  }

  /**
   * A worker was lost during work that the server waits for: time would not skip until the server
   * notices.
   */
  void lost(long startedMillis, java.time.Duration timeout) {
    long left = startedMillis + timeout.toMillis() - MARGIN_MILLIS - millis();
    if (left > 0) {
      Duration sleep = Durations.fromMillis(left);
      var unused =
          server
              .futureStub()
              .unlockTimeSkippingWithSleep(SleepRequest.newBuilder().setDuration(sleep).build());
    }
  }

  /** Runs an action after this much skipped time, without making time skip. */
  void after(long millis, Runnable action) {
    SleepRequest sleep =
        SleepRequest.newBuilder().setDuration(Durations.fromMillis(millis)).build();
    server
        .futureStub()
        .sleep(sleep)
        .addListener(
            () -> {
              if (!closed) {
                action.run();
              }
            },
            Runnable::run);
  }

  @Override
  public Instant instant() {
    return Instant.ofEpochMilli(millis());
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }

  void close() {
    closed = true;
    server.shutdownNow();
  }
}
