package dev.hookline.worker.internal.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.hookline.contract.FailureCode;
import dev.hookline.worker.attempt.ObservedAttempt;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class AttemptLoggerTest {

  @Test
  void anAttemptIsOneLineWhateverItsPlanContains() {
    Logger log = (Logger) LoggerFactory.getLogger("dev.hookline.attempts");
    ListAppender<ILoggingEvent> lines = new ListAppender<>();
    lines.start();
    log.addAppender(lines);

    new AttemptLogger(attempt -> {})
        .observed(
            new ObservedAttempt(
                "E\n12:00 INFO all is well",
                "w",
                "msg_1",
                1,
                FailureCode.TIMEOUT,
                null,
                "webhook 'w\r\n\u001b[1mx' did not respond",
                Duration.ofMillis(7)));

    log.detachAppender(lines);
    assertThat(lines.list)
        .singleElement()
        .extracting(ILoggingEvent::getFormattedMessage)
        .isEqualTo(
            "E 12:00 INFO all is well timeout after 7 ms: webhook 'w\uFFFD \uFFFD[1mx' did not respond");
  }
}
