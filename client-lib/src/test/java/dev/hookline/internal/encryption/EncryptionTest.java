package dev.hookline.internal.encryption;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.common.converter.CodecDataConverter;
import io.temporal.common.converter.DataConverter;
import io.temporal.common.converter.DefaultDataConverter;
import io.temporal.payload.codec.ZlibPayloadCodec;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EncryptionTest {

  @TempDir private Path folder;

  @Test
  void isOffWhereTheVariableIsNotSet() {
    assertThat(Encryption.fromEnvironment(name -> null).isOn()).isFalse();
    assertThat(Encryption.fromEnvironment(name -> " ").isOn()).isFalse();
  }

  /** A codec may compress or encrypt; literal tokens are stored only where ours encrypts. */
  @Test
  void isOnOnlyForAClientWithKeysOfOurs() {
    DataConverter plain = DefaultDataConverter.newDefaultInstance();
    assertThat(isOn(plain)).isFalse();
    assertThat(isOn(new CodecDataConverter(plain, List.of(new ZlibPayloadCodec())))).isFalse();
    assertThat(isOn(Encryption.none().converter())).isFalse();
    assertThat(isOn(Encryption.of("k1:" + TestKeys.base64("k1"), name -> null).converter()))
        .isTrue();
  }

  private static boolean isOn(DataConverter converter) {
    WorkflowServiceStubs stubs =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder().setTarget("127.0.0.1:1").build());
    try {
      return Encryption.isOn(
          WorkflowClient.newInstance(
              stubs, WorkflowClientOptions.newBuilder().setDataConverter(converter).build()));
    } finally {
      stubs.shutdownNow();
    }
  }

  @Test
  void takesKeysFromFilesVariablesAndBase64() throws IOException {
    Path file = Files.writeString(folder.resolve("k3"), TestKeys.base64("k3") + "\n");
    Map<String, String> variables =
        Map.of(
            Encryption.VARIABLE,
            "k3:${file:%s}, k2:${env:OLD},k1:%s".formatted(file, TestKeys.base64("k1")),
            "OLD",
            TestKeys.base64("k2").replace('+', '-').replace('/', '_'));

    Encryption encryption = Encryption.fromEnvironment(variables::get);

    assertThat(encryption.keyIds()).containsExactly("k3", "k2", "k1");
    assertThat(encryption).hasToString("Encryption[k3, k2, k1]");
  }

  @Test
  void namesTheKeyAndNeverItsValue() throws IOException {
    String secret = "c2VjcmV0";
    Path shortKey = Files.writeString(folder.resolve("short"), secret, UTF_8);

    assertWrong(
        "k1:" + secret,
        "key 'k1' must be the base64 of 32 bytes, but its value is not; make one with: hookline"
            + " keys new --type encryption");
    assertWrong(
        "k1:${file:%s}".formatted(shortKey),
        "key 'k1' must be the base64 of 32 bytes, but ${file:%s} is not; make one with: hookline keys new --type encryption"
            .formatted(shortKey));
    assertWrong("k1:${env:NONE}", "key 'k1' is in ${env:NONE}, which is not set");
    assertWrong(
        "k1:${file:/nonexistent}",
        "key 'k1' is in ${file:/nonexistent}, which is no readable file of at most 4096 bytes");
    assertWrong("k1:${vault:x}", "key 'k1' must be ${env:NAME}, ${file:/path} or base64");
    assertWrong(
        "k1:%s,k1:%1$s".formatted(TestKeys.base64("k1")),
        "key 'k1' is listed twice; give each key an id of its own");
    for (String text : new String[] {secret, "k 1:" + secret, ":" + secret, "k1=" + secret, ","}) {
      assertWrong(
          text,
          "entry 1 is not of the form id:secret; write for instance"
              + " k2:${file:/run/keys/k2},k1:${env:OLD_KEY}");
    }
  }

  private static void assertWrong(String keys, String message) {
    assertThatThrownBy(() -> Encryption.of(keys, name -> null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("HOOKLINE_ENCRYPTION_KEYS: " + message);
  }
}
