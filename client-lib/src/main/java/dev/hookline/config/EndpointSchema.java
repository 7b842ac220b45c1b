package dev.hookline.config;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The JSON Schema of an endpoint. */
final class EndpointSchema {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private EndpointSchema() {}

  static ObjectNode definition() {
    ObjectNode node = MAPPER.createObjectNode();
    node.putArray("anyOf")
        .add(MAPPER.createObjectNode().put("type", "string").put("minLength", 1))
        .add(mapping());
    return node;
  }

  private static ObjectNode mapping() {
    ObjectNode node = ConfigSchema.object("An endpoint and its limits.");
    ObjectNode properties = node.putObject("properties");
    ConfigSchema.text(
        properties,
        EndpointReader.NAME,
        "The endpoint's name; without one, it is the host and port of the URL.");
    count(
        properties,
        EndpointReader.MAX_CONCURRENT,
        EndpointRules.MAX_CONCURRENT,
        "How many calls may be in progress.");
    ConfigSchema.text(
            properties, EndpointReader.RATE_LIMIT, "How many calls may begin, such as 50/s.")
        .put("pattern", "^[0-9]{1,9}/[smh]$");
    properties.set(EndpointReader.CIRCUIT_BREAKER, breaker());
    return node;
  }

  private static ObjectNode breaker() {
    ObjectNode node =
        ConfigSchema.object("When it is not called for a while, because its calls fail.");
    ObjectNode properties = node.putObject("properties");
    ConfigSchema.text(
            properties, EndpointReader.FAILURE_RATE, "The share of failed calls, such as 50%.")
        .put("pattern", "^([0-9]{1,2}|100)%$");
    properties.set(
        EndpointReader.SLIDING_WINDOW,
        RetrySchema.duration("The time over which calls are counted."));
    count(
        properties,
        EndpointReader.MINIMUM_CALLS,
        EndpointRules.MAX_CALLS,
        "How many calls must have ended in that time.");
    properties.set(EndpointReader.OPEN, RetrySchema.duration("How long it stays open."));
    count(
        properties,
        EndpointReader.HALF_OPEN_CALLS,
        EndpointRules.MAX_CALLS,
        "How many calls it then lets through to decide.");
    return node;
  }

  private static void count(ObjectNode properties, String key, int max, String description) {
    properties
        .putObject(key)
        .put("type", "integer")
        .put("minimum", 1)
        .put("maximum", max)
        .put("description", description);
  }
}
