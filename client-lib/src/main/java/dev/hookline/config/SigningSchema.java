package dev.hookline.config;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The JSON Schema of the signing configuration. */
final class SigningSchema {

  static final String DEFINITION = "signing";

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private SigningSchema() {}

  /** Returns the schema of a {@code signing} property. */
  static ObjectNode property() {
    ObjectNode node = MAPPER.createObjectNode().put("description", ConfigKey.SIGNING.description);
    node.putArray("anyOf")
        .add(MAPPER.createObjectNode().put("$ref", "#/$defs/" + DEFINITION))
        .add(MAPPER.createObjectNode().put("const", false))
        .add(MAPPER.createObjectNode().put("type", "null"));
    return node;
  }

  static ObjectNode definition() {
    ObjectNode node = ConfigSchema.object("How requests are signed.");
    ObjectNode properties = node.putObject("properties");
    properties.set(SigningReader.KEYS, keys());
    properties.set(SigningReader.HEADERS, headers());
    properties.set(SigningReader.LEGACY, legacy());
    node.putArray("required").add(SigningReader.KEYS);
    return node;
  }

  private static ObjectNode keys() {
    ObjectNode node =
        MAPPER
            .createObjectNode()
            .put(
                "description",
                "Secret references of whsec_ keys (HMAC-SHA256) or whsk_ keys (Ed25519); each adds a signature.");
    node.putArray("type").add("array").add("string");
    node.putObject("items").put("type", "string");
    node.put("minItems", 1).put("maxItems", SigningConfig.MAX_KEYS);
    return node;
  }

  private static ObjectNode headers() {
    ObjectNode node = ConfigSchema.object("Other names for the headers of Standard Webhooks.");
    ObjectNode properties = node.putObject("properties");
    text(
        properties,
        SigningReader.ID,
        "The header of the webhook id.",
        SigningConfig.DEFAULT_ID_HEADER);
    text(
        properties,
        SigningReader.TIMESTAMP,
        "The header of the attempt's time in seconds since 1970.",
        SigningConfig.DEFAULT_TIMESTAMP_HEADER);
    text(
        properties,
        SigningReader.SIGNATURE,
        "The header of the signatures.",
        SigningConfig.DEFAULT_SIGNATURE_HEADER);
    return node;
  }

  private static ObjectNode legacy() {
    ObjectNode node =
        ConfigSchema.object("An additional signature in an older format, by HMAC-SHA256.");
    ObjectNode properties = node.putObject("properties");
    text(properties, SigningReader.KEY, "The secret reference of its key, used unchanged.", "")
        .remove("default");
    text(properties, SigningReader.HEADER, "The header of the signature.", "").remove("default");
    choice(
        properties,
        SigningReader.ENCODING,
        "The encoding of the signature.",
        LegacySignature.ENCODINGS);
    choice(properties, SigningReader.CONTENT, "The signed content.", LegacySignature.CONTENTS);
    text(
        properties,
        SigningReader.PREFIX,
        "Text before the signature, such as sha256=; {timestamp} in it is replaced by the timestamp.",
        "");
    text(
        properties,
        SigningReader.TIMESTAMP_HEADER,
        "An additional header for the timestamp; none if empty.",
        "");
    node.putArray("required").add(SigningReader.KEY).add(SigningReader.HEADER);
    return node;
  }

  private static ObjectNode text(
      ObjectNode in, String key, String description, String defaultValue) {
    return in.putObject(key)
        .put("type", "string")
        .put("description", description)
        .put("default", defaultValue);
  }

  private static void choice(ObjectNode in, String key, String description, List<String> values) {
    ObjectNode node = text(in, key, description, values.get(0));
    values.forEach(node.withArray("enum")::add);
  }
}
