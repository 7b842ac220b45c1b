package dev.hookline.worker.property;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import org.slf4j.LoggerFactory;

/** Silences the logs of thousands of expected failures. */
public final class QuietLogs implements AutoCloseable {

  private final Logger temporal =
      ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger("io.temporal");
  private final Level before = temporal.getEffectiveLevel();

  public QuietLogs() {
    temporal.setLevel(Level.OFF);
  }

  @Override
  public void close() {
    temporal.setLevel(before);
  }
}
