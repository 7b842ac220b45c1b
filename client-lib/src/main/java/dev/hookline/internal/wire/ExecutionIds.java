package dev.hookline.internal.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;

/**
 * Workflow ids: {@code [<source>:]<event>:<key>} for an event and {@code <parent>:async:<name>} for
 * an async delivery, with {@code :} and {@code %} inside a part percent-escaped; {@code
 * <parent>:async:} for joint deliveries, if there are several.
 */
public final class ExecutionIds {

  /** The maximum length of an event's id in UTF-8 bytes, which leaves room for its deliveries. */
  public static final int MAX_BYTES = 700;

  /** The maximum length of an id on the server. */
  public static final int MAX_DELIVERY_BYTES = 1_000;

  private static final String ASYNC = ":async:";

  private ExecutionIds() {}

  /** Returns the id of an event's execution. */
  public static String event(@Nullable String source, String event, String key) {
    String id = escape(event) + ":" + escape(key);
    return source == null ? id : escape(source) + ":" + id;
  }

  /** Returns the id of an async delivery of the execution. */
  public static String delivery(String execution, String webhook) {
    return execution + ASYNC + escape(webhook);
  }

  /** Returns the id of the joint async deliveries of the execution. */
  public static String deliveries(String execution) {
    return execution + ASYNC;
  }

  /**
   * Returns the event's id for the id of a delivery or of joint deliveries; any other id unchanged.
   */
  public static String eventOfDelivery(String delivery) {
    int end = delivery.lastIndexOf(ASYNC);
    return end < 0 ? delivery : delivery.substring(0, end);
  }

  /**
   * Returns the event's name in an event's or delivery's id; the whole id if it has another form.
   */
  public static String eventOf(String execution) {
    String[] parts = parts(execution);
    return parts.length == 2 || parts.length == 3 ? unescape(parts[parts.length - 2]) : execution;
  }

  /** Returns the key in an event's or delivery's id; the whole id if it has another form. */
  public static String keyOf(String execution) {
    String[] parts = parts(execution);
    return parts.length == 2 || parts.length == 3 ? unescape(parts[parts.length - 1]) : execution;
  }

  private static String[] parts(String execution) {
    return eventOfDelivery(execution).split(":", -1);
  }

  /** Returns whether the id is short enough. */
  public static boolean fits(String id) {
    return id.getBytes(UTF_8).length <= MAX_BYTES;
  }

  /** Returns whether a delivery's id is short enough: escapes may make it three times as long. */
  public static boolean fitsDelivery(String id) {
    return id.getBytes(UTF_8).length <= MAX_DELIVERY_BYTES;
  }

  static String escape(String part) {
    return part.replace("%", "%25").replace(":", "%3A");
  }

  private static String unescape(String part) {
    return part.replace("%3A", ":").replace("%25", "%");
  }
}
