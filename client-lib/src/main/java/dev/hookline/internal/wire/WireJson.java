package dev.hookline.internal.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hookline.config.ConfigProblem;
import dev.hookline.config.ConfigRules;
import dev.hookline.config.EventType;
import dev.hookline.config.WebhookConfig;
import dev.hookline.contract.FailureCode;
import dev.hookline.contract.Plan;
import dev.hookline.contract.WebhookCall;
import io.temporal.common.converter.RawValue;
import io.temporal.failure.ApplicationFailure;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of plans, deliveries and failure details: unknown fields are ignored, absent ones are
 * omitted, and numbers and strings are never coerced into one another.
 */
public final class WireJson {

  private static final int MAX_MESSAGE = 1_000;

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_EMPTY, JsonInclude.Include.NON_EMPTY))
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private WireJson() {}

  /** Returns the JSON bytes of a plan, delivery, webhook call or failure details. */
  public static byte[] write(Object record) {
    try {
      return MAPPER.writeValueAsBytes(record);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("wire records can always be serialized", e);
    }
  }

  /** Returns the JSON of a record as a tree. */
  static ObjectNode tree(Object record) {
    return MAPPER.valueToTree(record);
  }

  /** Returns the webhook call of a tree that {@link #tree} returned, with changes. */
  static WebhookCall webhook(JsonNode tree) {
    return MAPPER.convertValue(tree, WebhookCall.class);
  }

  /** Returns a wire record as a Temporal payload. */
  public static RawValue toPayload(Object record) {
    return Bodies.of(write(record));
  }

  /** Returns the record in the JSON; empty if it cannot be read. */
  public static <T> Optional<T> read(@Nullable RawValue payload, Class<T> type) {
    try {
      return Optional.ofNullable(MAPPER.readValue(Bodies.bytes(payload), type));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Returns the details of a Hookline failure; empty if it has none. */
  public static Optional<FailureDetails> details(ApplicationFailure failure) {
    return failure.getDetails().getSize() == 0
        ? Optional.empty()
        : read(failure.getDetails().get(0, RawValue.class), FailureDetails.class);
  }

  /**
   * Returns the plan in the JSON. Only its structure is checked here; {@link #brokenRule} checks
   * its values.
   *
   * @throws InvalidPlanException if it cannot be read, has a newer version or cannot be carried out
   */
  public static Plan readPlan(@Nullable RawValue payload) throws InvalidPlanException {
    Plan plan = readStrictly(payload, Plan.class);
    PlanLimits.checkVersion(plan.version());
    if (plan.event().isEmpty()) {
      throw invalid("plan names no event; write it as \"event\"");
    }
    PlanLimits.checkDeadline(plan.deadline());
    PlanLimits.checkTime("startAt", plan.startAt());
    PlanLimits.checkTime("deliverBefore", plan.deliverBefore());
    PlanLimits.checkOrdering(plan.ordering());
    checkStructure(plan.event(), plan.webhooks());
    return plan;
  }

  /**
   * Returns the delivery of that JSON, as {@link #readPlan}.
   *
   * @throws InvalidPlanException if it cannot be read, has a newer version or cannot be carried out
   */
  public static Delivery readDelivery(@Nullable RawValue payload) throws InvalidPlanException {
    Delivery delivery = readStrictly(payload, Delivery.class);
    PlanLimits.checkVersion(delivery.version());
    if (delivery.event().isEmpty() || delivery.execution().isEmpty()) {
      throw invalid("delivery names no event or no execution; write both");
    }
    PlanLimits.checkTime("deliverBefore", delivery.deliverBefore());
    if (delivery.webhook() == null) {
      throw invalid("delivery names no webhook; write it as \"webhook\"");
    }
    FirstFailure failure = delivery.firstFailure();
    if (failure != null
        && (failure.code() == null || failure.message() == null || failure.details() == null)) {
      throw invalid("delivery has a first failure without code, message or details; write all");
    }
    checkStructure(delivery.event(), List.of(delivery.webhook()));
    return delivery;
  }

  /** Reads JSON whose absence or shape is an error. */
  static <T> T readStrictly(@Nullable RawValue payload, Class<T> type) throws InvalidPlanException {
    String subject = type.getSimpleName().toLowerCase(Locale.ROOT);
    if (payload == null) {
      throw invalid(subject + " is missing; pass it as the first argument");
    }
    try {
      T record = MAPPER.readValue(Bodies.bytes(payload), type);
      if (record == null) {
        throw invalid(subject + " must be a JSON object, found null");
      }
      return record;
    } catch (JsonProcessingException e) {
      throw invalid(subject + " is not readable: " + positionOf(e));
    } catch (IOException e) {
      throw invalid(subject + " is not readable");
    }
  }

  /** Shows the position, not the content: a foreign starter's plan may contain anything. */
  private static String positionOf(JsonProcessingException e) {
    String path =
        e instanceof JsonMappingException mapping
            ? mapping.getPath().stream()
                .map(
                    step ->
                        step.getFieldName() == null
                            ? "[" + step.getIndex() + "]"
                            : "." + step.getFieldName())
                .reduce("", String::concat)
            : "";
    return path.isEmpty() ? "not a JSON object with the expected fields" : "wrong type at " + path;
  }

  /** Returns the first configuration rule that the webhooks of a plan break. */
  public static Optional<String> brokenRule(String event, List<WebhookCall> webhooks) {
    return ConfigRules.first(EventType.of(event), configured(webhooks))
        .map(problem -> Summaries.truncate(problem.message(), MAX_MESSAGE));
  }

  static void checkStructure(String event, List<WebhookCall> webhooks) throws InvalidPlanException {
    for (WebhookCall webhook : webhooks) {
      if (webhook.headers().values().stream().anyMatch(Objects::isNull)) {
        throw invalid("webhook '%s' has a header without a value".formatted(webhook.name()));
      }
    }
    Optional<ConfigProblem> problem =
        ConfigRules.firstStructural(EventType.of(event), configured(webhooks));
    if (problem.isPresent()) {
      throw invalid(problem.get().message());
    }
  }

  private static List<WebhookConfig> configured(List<WebhookCall> webhooks) {
    return webhooks.stream().map(WebhookCall::toConfig).toList();
  }

  /** Names in a foreign plan may have any length, but a failure message may not. */
  private static InvalidPlanException invalid(String message) {
    return new InvalidPlanException(
        FailureCode.INVALID_PLAN, Summaries.truncate(message, MAX_MESSAGE));
  }
}
