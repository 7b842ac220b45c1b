package dev.hookline;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.hookline.internal.wire.Names;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Options of a {@link DurableWebhookManager}. Immutable.
 *
 * @param service the calling service, the first part of every workflow id; null for none (default)
 * @param taskQueue the task queue that the workers poll; default {@value Names#TASK_QUEUE}
 * @param mapper serializes payloads as JSON; default a Jackson mapper with ISO dates
 * @param traceparent supplies the current W3C trace context, or null, for calls without their own;
 *     default none
 * @param earlyResponse whether a caller whose worker is in another process continues as soon as the
 *     async deliveries are recorded (default; by a Temporal update, for up to {@code
 *     maxConcurrentStarts} callers) or only when the execution has closed; with an embedded worker
 *     it continues as soon as they are recorded, within the event's first second, in any case
 * @param maxConcurrentStarts how many events are started at once at most, from 1 to {@value
 *     #MAX_CONCURRENT_STARTS}; default {@value #DEFAULT_CONCURRENT_STARTS}. Further callers are
 *     queued
 * @param adaptiveStarts whether fewer events are started at once while starts take long (default),
 *     or always {@code maxConcurrentStarts}
 */
public record DurableOptions(
    @Nullable ServiceType service,
    String taskQueue,
    ObjectMapper mapper,
    Supplier<@Nullable String> traceparent,
    boolean earlyResponse,
    int maxConcurrentStarts,
    boolean adaptiveStarts) {

  /** How many events are started at once at most, unless the options say otherwise. */
  public static final int DEFAULT_CONCURRENT_STARTS = 64;

  /** The largest number of events that can be started at once. */
  public static final int MAX_CONCURRENT_STARTS = 1_000;

  private static final DurableOptions DEFAULTS =
      new DurableOptions(
          null,
          Names.TASK_QUEUE,
          JsonMapper.builder()
              .findAndAddModules()
              .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
              .build(),
          () -> null,
          true,
          DEFAULT_CONCURRENT_STARTS,
          true);

  /** Rejects nulls and numbers out of range. */
  public DurableOptions {
    requireNonNull(taskQueue, "taskQueue");
    requireNonNull(mapper, "mapper");
    requireNonNull(traceparent, "traceparent");
    if (maxConcurrentStarts < 1 || maxConcurrentStarts > MAX_CONCURRENT_STARTS) {
      throw new IllegalArgumentException(
          "maxConcurrentStarts must be from 1 to %d, found %d"
              .formatted(MAX_CONCURRENT_STARTS, maxConcurrentStarts));
    }
  }

  /** Returns the default options. */
  public static DurableOptions defaults() {
    return DEFAULTS;
  }

  /** Returns these options with another calling service. */
  public DurableOptions withService(ServiceType service) {
    return new DurableOptions(
        service,
        taskQueue,
        mapper,
        traceparent,
        earlyResponse,
        maxConcurrentStarts,
        adaptiveStarts);
  }

  /** Returns these options with another task queue. */
  public DurableOptions withTaskQueue(String taskQueue) {
    return new DurableOptions(
        service,
        taskQueue,
        mapper,
        traceparent,
        earlyResponse,
        maxConcurrentStarts,
        adaptiveStarts);
  }

  /** Returns these options with another mapper for payloads. */
  public DurableOptions withMapper(ObjectMapper mapper) {
    return new DurableOptions(
        service,
        taskQueue,
        mapper,
        traceparent,
        earlyResponse,
        maxConcurrentStarts,
        adaptiveStarts);
  }

  /** Returns these options with another supplier of the current trace context. */
  public DurableOptions withTraceparent(Supplier<@Nullable String> traceparent) {
    return new DurableOptions(
        service,
        taskQueue,
        mapper,
        traceparent,
        earlyResponse,
        maxConcurrentStarts,
        adaptiveStarts);
  }

  /** Returns these options with early responses turned on or off. */
  public DurableOptions withEarlyResponse(boolean earlyResponse) {
    return new DurableOptions(
        service,
        taskQueue,
        mapper,
        traceparent,
        earlyResponse,
        maxConcurrentStarts,
        adaptiveStarts);
  }

  /**
   * Returns these options with another limit of concurrent starts.
   *
   * @throws IllegalArgumentException if it is not from 1 to {@value #MAX_CONCURRENT_STARTS}
   */
  public DurableOptions withMaxConcurrentStarts(int maxConcurrentStarts) {
    return new DurableOptions(
        service,
        taskQueue,
        mapper,
        traceparent,
        earlyResponse,
        maxConcurrentStarts,
        adaptiveStarts);
  }

  /**
   * Returns these options whose number of concurrent starts follows how long starts take, or always
   * is {@link #maxConcurrentStarts}.
   */
  public DurableOptions withAdaptiveStarts(boolean adaptiveStarts) {
    return new DurableOptions(
        service,
        taskQueue,
        mapper,
        traceparent,
        earlyResponse,
        maxConcurrentStarts,
        adaptiveStarts);
  }

  /** Returns the name of the calling service, if there is one. */
  public Optional<String> source() {
    return Optional.ofNullable(service).map(ServiceType::name);
  }
}
