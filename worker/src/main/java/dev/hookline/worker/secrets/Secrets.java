package dev.hookline.worker.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hookline.contract.SecretReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Resolves the references of a text, but only to what the worker offers: whoever starts workflows
 * must not be able to read its environment or files. Values are read at every attempt, so that a
 * rotated secret is used at once.
 */
public final class Secrets {

  /** Variables of this prefix are always offered. */
  public static final String PREFIX = "HOOKLINE_SECRET_";

  private static final int MAX_BYTES = 64 * 1024;

  /** Looks a variable up. */
  @FunctionalInterface
  public interface Environment {

    /** Returns the variable's value, or null if it is not set. */
    @Nullable String get(String name);
  }

  private final Environment environment;
  private final Set<String> offered;
  private final @Nullable Path folder;

  /**
   * Makes the secrets of a worker.
   *
   * @param offered further variables that may be used
   * @param folder the folder below which files may be used; null for none
   */
  public Secrets(Environment environment, Set<String> offered, @Nullable Path folder) {
    this.environment = environment;
    this.offered = Set.copyOf(offered);
    this.folder = folder;
  }

  /**
   * Returns the text with every reference replaced.
   *
   * @throws SecretMissingException if one is not offered, not there, or malformed
   */
  public String resolve(String text) throws SecretMissingException {
    if (SecretReference.isMalformedIn(text)) {
      throw new SecretMissingException(
          "a secret reference must be ${env:NAME} or ${file:/path}; the value opens another one");
    }
    StringBuilder resolved = new StringBuilder();
    int at = 0;
    for (SecretReference reference : SecretReference.in(text)) {
      resolved.append(text, at, reference.start()).append(value(reference));
      at = reference.end();
    }
    return resolved.append(text.substring(at)).toString();
  }

  private String value(SecretReference reference) throws SecretMissingException {
    return reference.kind().equals("env") ? variable(reference) : file(reference);
  }

  private String variable(SecretReference reference) throws SecretMissingException {
    String name = reference.name();
    if (!name.startsWith(PREFIX) && !offered.contains(name)) {
      throw new SecretMissingException(
          "worker does not offer variable %s; name it %s… or list it in HOOKLINE_OFFERED_ENV"
              .formatted(name, PREFIX));
    }
    String value = environment.get(name);
    if (value == null || value.isEmpty()) {
      throw new SecretMissingException("worker has no variable %s; set it".formatted(name));
    }
    return value;
  }

  private String file(SecretReference reference) throws SecretMissingException {
    if (folder == null) {
      throw new SecretMissingException(
          "worker offers no secret files for %s; set HOOKLINE_SECRETS_DIR".formatted(reference));
    }
    try {
      Path root = folder.toRealPath();
      Path file = root.resolve(reference.name()).toRealPath();
      if (!file.startsWith(root)) {
        throw unreadable(reference);
      }
      if (Files.size(file) > MAX_BYTES) {
        throw new SecretMissingException(
            "secret file of %s is larger than %d bytes".formatted(reference, MAX_BYTES));
      }
      return Files.readString(file, UTF_8).stripTrailing();
    } catch (IOException | IllegalArgumentException e) {
      throw unreadable(reference);
    }
  }

  /** One text for all of these: whoever starts workflows must not learn which files there are. */
  private static SecretMissingException unreadable(SecretReference reference) {
    return new SecretMissingException(
        "worker has no readable secret file of %s inside its secrets folder".formatted(reference));
  }
}
