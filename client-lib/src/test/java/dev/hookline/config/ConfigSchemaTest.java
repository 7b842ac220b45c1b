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

  @Test
  void acceptsRetryPoliciesAtEveryLevelAndDeadlinesOfEvents() throws Exception {
    String retry =
        "{\"maxAttempts\":3,\"initialInterval\":\"1s\",\"backoff\":1.5,\"jitter\":\"20%\","
            + "\"totalTimeout\":\"1h30m\",\"retryOn\":[429,\"5xx\"],\"failOn\":\"500-502\"}";
    String good =
        ("{\"retry\":%s,\"enabled\":true,\"config\":{\"E\":{\"deadline\":\"30s\",\"retry\":%s,"
                + "\"webhooks\":[{\"name\":\"a\",\"url\":\"https://x.example\",\"retry\":%s},"
                + "{\"name\":\"b\",\"url\":\"https://x.example\",\"retry\":{\"schedule\":[\"5s\"]}}]}}}")
            .formatted(retry, retry, retry);

    assertThat(accepts(good)).isTrue();
    assertThat(accepts(good.replace("20%", "0.2"))).isFalse();
    assertThat(accepts(good.replace("1.5", "0.5"))).isFalse();
    assertThat(accepts(good.replace("5xx", "6xx"))).isFalse();
    assertThat(accepts(good.replace("\"1s\"", "1"))).isFalse();
    assertThat(accepts(good.replace("\"30s\"", "30"))).isFalse();
    assertThat(accepts(good.replace("backoff", "backof"))).isFalse();
    assertThat(accepts(good.replace("{\"schedule\":[\"5s\"]}", "false"))).isFalse();
  }

  @Test
  void acceptsAuthTlsAndProxyAtEachOfTheirPlaces() throws Exception {
    String parts =
        "\"auth\":{\"oauth2\":{\"tokenUrl\":\"https://l\",\"clientId\":\"a\",\"clientSecret\":\"${env:A}\","
            + "\"scopes\":[\"a\"],\"style\":\"post\",\"tls\":{\"ca\":\"${file:/c}\"}}},"
            + "\"tls\":{\"cert\":\"${file:/c}\",\"key\":\"${file:/k}\"},"
            + "\"proxy\":{\"url\":\"http://p:1\"}";
    String good =
        ("{%s,\"enabled\":true,\"config\":{\"E\":{%s,\"webhooks\":"
                + "[{\"name\":\"a\",\"url\":\"https://x.example\",%s},"
                + "{\"name\":\"b\",\"url\":\"https://x.example\",\"auth\":false,\"tls\":false,\"proxy\":false},"
                + "{\"name\":\"c\",\"url\":\"https://x.example\",\"auth\":{\"bearer\":\"${env:A}\"},\"proxy\":\"http://p\"}]}}}")
            .formatted(parts, parts, parts);

    assertThat(accepts(good)).isTrue();
    assertThat(accepts(good.replace("\"post\"", "\"pots\""))).isFalse();
    assertThat(accepts(good.replace("\"bearer\"", "\"barer\""))).isFalse();
    assertThat(accepts(good.replace("\"clientId\":\"a\",", ""))).isFalse();
    assertThat(accepts(good.replace("{\"bearer\":", "{\"basic\":null,\"bearer\":"))).isFalse();
    assertThat(accepts(good.replace("\"cert\"", "\"cart\""))).isFalse();
    assertThat(accepts(good.replace("\"url\":\"http://p:1\"", "\"host\":\"p\""))).isFalse();
  }

  private static boolean accepts(String json) {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(ConfigSchema.json())
        .validate(json, InputFormat.JSON)
        .isEmpty();
  }
}
