package dev.hookline.cli;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;

/**
 * Leaves out of the log what the SDK warns of and the server sets right by itself: {@code
 * UnhandledCommand} says that something happened while a workflow task was worked on, as at the end
 * of a replay, and the task is made again with it.
 */
public final class HarmlessRaces extends Filter<ILoggingEvent> {

  private static final String RACE = "UnhandledCommand";

  /** Makes the filter; logback does. */
  public HarmlessRaces() {}

  @Override
  public FilterReply decide(ILoggingEvent event) {
    for (IThrowableProxy error = event.getThrowableProxy();
        error != null;
        error = error.getCause()) {
      if (String.valueOf(error.getMessage()).contains(RACE)) {
        return FilterReply.DENY;
      }
    }
    return FilterReply.NEUTRAL;
  }
}
