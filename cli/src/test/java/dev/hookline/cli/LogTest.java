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
import ch.qos.logback.core.read.ListAppender;
import ch.qos.logback.core.spi.FilterReply;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hookline.contract.FailureCode;
import dev.hookline.worker.attempt.ObservedAttempt;
import dev.hookline.worker.internal.metrics.AttemptLogger;
import io.grpc.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.event.KeyValuePair;

/** The log output of the program. */
class LogTest {

  private LoggerContext context;
  private OutputStreamAppender<ILoggingEvent> log;

  @BeforeEach
  void configureText() throws Exception {
    configure("text");
  }

  private void configure(String format) throws Exception {
    context = new LoggerContext();
    context.putProperty(LogFormat.VARIABLE, format);
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
    attempt.addKeyValuePair(new KeyValuePair("hookline.execution", "OnTested:p7"));
    attempt.addKeyValuePair(new KeyValuePair("hookline.attempt", 2));

    assertThat(line(attempt))
        .endsWith(
            "WARN  io.temporal.x it happened hookline.execution=\"OnTested:p7\""
                + " hookline.attempt=\"2\"\n");
    assertThat(line(event(null))).endsWith("WARN  io.temporal.x it happened\n");
  }

  @Test
  void hasFieldsOfTheElasticCommonSchema() throws Exception {
    configure("ecs");
    LoggingEvent attempt = event(new IllegalStateException("its cause"));
    attempt.addKeyValuePair(new KeyValuePair("hookline.execution", "OnTested:p7"));
    attempt.addKeyValuePair(new KeyValuePair("hookline.attempt", 2));
    attempt.setMDCPropertyMap(Map.of("WorkflowId", "OnTested:p7"));

    String line = line(attempt);

    JsonNode json = new ObjectMapper().readTree(line);
    assertThat(json.get("message").asText()).isEqualTo("it happened");
    assertThat(json.get("log.level").asText()).isEqualTo("WARN");
    assertThat(json.get("service.name").asText()).isEqualTo("hookline-worker");
    assertThat(json.get("hookline.execution").asText()).isEqualTo("OnTested:p7");
    assertThat(json.get("hookline.attempt").asText()).isEqualTo("2");
    assertThat(json.get("WorkflowId").asText()).isEqualTo("OnTested:p7");
    assertThat(json.get("error.message").asText()).isEqualTo("its cause");
    assertThat(line.indexOf('\n')).isEqualTo(line.length() - 1);
  }

  /** Elasticsearch makes an object of each prefix, and rejects a line where it is a text too. */
  @Test
  void hasNoFieldThatIsAlsoThePrefixOfAnother() throws Exception {
    configure("ecs");
    Logger attempts = context.getLogger("dev.hookline.attempts");
    ListAppender<ILoggingEvent> lines = new ListAppender<>();
    lines.start();
    attempts.addAppender(lines);
    new AttemptLogger(attempt -> {}, attempts)
        .observed(
            new ObservedAttempt(
                "OnTested",
                "billing",
                "id",
                1,
                FailureCode.HTTP_STATUS,
                503,
                "it failed",
                Duration.ZERO));

    LoggingEvent attempt = (LoggingEvent) lines.list.get(0);
    attempt.setMDCPropertyMap(
        Map.of("trace.id", "4bf92f3577b34da6a3ce929d0e0e4736", "span.id", "00f067aa0ba902b7"));

    List<String> fields = new ArrayList<>();
    new ObjectMapper().readTree(line(attempt)).fieldNames().forEachRemaining(fields::add);

    assertThat(fields).contains("hookline.event", "hookline.webhook", "event.dataset");
    for (String field : fields) {
      assertThat(fields).noneMatch(other -> other.startsWith(field + "."));
    }
  }

  @Test
  void refusesAnUnknownFormat() {
    assertThat(LogFormat.problem(name -> "json"))
        .isEqualTo("HOOKLINE_LOG_FORMAT must be text or ecs, found 'json'");
    assertThat(LogFormat.problem(name -> ""))
        .isEqualTo("HOOKLINE_LOG_FORMAT must be text or ecs, found ''");
    assertThat(LogFormat.problem(name -> "ecs")).isNull();
    assertThat(LogFormat.problem(name -> null)).isNull();
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
