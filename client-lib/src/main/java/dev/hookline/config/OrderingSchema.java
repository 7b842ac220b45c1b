package dev.hookline.config;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The schema of an event's ordering. */
final class OrderingSchema {

  private OrderingSchema() {}

  static void addTo(ObjectNode properties) {
    ConfigSchema.text(
            properties,
            OrderingReader.KEY,
            "The JSON pointer of a key in the payload, such as /project/id: events of one key run one after the other.")
        .put("pattern", "^/");
    ConfigSchema.text(
        properties,
        OrderingReader.GROUP,
        "Event types of the same group share the order of a key; the event's name by default.");
    properties
        .putObject(OrderingReader.HOLD)
        .put("type", "boolean")
        .put("default", false)
        .put(
            "description",
            "Whether later events of the key wait if one ends without success, until it is replayed or skipped.");
  }
}
