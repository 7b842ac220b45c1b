package dev.hookline.worker.internal.http.connection;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A port, or the ports from one to another, both included. */
record PortRange(int first, int last) {

  private static final Pattern FORM = Pattern.compile("([0-9]{1,5})(?:-([0-9]{1,5}))?");
  private static final int MAX_PORT = 65_535;

  static PortRange of(String text) {
    Matcher form = FORM.matcher(text.strip());
    if (form.matches()) {
      int first = Integer.parseInt(form.group(1));
      int last = form.group(2) == null ? first : Integer.parseInt(form.group(2));
      if (first >= 1 && first <= last && last <= MAX_PORT) {
        return new PortRange(first, last);
      }
    }
    throw new IllegalArgumentException(
        "port must be a number from 1 to %d or a range such as 8000-8999, found '%s'"
            .formatted(MAX_PORT, text));
  }

  boolean contains(int port) {
    return first <= port && port <= last;
  }
}
