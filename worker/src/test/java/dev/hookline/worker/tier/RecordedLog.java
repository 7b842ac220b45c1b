package dev.hookline.worker.tier;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.slf4j.LoggerFactory;

/** Everything that is logged until it is closed: Hookline and the SDK at {@code DEBUG}. */
public final class RecordedLog implements AutoCloseable {

  private static final List<String> LOGGERS =
      List.of(
          "dev.hookline",
          "dev.hookline.worker.internal.http.connection",
          "io.temporal",
          "io.temporal.internal.activity",
          "okhttp3");

  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private final Map<String, Level> levels = new TreeMap<>();

  public RecordedLog() {
    lines.start();
    for (String name : LOGGERS) {
      Logger logger = logger(name);
      if (logger.getLevel() != null) {
        levels.put(name, logger.getLevel());
      }
      logger.setLevel(Level.DEBUG);
    }
    logger(Logger.ROOT_LOGGER_NAME).addAppender(lines);
  }

  /** Returns all lines with their fields and stack traces. */
  public String text() {
    return List.copyOf(lines.list).stream()
        .map(
            line ->
                "%s %s %s %s"
                    .formatted(
                        line.getLoggerName(),
                        line.getFormattedMessage(),
                        line.getKeyValuePairs(),
                        line.getThrowableProxy() == null
                            ? ""
                            : ThrowableProxyUtil.asString(line.getThrowableProxy())))
        .collect(Collectors.joining("\n"));
  }

  private static Logger logger(String name) {
    return (Logger) LoggerFactory.getLogger(name);
  }

  @Override
  public void close() {
    logger(Logger.ROOT_LOGGER_NAME).detachAppender(lines);
    LOGGERS.forEach(name -> logger(name).setLevel(levels.get(name)));
  }
}
