package dev.hookline.worker.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.hookline.contract.FailureCode;
import dev.hookline.internal.wire.AttemptLog;
import dev.hookline.internal.wire.FailureDetails;
import dev.hookline.internal.wire.WireJson;
import dev.hookline.worker.internal.call.AttemptOutcome;
import dev.hookline.worker.internal.http.connection.AddressPolicy;
import dev.hookline.worker.internal.http.connection.HttpStack;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever a receiver does, an attempt ends in time, with a code, and takes little memory. */
class HostileReceiverTest {

  /** In buffers of the system and of both programs, and the share that was read. */
  private static final long MAX_SENT = 32L * 1024 * 1024;

  /** Mostly buffers that are used again, and the text of the failure. */
  private static final long MAX_ALLOCATED = 16L * 1024 * 1024;

  private static final long MAX_KEPT = 16L * 1024 * 1024;

  private final HttpStack http = new HttpStack(AddressPolicy.standard());

  @AfterEach
  void stop() {
    http.close();
  }

  @ParameterizedTest
  @EnumSource
  @Timeout(value = 15, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void aResponseEndsTheAttemptWithItsCode(HostileResponse response) throws Exception {
    try (ScriptedServer server = new ScriptedServer(response.script)) {
      long before = allocated();
      AttemptOutcome outcome = attempt(server.url(), response.code);
      long allocated = allocated() - before;

      assertThat(outcome).isInstanceOf(AttemptOutcome.Failed.class);
      AttemptOutcome.Failed failed = (AttemptOutcome.Failed) outcome;
      assertThat(failed.code()).as(failed.message()).isEqualTo(response.code);
      assertThat(failed.message()).startsWith("webhook 'labels' ").hasSizeLessThan(500);
      assertThat(WireJson.write(failed.details().withLog(AttemptLog.empty())))
          .hasSizeLessThanOrEqualTo(FailureDetails.MAX_BYTES);
      assertThat(server.connections()).isEqualTo(1);
      assertThat(allocated).as("bytes allocated").isLessThan(MAX_ALLOCATED);
      if (failed.code() != FailureCode.TIMEOUT) {
        assertThat(server.sentBytes()).as("bytes sent").isLessThan(MAX_SENT);
      }
    }
  }

  /** 3xx with and without {@code Location}, 4xx and 5xx, known or not. */
  @Test
  void everyStatusBeyondSuccessHasItsCode() throws Exception {
    try (ScriptedServer server =
        new ScriptedServer(
            peer -> {
              String status = peer.request().split(" ")[1].substring(1);
              peer.send(
                  "HTTP/1.1 %s X\r\nLocation: http://169.254.169.254/\r\nConnection: close\r\n\r\n{}"
                      .formatted(status));
            })) {
      for (int status = 300; status < 600; status++) {
        AttemptOutcome.Failed failed =
            (AttemptOutcome.Failed)
                attempt(server.url().replaceFirst("a$", "" + status), FailureCode.REDIRECT);

        assertThat(failed.code())
            .as(failed.message())
            .isEqualTo(status < 400 ? FailureCode.REDIRECT : FailureCode.HTTP_STATUS);
        assertThat(failed.details().status()).isEqualTo(status);
        assertThat(failed.terminal()).isEqualTo(status == 410);
      }
      assertThat(server.connections()).isEqualTo(300);
    }
  }

  @Test
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void allOfThemAtOnceLeaveNothingBehind() throws Exception {
    everyResponseAtOnce();
    long before = heap();
    for (int i = 0; i < 3; i++) {
      everyResponseAtOnce();
    }

    assertThat(heap() - before).as("bytes kept").isLessThan(MAX_KEPT);
  }

  private void everyResponseAtOnce() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(HostileResponse.values().length);
    List<Future<AttemptOutcome>> attempts = new ArrayList<>();
    for (HostileResponse response : HostileResponse.values()) {
      attempts.add(
          threads.submit(
              () -> {
                try (ScriptedServer server = new ScriptedServer(response.script)) {
                  return attempt(server.url(), response.code);
                }
              }));
    }
    for (Future<AttemptOutcome> attempt : attempts) {
      assertThat(attempt.get()).isInstanceOf(AttemptOutcome.Failed.class);
    }
    threads.shutdown();
  }

  private static long heap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  /** Allows only an attempt that ends by its timeout a short one. */
  private AttemptOutcome attempt(String url, FailureCode expected) {
    return new Outcomes(http, Map.of(), null)
        .of(Outcomes.webhook(url).timeout(expected == FailureCode.TIMEOUT ? 1 : 10));
  }

  private static long allocated() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
  }
}
