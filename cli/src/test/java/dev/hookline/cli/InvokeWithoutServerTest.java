package dev.hookline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.cli.HooklineProcess.Ended;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InvokeWithoutServerTest {

  /** Less than the minute for which a start is retried; mostly JVM startup on a busy machine. */
  private static final Duration SOON = Duration.ofSeconds(30);

  @TempDir private Path folder;

  @Test
  void reportsSoonThatNoServerRespondsIfDetached() throws Exception {
    String address = "127.0.0.1:" + FreePort.find();
    String[] invoke = OneWebhook.invoke(folder, "http://127.0.0.1:1/labels", "k");
    String[] detached = Arrays.copyOf(invoke, invoke.length + 1);
    detached[invoke.length] = "--detach";
    long startedAt = System.nanoTime();

    Ended ended = HooklineProcess.run(Map.of("TEMPORAL_ADDRESS", address), detached);

    assertThat(ended.code()).isEqualTo(3);
    assertThat(ended.err())
        .isEqualTo(
            ("hookline: Temporal server at %s does not respond (UNAVAILABLE);"
                    + " check TEMPORAL_ADDRESS and that it is running; the event was not accepted\n")
                .formatted(address));
    assertThat(Duration.ofNanos(System.nanoTime() - startedAt)).isLessThan(SOON);
  }

  @Test
  void reportsAtItsDeadlineThatTheEventWasNotAccepted() throws Exception {
    String address = "127.0.0.1:" + FreePort.find();
    String[] invoke = OneWebhook.invoke(folder, "http://127.0.0.1:1/labels", "k");
    String[] limited = Arrays.copyOf(invoke, invoke.length + 2);
    limited[invoke.length] = "--deadline";
    limited[invoke.length + 1] = "2";

    Ended ended = HooklineProcess.run(Map.of("TEMPORAL_ADDRESS", address), limited);

    assertThat(ended.code()).isEqualTo(5);
    assertThat(ended.err())
        .isEqualTo(
            ("hookline: Temporal server at %s does not respond (UNAVAILABLE); check TEMPORAL_ADDRESS"
                    + " and that it is running; 2s passed and the event was not accepted\n")
                .formatted(address));
  }
}
