package dev.hookline.verification.chaos.caller;

import dev.hookline.verification.chaos.log.CallerLine;
import dev.hookline.verification.chaos.log.CallerLine.What;
import dev.hookline.verification.chaos.log.Micros;
import dev.hookline.verification.json.JsonLines;
import java.time.Clock;

/** The log of one calling process. Thread-safe. */
record CallerLog(JsonLines lines, int caller, Clock clock) {

  void append(String key, int call, What what, String detail) {
    append(key, call, what, detail, "");
  }

  void append(String key, int call, What what, String detail, String body) {
    lines.append(new CallerLine(Micros.now(clock), caller, key, call, what, detail, body));
  }
}
