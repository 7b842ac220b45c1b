package dev.hookline.internal.encryption;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hookline.config.internal.SecretReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads keys such as <code>k2:${file:/run/keys/k2},k1:${env:OLD_KEY}</code>. Each value is a secret
 * reference or the base64 of 32 bytes; no message holds one.
 */
final class KeyList {

  private static final Pattern ENTRY =
      Pattern.compile(
          "\\s*([A-Za-z0-9._-]{1,64})\\s*:\\s*(\\$\\{[^${}]+}|[A-Za-z0-9+/_=-]+)\\s*(?:,|\\z)");

  private static final int MAX_FILE_BYTES = 4_096;

  private final String variable;
  private final Function<String, @Nullable String> environment;

  KeyList(String variable, Function<String, @Nullable String> environment) {
    this.variable = variable;
    this.environment = environment;
  }

  List<EncryptionKey> read(String text) {
    List<EncryptionKey> keys = new ArrayList<>();
    Matcher entries = ENTRY.matcher(text);
    int at = 0;
    while (at < text.length()) {
      if (!entries.find(at) || entries.start() != at) {
        throw wrong(
            "entry %d is not of the form id:secret; write for instance k2:${file:/run/keys/k2},k1:${env:OLD_KEY}"
                .formatted(keys.size() + 1));
      }
      keys.add(key(entries.group(1), entries.group(2), keys));
      at = entries.end();
    }
    return keys;
  }

  private EncryptionKey key(String id, String value, List<EncryptionKey> before) {
    if (before.stream().anyMatch(key -> key.id().equals(id))) {
      throw wrong("key '%s' is listed twice; give each key an id of its own".formatted(id));
    }
    return EncryptionKey.of(id, bytes(id, value));
  }

  private byte[] bytes(String id, String value) {
    List<SecretReference> references = SecretReference.in(value);
    if (references.isEmpty() && value.startsWith("$")) {
      throw wrong("key '%s' must be ${env:NAME}, ${file:/path} or base64".formatted(id));
    }
    String source = references.isEmpty() ? "its value" : references.get(0).toString();
    String text = references.isEmpty() ? value : resolved(id, references.get(0));
    byte[] key = decoded(text.strip());
    if (key.length != EncryptionKey.BYTES) {
      throw wrong(
          "key '%s' must be the base64 of %d bytes, but %s is not; make one with: hookline keys new --type encryption"
              .formatted(id, EncryptionKey.BYTES, source));
    }
    return key;
  }

  /** What is no base64 has no bytes, and so never the right number. */
  private static byte[] decoded(String text) {
    try {
      return Base64.getDecoder().decode(text.replace('-', '+').replace('_', '/'));
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  private String resolved(String id, SecretReference reference) {
    if (reference.kind().equals("env")) {
      String value = environment.apply(reference.name());
      if (value == null || value.isBlank()) {
        throw wrong("key '%s' is in %s, which is not set".formatted(id, reference));
      }
      return value;
    }
    return file(reference.name())
        .orElseThrow(
            () ->
                wrong(
                    "key '%s' is in %s, which is no readable file of at most %d bytes"
                        .formatted(id, reference, MAX_FILE_BYTES)));
  }

  private static Optional<String> file(String name) {
    try {
      Path file = Path.of(name);
      return Files.size(file) > MAX_FILE_BYTES
          ? Optional.empty()
          : Optional.of(Files.readString(file, UTF_8));
    } catch (IOException | InvalidPathException e) {
      return Optional.empty();
    }
  }

  private IllegalArgumentException wrong(String problem) {
    return new IllegalArgumentException(variable + ": " + problem);
  }
}
