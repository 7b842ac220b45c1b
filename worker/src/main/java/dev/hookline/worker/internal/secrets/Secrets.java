package dev.hookline.worker.internal.secrets;

import dev.hookline.config.internal.SecretReference;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
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

  /** The CA bundle of a system has a few hundred KB. */
  private static final int MAX_PEM_BYTES = 1024 * 1024;

  private static final Pattern LINE_BREAKS_AROUND = Pattern.compile("^[\r\n]+|[\r\n]+\\z");

  private final Function<String, @Nullable String> environment;
  private final Set<String> offered;
  private final SecretFiles files;
  private final Consumer<String> recorder;

  /**
   * Creates the secrets of a worker.
   *
   * @param offered additional variables that may be used
   * @param folder the directory of files that may be used; null for none
   */
  public Secrets(
      Function<String, @Nullable String> environment, Set<String> offered, @Nullable Path folder) {
    this(environment, Set.copyOf(offered), new SecretFiles(folder), value -> {});
  }

  private Secrets(
      Function<String, @Nullable String> environment,
      Set<String> offered,
      SecretFiles files,
      Consumer<String> recorder) {
    this.environment = environment;
    this.offered = offered;
    this.files = files;
    this.recorder = recorder;
  }

  /**
   * Returns the same secrets. Each value that they resolve is also passed to the recorder, except
   * certificates and keys of TLS, which no request contains.
   */
  public Secrets recording(Consumer<String> values) {
    return new Secrets(environment, offered, files, values);
  }

  /**
   * Returns the text with every reference replaced.
   *
   * @throws SecretMissingException if one is not offered, missing or malformed
   */
  public String resolve(String text) throws SecretMissingException {
    return resolve(text, MAX_BYTES);
  }

  /**
   * Returns the text with every reference replaced; files may be large.
   *
   * @throws SecretMissingException if one is not offered, not there, or malformed
   */
  public String resolvePem(String text) throws SecretMissingException {
    return resolve(text, MAX_PEM_BYTES);
  }

  /**
   * Returns the text with every reference replaced.
   *
   * @param what the name of the value, for the message
   * @throws SecretMissingException also if it is blank
   */
  public String resolvePresent(String what, String text) throws SecretMissingException {
    String value = resolve(text);
    if (SecretText.isBlank(value)) {
      throw new SecretMissingException("its %s is blank; write a secret reference".formatted(what));
    }
    return value;
  }

  /**
   * Returns the bytes of a file.
   *
   * @param text the reference of the file, and nothing else
   * @throws SecretMissingException if it is not offered, not there, or no such reference
   */
  public byte[] bytes(String text) throws SecretMissingException {
    List<SecretReference> references = SecretReference.in(text);
    if (references.size() != 1
        || !references.get(0).kind().equals("file")
        || !references.get(0).toString().equals(text.strip())) {
      throw new SecretMissingException("a binary secret must be a reference ${file:/path}");
    }
    return files.bytes(references.get(0), MAX_PEM_BYTES);
  }

  private String resolve(String text, int mostBytes) throws SecretMissingException {
    if (SecretReference.isMalformedIn(text)) {
      throw new SecretMissingException(
          "a secret reference must be ${env:NAME} or ${file:/path}, found another form");
    }
    StringBuilder resolved = new StringBuilder();
    int at = 0;
    for (SecretReference reference : SecretReference.in(text)) {
      String value = value(reference, mostBytes);
      if (mostBytes == MAX_BYTES) {
        recorder.accept(value);
      }
      resolved.append(text, at, reference.start()).append(value);
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
    if (SecretText.isBlank(token)) {
      throw new SecretMissingException("its authToken is blank; write a secret reference");
    }
    return token;
  }

  private String value(SecretReference reference, int mostBytes) throws SecretMissingException {
    return reference.kind().equals("env") ? variable(reference) : files.text(reference, mostBytes);
  }

  private String variable(SecretReference reference) throws SecretMissingException {
    String name = reference.name();
    if (!name.startsWith(PREFIX) && !offered.contains(name)) {
      throw new SecretMissingException(
          "worker does not offer variable %s; name it %s… or list it in HOOKLINE_OFFERED_ENV"
              .formatted(name, PREFIX));
    }
    String value = environment.apply(name);
    if (value == null) {
      throw new SecretMissingException("worker's variable %s is not set; set it".formatted(name));
    }
    if (SecretText.isBlank(value)) {
      throw new SecretMissingException("worker's variable %s is empty; set it".formatted(name));
    }
    // spaces may be intended, as in a prefix
    return LINE_BREAKS_AROUND.matcher(SecretText.withoutMark(value)).replaceAll("");
  }

  private static boolean isSendable(int c) {
    return c == '\t' || (c >= ' ' && c < 0x7f);
  }
}
