package dev.hookline.durable;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.filter.FilteringParserDelegate;
import com.fasterxml.jackson.core.filter.JsonPointerBasedFilter;
import com.fasterxml.jackson.core.filter.TokenFilter.Inclusion;
import dev.hookline.InvocationException;
import dev.hookline.InvocationException.Reason;
import dev.hookline.InvokeOptions;
import dev.hookline.Payload;
import dev.hookline.config.Config;
import dev.hookline.config.EventType;
import dev.hookline.config.OrderingConfig;
import dev.hookline.contract.Ordering;
import dev.hookline.contract.Plan;
import dev.hookline.internal.encryption.PayloadDigests;
import dev.hookline.internal.wire.QueueIds;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the ordering key of each call, and with it the queue of its event. */
final class EventOrdering {

  private static final OrderingConfig BY_CALL = OrderingConfig.by("");

  /** A payload has been checked before, and is limited by its size alone. */
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(Payload.MAX_BYTES)
                  .maxNumberLength(Payload.MAX_BYTES)
                  .maxNameLength(Payload.MAX_BYTES)
                  .build())
          .build();

  private final Map<EventType, OrderingConfig> orderings;
  private final boolean encrypted;
  private final PayloadDigests digests;

  EventOrdering(Config config, boolean encrypted, PayloadDigests digests) {
    this.orderings = config.orderings();
    this.encrypted = encrypted;
    this.digests = digests;
  }

  /** Returns the plan with the queue of its key; unchanged if the event is not ordered. */
  Plan of(Plan plan, Payload payload, InvokeOptions call) {
    OrderingConfig ordering = orderings.getOrDefault(EventType.of(plan.event()), BY_CALL);
    String key = call.orderingKey().orElse(null);
    if (key == null && ordering.key().isEmpty()) {
      return plan;
    }
    return plan.withOrdering(
        new Ordering(
            QueueIds.of(
                plan.source(),
                ordering.group().isEmpty() ? plan.event() : ordering.group(),
                key == null ? keyIn(payload, plan.event(), ordering.key()) : key,
                encrypted,
                digests::of),
            ordering.hold()));
  }

  private static String keyIn(Payload payload, String event, String pointer) {
    String key = find(payload, pointer);
    if (key == null || key.isEmpty()) {
      throw InvocationException.badInput(
          Reason.INVALID_ORDERING_KEY,
          "payload of event '%s' has no text, number or boolean at %s, its orderingKey; nothing was sent"
              .formatted(event, pointer),
          null);
    }
    return key;
  }

  /** Returns the exact text of the value; null if there is none. */
  private static @Nullable String find(Payload payload, String pointer) {
    try (JsonParser parser =
        new FilteringParserDelegate(
            JSON.createParser(payload.bytes()),
            new JsonPointerBasedFilter(JsonPointer.compile(pointer)),
            Inclusion.ONLY_INCLUDE_ALL,
            false)) {
      JsonToken token = parser.nextToken();
      return token != null && token.isScalarValue() && token != JsonToken.VALUE_NULL
          ? parser.getText()
          : null;
    } catch (IOException e) {
      return null;
    }
  }
}
