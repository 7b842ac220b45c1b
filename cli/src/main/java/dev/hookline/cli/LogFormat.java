package dev.hookline.cli;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The format of the log, which logback.xml reads too. */
final class LogFormat {

  static final String VARIABLE = "HOOKLINE_LOG_FORMAT";

  private static final List<String> FORMATS = List.of("text", "ecs");

  private LogFormat() {}

  /** Returns why the variable is unusable: Logback would log nothing. Null if it is usable. */
  static @Nullable String problem(Function<String, @Nullable String> environment) {
    String format = environment.apply(VARIABLE);
    return format == null || FORMATS.contains(format)
        ? null
        : "%s must be %s, found '%s'".formatted(VARIABLE, String.join(" or ", FORMATS), format);
  }
}
