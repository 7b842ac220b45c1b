package dev.hookline.config;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The JSON Schema of a retry policy. */
final class RetrySchema {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String DURATION = "^([0-9]{1,9}(ms|s|m|h|d))+$";
  private static final String STATUS = "^([1-5]xx|[1-5][0-9]{2}(-[1-5][0-9]{2})?)$";

  private RetrySchema() {}

  static ObjectNode definition() {
    ObjectNode node = ConfigSchema.object("When failed attempts are repeated.");
    ObjectNode properties = node.putObject("properties");
    properties
        .putObject(RetryReader.MAX_ATTEMPTS)
        .put("type", "integer")
        .put("minimum", 1)
        .put("maximum", ConfigKey.NUM_RETRIES.max)
        .put("description", "Total number of attempts, including the first.");
    properties.set(
        RetryReader.INITIAL_INTERVAL, duration("The delay after the first failed attempt."));
    properties
        .putObject(RetryReader.BACKOFF)
        .put("type", "number")
        .put("minimum", 1)
        .put("maximum", RetryRules.MAX_BACKOFF)
        .put("description", "The factor from each delay to the next.");
    properties.set(RetryReader.MAXIMUM_INTERVAL, duration("The longest delay."));
    ConfigSchema.text(
            properties, RetryReader.JITTER, "A random share, such as 20%, added to each delay.")
        .put("pattern", "^([0-9]{1,2}|100)%$");
    properties.set(
        RetryReader.TOTAL_TIMEOUT, duration("The time within which the webhook must succeed."));
    properties.set(
        RetryReader.SCHEDULE,
        list(
            duration("One delay."),
            "The delays, instead of initialInterval and backoff; the last one repeats."));
    properties.set(RetryReader.RETRY_ON, list(status(), "The only statuses that are retried."));
    properties.set(RetryReader.FAIL_ON, list(status(), "The statuses that are not retried."));
    return node;
  }

  static ObjectNode duration(String description) {
    return MAPPER
        .createObjectNode()
        .put("type", "string")
        .put("pattern", DURATION)
        .put("description", description + " Such as 500ms, 5s, 10m or 2h.");
  }

  private static ObjectNode status() {
    ObjectNode status = MAPPER.createObjectNode();
    status
        .putArray("anyOf")
        .add(MAPPER.createObjectNode().put("type", "string").put("pattern", STATUS))
        .add(
            MAPPER
                .createObjectNode()
                .put("type", "integer")
                .put("minimum", 100)
                .put("maximum", 599));
    return status;
  }

  /** Returns a list, or a single entry in its place. */
  private static ObjectNode list(ObjectNode entry, String description) {
    ObjectNode list = MAPPER.createObjectNode().put("type", "array");
    list.set("items", entry);
    list.put("maxItems", RetryRules.MAX_ENTRIES);
    ObjectNode either = MAPPER.createObjectNode().put("description", description);
    either.putArray("anyOf").add(list).add(entry.deepCopy());
    return either;
  }
}
