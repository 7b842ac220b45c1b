package dev.hookline.cli;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;

/**
 * Drops an SDK warning that the server resolves by itself: {@code UnhandledCommand} means that a
 * new event arrived while a workflow task was running, for example at the end of a replay. The
 * server retries the task with that event.
 */
public final class UnhandledCommandFilter extends Filter<ILoggingEvent> {

  private static final String RACE = "UnhandledCommand";

  /** Creates the filter; called by Logback. */
  public UnhandledCommandFilter() {}

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
