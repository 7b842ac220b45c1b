package dev.hookline.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.spi.FilterReply;
import io.grpc.Status;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.event.KeyValuePair;

/** The log output of the program. */
class LogTest {

  private final LoggerContext context = new LoggerContext();
  private OutputStreamAppender<ILoggingEvent> log;

  @BeforeEach
  void configure() throws Exception {
    JoranConfigurator configurator = new JoranConfigurator();
    configurator.setContext(context);
    configurator.doConfigure(LogTest.class.getResource("/logback.xml"));
    log =
        (OutputStreamAppender<ILoggingEvent>)
            context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender("ERR");
  }

  @Test
  void omitsARaceThatTheServerResolves() {
    assertThat(log.getFilterChainDecision(warning("UnhandledCommand"))).isEqualTo(FilterReply.DENY);
    assertThat(log.getFilterChainDecision(warning("BadSearchAttributes")))
        .isEqualTo(FilterReply.NEUTRAL);
    assertThat(log.getFilterChainDecision(event(null))).isEqualTo(FilterReply.NEUTRAL);
  }

  @Test
  void endsALineWithItsFields() {
    LoggingEvent attempt = event(null);
    attempt.addKeyValuePair(new KeyValuePair("execution", "OnTested:p7"));
    attempt.addKeyValuePair(new KeyValuePair("attempt", 2));

    assertThat(line(attempt))
        .endsWith("WARN  io.temporal.x it happened execution=\"OnTested:p7\" attempt=\"2\"\n");
    assertThat(line(event(null))).endsWith("WARN  io.temporal.x it happened\n");
  }

  private String line(LoggingEvent event) {
    return new String(log.getEncoder().encode(event), UTF_8);
  }

  private LoggingEvent warning(String description) {
    return event(
        new IllegalStateException(
            Status.INVALID_ARGUMENT.withDescription(description).asRuntimeException()));
  }

  private LoggingEvent event(Throwable error) {
    return new LoggingEvent(
        "", context.getLogger("io.temporal.x"), Level.WARN, "it happened", error, null);
  }
}
