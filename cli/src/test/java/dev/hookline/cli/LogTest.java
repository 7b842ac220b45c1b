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
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.grpc.Status;
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
    attempt.addKeyValuePair(new KeyValuePair("execution", "OnTested:p7"));
    attempt.addKeyValuePair(new KeyValuePair("attempt", 2));

    assertThat(line(attempt))
        .endsWith("WARN  io.temporal.x it happened execution=\"OnTested:p7\" attempt=\"2\"\n");
    assertThat(line(event(null))).endsWith("WARN  io.temporal.x it happened\n");
  }

  @Test
  void hasFieldsOfTheElasticCommonSchema() throws Exception {
    configure("ecs");
    LoggingEvent attempt = event(new IllegalStateException("its cause"));
    attempt.addKeyValuePair(new KeyValuePair("execution", "OnTested:p7"));
    attempt.addKeyValuePair(new KeyValuePair("attempt", 2));
    attempt.setMDCPropertyMap(Map.of("WorkflowId", "OnTested:p7"));

    String line = line(attempt);

    JsonNode json = new ObjectMapper().readTree(line);
    assertThat(json.get("message").asText()).isEqualTo("it happened");
    assertThat(json.get("log.level").asText()).isEqualTo("WARN");
    assertThat(json.get("service.name").asText()).isEqualTo("hookline");
    assertThat(json.get("execution").asText()).isEqualTo("OnTested:p7");
    assertThat(json.get("attempt").asText()).isEqualTo("2");
    assertThat(json.get("WorkflowId").asText()).isEqualTo("OnTested:p7");
    assertThat(json.get("error.message").asText()).isEqualTo("its cause");
    assertThat(line.indexOf('\n')).isEqualTo(line.length() - 1);
  }

  @Test
  void refusesAnUnknownFormat() {
    assertThat(LogFormat.problem(name -> "json"))
        .isEqualTo("HOOKLINE_LOG_FORMAT must be text or ecs, found 'json'");
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
