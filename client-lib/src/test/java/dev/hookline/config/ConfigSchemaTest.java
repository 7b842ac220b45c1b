package dev.hookline.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import org.junit.jupiter.api.Test;

class ConfigSchemaTest {
  @Test
  void describesExactlyTheKnownKeys() throws Exception {
    JsonNode schema = new ObjectMapper().readTree(ConfigSchema.json());

    JsonNode webhook = schema.at("/$defs/webhook");
    assertThat(webhook.get("properties").fieldNames())
        .toIterable()
        .containsExactlyElementsOf(ConfigKey.names());
    assertThat(webhook.get("additionalProperties").asBoolean()).isFalse();
  }

  @Test
  void acceptsAValidFileAndRejectsAnUnknownKey() throws Exception {
    String good =
        "{\"webhooks\":{\"enabled\":true,\"config\":{\"E\":[{\"name\":\"a\",\"url\":\"https://x.example\"}]}}}";

    assertThat(accepts(good)).isTrue();
    assertThat(accepts(good.replace("\"url\"", "\"urll\":1,\"url\""))).isFalse();
  }

  @Test
  void acceptsAnEventWithAnExecutionForAllItsWebhooks() throws Exception {
    String good =
        "{\"enabled\":true,\"config\":{\"E\":{\"execution\":\"regular\",\"webhooks\":"
            + "[{\"name\":\"a\",\"url\":\"https://x.example\"}]}}}";

    assertThat(accepts(good)).isTrue();
    assertThat(accepts(good.replace("regular", "slow"))).isFalse();
    assertThat(accepts(good.replace("\"webhooks\"", "\"hooks\""))).isFalse();
  }

  @Test
  void ignoresKeysThatStartWithX() throws Exception {
    String good =
        "{\"x-defaults\":{\"timeout\":3},\"enabled\":true,\"config\":{\"E\":{\"X-note\":1,\"webhooks\":"
            + "[{\"name\":\"a\",\"url\":\"https://x.example\",\"x-owner\":[null]}]}}}";

    assertThat(accepts(good)).isTrue();
    assertThat(accepts("{\"webhooks\":%s,\"x-a\":1}".formatted(good))).isTrue();
    assertThat(accepts(good.replace("x-defaults", "defaults"))).isFalse();
    assertThat(accepts(good.replace("X-note", "note"))).isFalse();
    assertThat(accepts(good.replace("x-owner", "owner-x"))).isFalse();
    assertThat(accepts(good.replace("\"E\"", "\"x-e\":1,\"E\""))).isFalse();
  }

  @Test
  void acceptsSigningAtEveryLevel() throws Exception {
    String signing =
        "{\"keys\":[\"${env:A}\"],\"headers\":{\"id\":\"svix-id\"},\"legacy\":"
            + "{\"key\":\"${env:B}\",\"header\":\"X-Old\",\"encoding\":\"base64\",\"prefix\":\"sha256=\"}}";
    String good =
        ("{\"signing\":%s,\"enabled\":true,\"config\":{\"E\":{\"signing\":%s,\"webhooks\":"
                + "[{\"name\":\"a\",\"url\":\"https://x.example\",\"signing\":%s},"
                + "{\"name\":\"b\",\"url\":\"https://x.example\",\"signing\":false}]}}}")
            .formatted(signing, signing, signing);

    assertThat(accepts(good)).isTrue();
    assertThat(accepts(good.replace("false", "true,\"x-enabled\":1"))).isFalse();
    assertThat(accepts(good.replace("[\"${env:A}\"]", "\"${env:A}\""))).isTrue();
    assertThat(accepts(good.replace("[\"${env:A}\"]", "[]"))).isFalse();
    assertThat(accepts(good.replace("base64", "base32"))).isFalse();
    assertThat(accepts(good.replace("\"header\":", "\"heder\":"))).isFalse();
    assertThat(accepts(good.replace("\"prefix\"", "\"suffix\""))).isFalse();
  }

  private static boolean accepts(String json) {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(ConfigSchema.json())
        .validate(json, InputFormat.JSON)
        .isEmpty();
  }
}
