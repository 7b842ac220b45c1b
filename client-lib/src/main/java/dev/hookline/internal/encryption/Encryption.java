package dev.hookline.internal.encryption;

import io.temporal.client.WorkflowClient;
import io.temporal.common.converter.CodecDataConverter;
import io.temporal.common.converter.DataConverter;
import io.temporal.common.converter.DefaultDataConverter;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Encryption of all content that Temporal stores: AES-256-GCM with a list of keys, of which the
 * first encrypts and all decrypt. Workers, commands and services on the environment's connection
 * read {@value #VARIABLE}. Configure a client of your own like this:
 *
 * <pre>{@code
 * WorkflowClientOptions.newBuilder()
 *     .setDataConverter(Encryption.fromEnvironment().converter())
 * }</pre>
 *
 * Immutable and thread-safe. It never prints a key.
 */
public final class Encryption {

  /** The variable with the keys. */
  public static final String VARIABLE = "HOOKLINE_ENCRYPTION_KEYS";

  private static final Encryption NONE = new Encryption(List.of());

  private final AesGcmCodec codec;

  private Encryption(List<EncryptionKey> keys) {
    codec = new AesGcmCodec(keys);
  }

  /**
   * Returns no encryption: everything is stored in the clear, and encrypted payloads are rejected.
   */
  public static Encryption none() {
    return NONE;
  }

  /**
   * Returns the encryption configured in the process's environment; none if the variable is not
   * set.
   *
   * @throws IllegalArgumentException as {@link #of}
   */
  public static Encryption fromEnvironment() {
    return fromEnvironment(System::getenv);
  }

  /**
   * Returns the encryption configured in an environment; none if the variable is not set.
   *
   * @param environment returns the value of a variable, or null
   * @throws IllegalArgumentException as {@link #of}
   */
  public static Encryption fromEnvironment(Function<String, @Nullable String> environment) {
    String keys = environment.apply(VARIABLE);
    return keys == null || keys.isBlank() ? NONE : of(keys, environment);
  }

  /**
   * Returns the encryption with keys such as <code>k2:${file:/run/keys/k2},k1:${env:OLD_KEY}</code>
   * : each an id and a secret reference, or the base64 of 32 bytes.
   *
   * @throws IllegalArgumentException naming the key that cannot be read, never its value
   */
  public static Encryption of(String keys, Function<String, @Nullable String> environment) {
    return new Encryption(new KeyList(VARIABLE, environment).read(keys));
  }

  /** Returns a new key for {@value #VARIABLE}: the base64 of 32 random bytes. */
  public static String newKey(SecureRandom random) {
    byte[] key = new byte[EncryptionKey.BYTES];
    random.nextBytes(key);
    return Base64.getEncoder().encodeToString(key);
  }

  /** Returns whether anything is encrypted. */
  public boolean isOn() {
    return !codec.keys().isEmpty();
  }

  /** Returns the ids of the keys; the first one encrypts. */
  public List<String> keyIds() {
    return codec.keys().stream().map(EncryptionKey::id).toList();
  }

  AesGcmCodec codec() {
    return codec;
  }

  /** Returns the converter for a client's options, over Temporal's default one. */
  public DataConverter converter() {
    return converter(DefaultDataConverter.newDefaultInstance());
  }

  /** Returns the converter for a client's options, over another one that does not encrypt. */
  public DataConverter converter(DataConverter inner) {
    return new EncryptingConverter(inner, codec, System::nanoTime);
  }

  /** Returns the digests of payloads; keyed if this is on. */
  public PayloadDigests digests() {
    return new PayloadDigests(codec);
  }

  /**
   * Returns whether a client encrypts its payloads with keys of ours. A codec of its owner does not
   * count: it may only compress them.
   */
  public static boolean isOn(WorkflowClient client) {
    return client.getOptions().getDataConverter() instanceof EncryptingConverter ours
        && !ours.codec().keys().isEmpty();
  }

  /** Returns the digests of a client, keyed if it encrypts with keys of ours. */
  public static PayloadDigests digests(WorkflowClient client) {
    return client.getOptions().getDataConverter() instanceof EncryptingConverter ours
        ? new PayloadDigests(ours.codec())
        : NONE.digests();
  }

  /**
   * Returns a converter for display, which replaces content that does not decrypt by the reason.
   */
  public static DataConverter reading(WorkflowClient client) {
    DataConverter converter = client.getOptions().getDataConverter();
    return new ReadingConverter(
        converter instanceof CodecDataConverter ? converter : NONE.converter(converter));
  }

  /** Returns the ids of the keys. */
  @Override
  public String toString() {
    return "Encryption" + keyIds();
  }
}
