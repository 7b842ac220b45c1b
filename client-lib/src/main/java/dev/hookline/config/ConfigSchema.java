package dev.hookline.config;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;

/** The JSON Schema (draft 2020-12) of the configuration file, for editors and checks. */
public final class ConfigSchema {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private ConfigSchema() {}

  /**
   * Returns the schema, indented: the keys in their documented spelling, at the top level of the
   * file or below {@code webhooks}. A schema cannot express the rules that span webhooks; {@code
   * hookline validate} checks them.
   */
  public static String json() {
    ObjectNode schema = MAPPER.createObjectNode();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("title", "Hookline webhooks");
    ObjectNode any = schema.putObject("properties");
    any.putObject("webhooks").put("$ref", "#/$defs/config");
    any.putObject("WebhooksConfig").put("$ref", "#/$defs/config");
    schema.put("type", "object");
    schema
        .putArray("anyOf")
        .add(required("webhooks"))
        .add(required("WebhooksConfig"))
        .addObject()
        .put("$ref", "#/$defs/config");
    ObjectNode defs = schema.putObject("$defs");
    defs.set("config", config());
    defs.set("webhook", webhook());
    defs.set(ConfigKey.SIGNING.key, SigningSchema.definition());
    defs.set(ConfigKey.AUTH.key, AuthSchema.definition());
    defs.set(ConfigKey.TLS.key, ConnectionSchema.tls());
    defs.set(ConfigKey.PROXY.key, ConnectionSchema.proxy());
    defs.set(ConfigKey.RETRY.key, RetrySchema.definition());
    defs.set(ConfigKey.ENDPOINT.key, EndpointSchema.definition());
    return schema.toPrettyString();
  }

  private static ObjectNode required(String key) {
    ObjectNode node = MAPPER.createObjectNode();
    node.putArray("required").add(key);
    return node;
  }

  private static ObjectNode config() {
    ObjectNode node = object("The webhooks of every event.");
    ObjectNode properties = node.putObject("properties");
    properties
        .putObject("enabled")
        .put("type", "boolean")
        .put("default", false)
        .put("description", "Whether webhooks are called at all.");
    ConfigKey.parts().forEach(part -> properties.set(part.key, part(part)));
    ObjectNode events = properties.putObject("config");
    events.put("description", "The webhooks of each event, in call order.");
    events.putArray("type").add("object").add("null");
    ArrayNode forms = events.putObject("additionalProperties").putArray("anyOf");
    forms.add(list());
    forms.add(event());
    return node;
  }

  private static ObjectNode list() {
    ObjectNode list = MAPPER.createObjectNode();
    list.putArray("type").add("array").add("null");
    list.putObject("items").put("$ref", "#/$defs/webhook");
    return list;
  }

  private static ObjectNode event() {
    ObjectNode node = object("The webhooks of an event, with defaults for all of them.");
    ObjectNode properties = node.putObject("properties");
    properties.set(ConfigKey.EXECUTION.key, property(ConfigKey.EXECUTION));
    properties.set(
        EventReader.DEADLINE, RetrySchema.duration("How long its sync webhooks may take."));
    properties.set(
        CallDefaultsReader.DELIVER_BEFORE,
        RetrySchema.duration("When its async deliveries expire, counted from its start."));
    properties
        .putObject(CallDefaultsReader.FAIL_FAST)
        .put("type", "boolean")
        .put("default", false)
        .put(
            "description",
            "Whether it fails at once where it would wait for the open circuit breaker of a sync webhook's endpoint.");
    OrderingSchema.addTo(properties);
    ConfigKey.parts().forEach(part -> properties.set(part.key, part(part)));
    properties.set(EventReader.WEBHOOKS, list());
    node.putArray("required").add(EventReader.WEBHOOKS);
    return node;
  }

  private static ObjectNode webhook() {
    ObjectNode node = object("One webhook.");
    ObjectNode properties = node.putObject("properties");
    for (ConfigKey key : ConfigKey.values()) {
      properties.set(key.key, property(key));
    }
    List.of(ConfigKey.NAME, ConfigKey.URL).forEach(key -> node.withArray("required").add(key.key));
    return node;
  }

  static ObjectNode object(String description) {
    ObjectNode node =
        MAPPER
            .createObjectNode()
            .put("type", "object")
            .put("description", description)
            .put("additionalProperties", false);
    node.putObject("patternProperties")
        .putObject("^[xX]-")
        .put("description", "Ignored: a place for anchors.");
    return node;
  }

  /** Returns the schema of a part: its definition, false where it can be switched off, or null. */
  private static ObjectNode part(ConfigKey key) {
    ObjectNode node = MAPPER.createObjectNode().put("description", key.description);
    ArrayNode forms = node.putArray("anyOf");
    forms.addObject().put("$ref", "#/$defs/" + key.key);
    forms.addObject().put("type", "null");
    if (key != ConfigKey.RETRY) {
      forms.addObject().put("const", false);
    }
    return node;
  }

  /** Adds a text to the properties. */
  static ObjectNode text(ObjectNode properties, String key, String description) {
    return properties.putObject(key).put("type", "string").put("description", description);
  }

  private static ObjectNode property(ConfigKey key) {
    if (key.type == ConfigKey.Type.PART) {
      return part(key);
    }
    ObjectNode node = MAPPER.createObjectNode().put("description", key.description);
    switch (key.type) {
      case TEXT -> node.putArray("type").add("string").add("number");
      case FLAG -> node.put("type", "boolean");
      case NUMBER -> {
        node.putArray("type").add("integer").add("null");
        node.put("minimum", key.min).put("maximum", key.max);
      }
      case NUMBERS -> {
        node.put("type", "array");
        node.putObject("items")
            .put("type", "integer")
            .put("minimum", key.min)
            .put("maximum", key.max);
      }
      case EXECUTION -> {
        node.put("type", "string");
        Stream.of(WebhookExecution.values()).forEach(one -> node.withArray("enum").add(one.key()));
      }
      case PART -> throw new IllegalStateException("a part has its own definition");
      case TEXTS -> {
        node.put("type", "object");
        node.putObject("additionalProperties").put("type", "string");
      }
    }
    if (key.defaultValue != null) {
      node.set("default", MAPPER.valueToTree(key.defaultValue));
    }
    return node;
  }
}
