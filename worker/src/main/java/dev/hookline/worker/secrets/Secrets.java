package dev.hookline.worker.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hookline.config.internal.SecretReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Resolves the references in a text, but only to what the worker offers: starters of workflows must
 * not be able to read its environment or files. Values are read at every attempt, so that a rotated
 * secret takes effect at once.
 */
public final class Secrets {

  /** Variables of this prefix are always offered. */
  public static final String PREFIX = "HOOKLINE_SECRET_";

  private static final int MAX_BYTES = 64 * 1024;

  private static final Pattern LINE_BREAKS_AROUND = Pattern.compile("^[\r\n]+|[\r\n]+\\z");

  /** Looks up variables. */
  @FunctionalInterface
  public interface Environment {

    /** Returns the variable's value, or null if it is not set. */
    @Nullable String get(String name);
  }

  private final Environment environment;
  private final Set<String> offered;
  private final @Nullable Path folder;

  /**
   * Creates the secrets of a worker.
   *
   * @param offered additional variables that may be used
   * @param folder the directory of files that may be used; null for none
   */
  public Secrets(Environment environment, Set<String> offered, @Nullable Path folder) {
    this.environment = environment;
    this.offered = Set.copyOf(offered);
    this.folder = folder;
  }

  /**
   * Returns the text with every reference replaced.
   *
   * @throws SecretMissingException if one is not offered, missing or malformed
   */
  public String resolve(String text) throws SecretMissingException {
    if (SecretReference.isMalformedIn(text)) {
      throw new SecretMissingException(
          "a secret reference must be ${env:NAME} or ${file:/path}, found another form");
    }
    StringBuilder resolved = new StringBuilder();
    int at = 0;
    for (SecretReference reference : SecretReference.in(text)) {
      resolved.append(text, at, reference.start()).append(value(reference));
      at = reference.end();
    }
    return resolved.append(text.substring(at)).toString();
  }

  /**
   * Returns the text with every reference replaced, as a header can hold it.
   *
   * @throws SecretMissingException also if a secret has a character that no header can hold
   */
  public String resolveForHeader(String text) throws SecretMissingException {
    String value = resolve(text);
    if (SecretReference.isIn(text) && !value.chars().allMatch(Secrets::isSendable)) {
      throw new SecretMissingException(
          "a secret in a header must be printable ASCII without line breaks, found another character in the value of %s; fix it"
              .formatted(SecretReference.in(text)));
    }
    return value;
  }

  /**
   * Returns the bearer token of that text.
   *
   * @throws SecretMissingException also if it is blank: the request must not be sent without a
   *     token
   */
  public String resolveToken(String text) throws SecretMissingException {
    String token = resolveForHeader(text);
    if (isBlank(token)) {
      throw new SecretMissingException("its authToken is blank; write a secret reference");
    }
    return token;
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
    if (value == null) {
      throw new SecretMissingException("worker's variable %s is not set; set it".formatted(name));
    }
    if (isBlank(value)) {
      throw new SecretMissingException("worker's variable %s is empty; set it".formatted(name));
    }
    // spaces may be intended, as in a prefix
    return LINE_BREAKS_AROUND.matcher(withoutMark(value)).replaceAll("");
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
      String value = Files.readString(file, UTF_8);
      if (isBlank(value)) {
        throw new SecretMissingException(
            "secret file of %s is empty; write the secret into it".formatted(reference));
      }
      return withoutMark(value).strip();
    } catch (IOException | IllegalArgumentException e) {
      throw unreadable(reference);
    }
  }

  /** One message for all of these: starters of workflows must not learn which files exist. */
  private static SecretMissingException unreadable(SecretReference reference) {
    return new SecretMissingException(
        "worker has no readable secret file for %s in its secrets directory".formatted(reference));
  }

  /** Windows editors may start a file with a byte order mark. */
  private static String withoutMark(String value) {
    return value.startsWith("\uFEFF") ? value.substring(1) : value;
  }

  /** Returns whether the value has no visible character: such a value is never a secret. */
  private static boolean isBlank(String value) {
    return value
        .codePoints()
        .allMatch(
            c ->
                Character.isWhitespace(c)
                    || Character.isSpaceChar(c)
                    || Character.isISOControl(c)
                    || Character.getType(c) == Character.FORMAT);
  }

  private static boolean isSendable(int c) {
    return c == '\t' || (c >= ' ' && c < 0x7f);
  }
}
