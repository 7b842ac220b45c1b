package dev.hookline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.cli.HooklineProcess.Ended;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A program that refuses a secret among its settings names the setting, not the value. */
class SecretSettingsTest {

  @ParameterizedTest
  @CsvSource({
    "HOOKLINE_ENCRYPTION_KEYS, k1:hunter2, worker",
    "HOOKLINE_ENCRYPTION_KEYS, hunter2, list",
    "HTTP_PROXY, http://me:hunter2@:x, worker",
    "HOOKLINE_ALLOWED_PROXIES, http://me:hunter2@proxy:3128, worker",
    "HOOKLINE_CODEC_TOKEN, hunter2, codec-server",
  })
  void namesTheSettingOnly(String name, String value, String command) throws Exception {
    String key = "HOOKLINE_ENCRYPTION_KEYS";
    Map<String, String> environment =
        command.equals("codec-server")
            ? Map.of(name, value, key, "k1:" + "A".repeat(43) + "=")
            : Map.of(name, value);

    Ended ended = HooklineProcess.run(environment, command);

    assertThat(ended.code()).isNotZero();
    assertThat(ended.err()).isNotEmpty().doesNotContain("hunter2");
  }
}
