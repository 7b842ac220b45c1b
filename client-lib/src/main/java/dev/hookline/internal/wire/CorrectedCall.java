package dev.hookline.internal.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hookline.contract.WebhookCall;
import io.temporal.common.converter.RawValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A recorded webhook call with another url, other headers or another retry policy. */
public final class CorrectedCall {

  private static final String HEADERS = "headers";

  private static final List<String> RETRY = List.of("numRetries", "maximumInterval", "retry");

  private CorrectedCall() {}

  /**
   * Returns the corrected call.
   *
   * @param url the new url; null for the recorded one
   * @param headers the headers to add or to replace, whatever the letter case of their names
   * @param policy the call whose retry policy it gets; null for the recorded one
   */
  public static WebhookCall of(
      WebhookCall recorded,
      @Nullable String url,
      Map<String, String> headers,
      @Nullable WebhookCall policy) {
    ObjectNode tree = WireJson.tree(recorded);
    if (url != null) {
      tree.put("url", url);
    }
    if (!headers.isEmpty()) {
      ObjectNode all = tree.withObjectProperty(HEADERS);
      headers.forEach((name, value) -> replace(all, name, value));
    }
    if (policy != null) {
      ObjectNode from = WireJson.tree(policy);
      tree.remove(RETRY);
      for (String key : RETRY) {
        JsonNode value = from.get(key);
        if (value != null) {
          tree.set(key, value);
        }
      }
    }
    return WireJson.webhook(tree);
  }

  private static void replace(ObjectNode headers, String name, String value) {
    List<String> same = new ArrayList<>();
    headers.fieldNames().forEachRemaining(same::add);
    headers.remove(same.stream().filter(name::equalsIgnoreCase).toList());
    headers.put(name, value);
  }

  /** Returns the call as the only one of an event, to which the rules of webhooks apply. */
  public static WebhookCall alone(WebhookCall webhook) {
    ObjectNode tree = WireJson.tree(webhook);
    tree.remove(List.of("useDataFrom", "finalResponse"));
    return WireJson.webhook(tree.put("async", true));
  }

  /**
   * Returns the call in the JSON.
   *
   * @throws InvalidPlanException if it cannot be read or cannot be carried out
   */
  public static WebhookCall read(@Nullable RawValue payload) throws InvalidPlanException {
    WebhookCall webhook = WireJson.readStrictly(payload, WebhookCall.class);
    WireJson.checkStructure("redirected", List.of(alone(webhook)));
    return webhook;
  }
}
