package dev.hookline.cli.run;

import dev.hookline.cli.run.LoopbackReceiver.ReceivedRequest;
import dev.hookline.config.internal.SecretReference;
import dev.hookline.internal.signing.UnusableKeyException;
import dev.hookline.verify.Verification.Rejected;
import dev.hookline.verify.WebhookVerifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Verifies that the requests of {@code listen} are signed with one of the given keys. */
final class SignatureCheck {

  /**
   * The result of a check.
   *
   * @param code {@code valid}, or why not in one word
   * @param detail why not in one sentence
   */
  record Checked(String code, @Nullable String detail) {

    String text() {
      return detail == null ? code : "not valid (%s): %s".formatted(code, detail);
    }
  }

  private final WebhookVerifier verifier;

  private SignatureCheck(WebhookVerifier verifier) {
    this.verifier = verifier;
  }

  /**
   * Creates the check from a command line; null if there is no key.
   *
   * @param keys the keys, or references to them
   * @param headers other names for the headers of id, timestamp and signature; empty for none
   * @throws IllegalArgumentException naming the invalid option, never its key
   * @throws IOException if a file that holds a key cannot be read
   */
  static @Nullable SignatureCheck of(
      List<String> keys, List<String> headers, Function<String, @Nullable String> environment)
      throws IOException {
    if (!headers.isEmpty() && (headers.size() != 3 || keys.isEmpty())) {
      throw new IllegalArgumentException(
          "--verify-headers needs --verify and three names, for id, timestamp and signature");
    }
    if (keys.isEmpty()) {
      return null;
    }
    String[] resolved = new String[keys.size()];
    for (int i = 0; i < resolved.length; i++) {
      resolved[i] = resolved(keys.get(i), environment);
    }
    try {
      WebhookVerifier verifier = WebhookVerifier.of(resolved);
      return new SignatureCheck(
          headers.isEmpty()
              ? verifier
              : verifier.withHeaders(headers.get(0), headers.get(1), headers.get(2)));
    } catch (UnusableKeyException e) {
      throw new IllegalArgumentException("--verify: " + e.getMessage(), e);
    }
  }

  /** The user of the command may read any variable or file, unlike a worker. */
  private static String resolved(String key, Function<String, @Nullable String> environment)
      throws IOException {
    List<SecretReference> references = SecretReference.in(key);
    if (references.isEmpty()) {
      return key;
    }
    SecretReference reference = references.get(0);
    if (references.size() > 1 || !reference.toString().equals(key)) {
      throw new IllegalArgumentException(
          "--verify must be a key, or one reference to it such as ${file:labels.key}");
    }
    if (reference.kind().equals("file")) {
      return Files.readString(Path.of(reference.name())).strip();
    }
    String value = environment.apply(reference.name());
    if (value == null) {
      throw new IllegalArgumentException(
          "--verify: variable %s is not set; set it".formatted(reference.name()));
    }
    return value.strip();
  }

  Checked of(ReceivedRequest request) {
    return verifier.verify(name -> request.header(name).orElse(null), request.body())
            instanceof Rejected rejected
        ? new Checked(rejected.reason().name().toLowerCase(Locale.ROOT), rejected.detail())
        : new Checked("valid", null);
  }
}
