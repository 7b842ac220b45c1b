package dev.hookline.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class ConfigSchemaTest {
  @Test
  void describesEveryKeyAndNoOther() throws Exception {
    JsonNode schema = new ObjectMapper().readTree(ConfigSchema.json());

    JsonNode webhook = schema.at("/$defs/webhook");
    assertThat(webhook.get("properties").fieldNames())
        .toIterable()
        .containsExactlyElementsOf(ConfigKey.names());
    assertThat(webhook.get("additionalProperties").asBoolean()).isFalse();
  }
}
