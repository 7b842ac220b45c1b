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

  /**
   * Less than the minute for which a start is tried; most of it is for the JVM on a busy machine.
   */
  private static final Duration SOON = Duration.ofSeconds(30);

  @TempDir private Path folder;

  @Test
  void saysSoonThatNoServerResponsesWhereItIsDetached() throws Exception {
    String address = "127.0.0.1:" + FreePort.find();
    String[] invoke = OneWebhook.invoke(folder, "http://127.0.0.1:1/labels", "k");
    String[] detached = Arrays.copyOf(invoke, invoke.length + 1);
    detached[invoke.length] = "--detach";
    long began = System.nanoTime();

    Ended ended = HooklineProcess.run(Map.of("TEMPORAL_ADDRESS", address), detached);

    assertThat(ended.code()).isEqualTo(3);
    assertThat(ended.err())
        .isEqualTo(
            ("hookline: Temporal server at %s does not answer (UNAVAILABLE);"
                    + " check TEMPORAL_ADDRESS and that it runs; the event was not accepted\n")
                .formatted(address));
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(SOON);
  }

  @Test
  void saysAtItsDeadlineThatTheEventWasNotAccepted() throws Exception {
    String address = "127.0.0.1:" + FreePort.find();
    String[] invoke = OneWebhook.invoke(folder, "http://127.0.0.1:1/labels", "k");
    String[] limited = Arrays.copyOf(invoke, invoke.length + 2);
    limited[invoke.length] = "--deadline";
    limited[invoke.length + 1] = "2";

    Ended ended = HooklineProcess.run(Map.of("TEMPORAL_ADDRESS", address), limited);

    assertThat(ended.code()).isEqualTo(5);
    assertThat(ended.err())
        .isEqualTo(
            ("hookline: Temporal server at %s does not answer (UNAVAILABLE); check TEMPORAL_ADDRESS"
                    + " and that it runs; 2s passed and the event was not accepted\n")
                .formatted(address));
  }
}
