package dev.hookline.cli.keys;

import dev.hookline.cli.output.Json;
import dev.hookline.cli.output.OutputOption;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Generates a key. */
@Command(
    name = "new",
    description = {
      "Generate a signing or encryption key and print it; it is not stored.",
      "With ed25519, the worker gets the secret key (whsk_) and receivers the public key"
          + " (whpk_); with hmac, both have the same key (whsec_).",
      "An encryption key is for HOOKLINE_ENCRYPTION_KEYS."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  hookline keys new --type ed25519",
      "  hookline keys new --type encryption --output json | jq -r .secretKey > /run/keys/k1",
      "  hookline keys new --output json | jq -r .secretKey > labels.key"
    })
public final class NewCommand implements Runnable {

  /** The JSON output. */
  record Made(String type, String secretKey, @Nullable String publicKey) {}

  @Option(
      names = "--type",
      paramLabel = "TYPE",
      description = "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.",
      defaultValue = "hmac")
  private KeyType type = KeyType.HMAC;

  @Mixin private OutputOption output = new OutputOption();

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    KeyType.Generated key = type.generate(new SecureRandom());
    spec.commandLine()
        .getOut()
        .println(
            output.isJson()
                ? Json.of(new Made(type.toString(), key.secretKey(), key.publicKey()))
                : text(key));
  }

  private static String text(KeyType.Generated key) {
    return key.publicKey() == null
        ? "secret key  " + key.secretKey()
        : "secret key  %s%npublic key  %s".formatted(key.secretKey(), key.publicKey());
  }
}
