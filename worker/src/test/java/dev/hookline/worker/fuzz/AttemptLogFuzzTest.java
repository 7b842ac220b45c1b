package dev.hookline.worker.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.hookline.internal.wire.AttemptLog;
import dev.hookline.internal.wire.Bodies;
import dev.hookline.internal.wire.FailureDetails;
import dev.hookline.internal.wire.WireJson;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Timeout;

/** The attempt log is read from details of failures and heartbeats, or ignored. */
class AttemptLogFuzzTest {

  @FuzzTest
  @Timeout(60)
  void fuzz(byte[] text) {
    AttemptLog.parse(new String(text, UTF_8)).ifPresent(AttemptLogFuzzTest::assertReadable);
    WireJson.read(Bodies.of(text), AttemptLog.class).ifPresent(AttemptLog::text);
    WireJson.read(Bodies.of(text), FailureDetails.class).ifPresent(WireJson::write);
  }

  private static void assertReadable(AttemptLog log) {
    log.newest().forEach(entry -> assertThat(Instant.ofEpochMilli(entry.startedAt())).isNotNull());
    Optional<AttemptLog> again = AttemptLog.parse(log.text());
    assertThat(again).isPresent();
    assertThat(again.get().text()).isEqualTo(log.text());
    FailureDetails details =
        FailureDetails.of("w").withLog(log.keepingNewest(AttemptLog.MAX_ENTRIES));
    assertThat(WireJson.write(details)).hasSizeLessThanOrEqualTo(FailureDetails.MAX_BYTES);
  }
}
