package dev.hookline.worker.internal.secrets;

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
  void reportsEveryForbiddenFileAlike(String name) {
    assertThatThrownBy(() -> secrets.resolve("${file:" + name + "}"))
        .isInstanceOf(SecretMissingException.class)
        .hasMessage(
            "worker has no readable secret file for ${file:%s} in its secrets directory"
                .formatted(name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "\n", "\r\n\t ", "\uFEFF", "\uFEFF\r\n", " \uFEFF", "\0", "\u00a0\n"})
  void reportsAnEmptyFile(String content) throws Exception {
    Files.writeString(top.resolve("secrets/empty"), content);

    assertThatThrownBy(() -> secrets.resolve("Bearer ${file:empty}"))
        .isInstanceOf(SecretMissingException.class)
        .hasMessage("secret file of ${file:empty} is empty; write the secret into it");
  }

  @Test
  void reportsAnEmptyFileOutsideLikeAnyOther() throws Exception {
    Files.writeString(top.resolve("empty"), "");
    Files.createSymbolicLink(top.resolve("secrets/to-empty"), top.resolve("empty"));

    for (String name : new String[] {"../empty", top.resolve("empty").toString(), "to-empty"}) {
      assertThatThrownBy(() -> secrets.resolve("${file:" + name + "}"))
          .isInstanceOf(SecretMissingException.class)
          .hasMessage(
              "worker has no readable secret file for ${file:%s} in its secrets directory"
                  .formatted(name));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"s5", "s5\r\n", "\uFEFFs5", "\uFEFF \n s5 \n", "\n\ts5"})
  void stripsTheByteOrderMarkAndSpaceAroundAFilesSecret(String content) throws Exception {
    Files.writeString(top.resolve("secrets/file"), content);

    assertThat(secrets.resolve("${file:file}")).isEqualTo("s5");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n", "\t\r\n", "\uFEFF"})
  void reportsAnEmptyVariable(String value) {
    assertThatThrownBy(() -> of(value).resolve("${env:HOOKLINE_SECRET_V}"))
        .isInstanceOf(SecretMissingException.class)
        .hasMessage("worker's variable HOOKLINE_SECRET_V is empty; set it");
  }

  @Test
  void reportsAMissingVariable() {
    assertThatThrownBy(() -> secrets.resolve("${env:HOOKLINE_SECRET_NONE}"))
        .hasMessage("worker's variable HOOKLINE_SECRET_NONE is not set; set it");
  }

  @Test
  void stripsTheLineBreaksAroundAVariable() throws Exception {
    assertThat(of("\uFEFF\ns6 \r\n").resolve("${env:HOOKLINE_SECRET_V}")).isEqualTo("s6 ");
    assertThat(of("a\nb").resolve("${env:HOOKLINE_SECRET_V}")).isEqualTo("a\nb");
  }

  private static Secrets of(String value) {
    return new Secrets(Map.of("HOOKLINE_SECRET_V", value)::get, Set.of(), null);
  }
}
