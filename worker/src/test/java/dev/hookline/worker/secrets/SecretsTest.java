package dev.hookline.worker.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {

  @TempDir private Path top;
  private Secrets secrets;

  @BeforeEach
  void fill() throws Exception {
    Path folder = Files.createDirectory(top.resolve("secrets"));
    Files.writeString(folder.resolve("token"), "s3\n");
    Files.writeString(top.resolve("outside"), "s4");
    Files.createSymbolicLink(folder.resolve("link"), top.resolve("outside"));
    secrets = new Secrets(Map.of("HOOKLINE_SECRET_A", "s1", "B", "s2")::get, Set.of(), folder);
  }

  @Test
  void replacesWhatTheWorkerOffers() throws Exception {
    assertThat(secrets.resolve("a ${env:HOOKLINE_SECRET_A} b ${file:token}"))
        .isEqualTo("a s1 b s3");
  }

  @Test
  void refusesAVariableThatIsNotOffered() {
    assertThatThrownBy(() -> secrets.resolve("${env:B}"))
        .isInstanceOf(SecretMissingException.class)
        .hasMessage(
            "worker does not offer variable B; name it HOOKLINE_SECRET_… or list it in HOOKLINE_OFFERED_ENV");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../outside", "../missing", "missing", "link", "/etc/passwd", "/no/file"})
  void saysTheSameOfEveryFileItWillNotRead(String name) {
    assertThatThrownBy(() -> secrets.resolve("${file:" + name + "}"))
        .isInstanceOf(SecretMissingException.class)
        .hasMessage(
            "worker has no readable secret file of ${file:%s} inside its secrets folder"
                .formatted(name));
  }
}
