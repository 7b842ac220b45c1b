package dev.hookline.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hookline.contract.Authentication;
import dev.hookline.contract.EndpointSettings;
import dev.hookline.contract.ProxySettings;
import dev.hookline.contract.Signing;
import dev.hookline.contract.TlsSettings;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each key of signing, authentication, TLS and proxies is known wherever it has to be. */
class DocumentedKeysTest {

  private static final Path DOCS = Path.of("..", "docs");

  @ParameterizedTest
  @MethodSource("keys")
  void isOnTheConfigurationPage(String key) throws Exception {
    String page = Files.readString(DOCS.resolve("configuration.md"));

    assertThat(page).contains("`" + key.substring(key.lastIndexOf('.') + 1) + "`");
  }

  @ParameterizedTest
  @MethodSource("keys")
  void isSuggestedForAMisspelledKeyInItsLine(String key) {
    String[] names = ("x." + key).split("\\.");
    StringBuilder yaml = new StringBuilder("enabled: true");
    for (int depth = 1; depth < names.length - 1; depth++) {
      yaml.append('\n').append("  ".repeat(depth - 1)).append(names[depth]).append(':');
    }
    String name = names[names.length - 1];
    String misspelled = name.substring(0, 1) + name.substring(1).replaceFirst("^(.)", "$1$1");
    yaml.append('\n').append("  ".repeat(names.length - 3)).append("  ").append(misspelled);
    yaml.append(": {}\nconfig: {E: [{name: a, url: 'http://x', finalResponse: true}]}\n");

    assertThat(ConfigCheck.of(yaml.toString().getBytes(UTF_8)).problems())
        .anySatisfy(
            problem -> {
              assertThat(problem.line()).isEqualTo(names.length);
              assertThat(problem.message())
                  .startsWith("unknown key '%s'; did you mean '%s'?".formatted(misspelled, name));
            });
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        Signing.class,
        Signing.Legacy.class,
        Authentication.class,
        Authentication.Basic.class,
        Authentication.ApiKey.class,
        Authentication.OAuth2.class,
        TlsSettings.class,
        ProxySettings.class,
        EndpointSettings.class,
        EndpointSettings.Rate.class,
        EndpointSettings.Breaker.class
      })
  void isInThePlanOfTheContract(Class<?> record) throws Exception {
    String page = Files.readString(DOCS.resolve("contract.md"));

    assertThat(Stream.of(record.getRecordComponents()).map(RecordComponent::getName))
        .allSatisfy(name -> assertThat(page).contains("\"" + name + "\""));
  }

  @Test
  void encryptionHasNoKeyInTheFile() throws Exception {
    assertThat(ConfigSchema.json()).doesNotContain("\"encryption");
    assertThat(Files.readString(DOCS.resolve("configuration.md")))
        .contains("HOOKLINE_ENCRYPTION_KEYS");
  }

  /** The keys of the JSON Schema, with their paths. */
  static List<String> keys() throws Exception {
    JsonNode definitions = new ObjectMapper().readTree(ConfigSchema.json()).get("$defs");
    List<String> keys = new ArrayList<>();
    for (ConfigKey part : ConfigKey.parts()) {
      addKeys(keys, part.key, definitions.get(part.key));
    }
    assertThat(keys).contains("signing.legacy.prefix", "auth.oauth2.audience", "tls.pkcs12");
    return keys;
  }

  private static void addKeys(List<String> keys, String path, JsonNode definition) {
    for (JsonNode form : definition.has("anyOf") ? definition.get("anyOf") : List.of(definition)) {
      form.path("properties")
          .properties()
          .forEach(
              property -> {
                keys.add(path + "." + property.getKey());
                addKeys(keys, path + "." + property.getKey(), property.getValue());
              });
    }
  }
}
