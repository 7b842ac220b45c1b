package dev.hookline.verify;

import static java.util.Objects.requireNonNull;

import dev.hookline.internal.signing.UnusableKeyException;
import dev.hookline.internal.signing.VerificationKey;
import dev.hookline.verify.Verification.Reason;
import dev.hookline.verify.Verification.Rejected;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Verifies that a request was signed recently by the holder of the key. One verifier serves all
 * requests of an endpoint; it is immutable and thread-safe.
 *
 * <pre>{@code
 * WebhookVerifier verifier = WebhookVerifier.of(System.getenv("LABELS_WEBHOOK_KEY"));
 * if (!verifier.verify(request::getHeader, body).isValid()) {
 *   response.sendError(401);
 * }
 * }</pre>
 */
public final class WebhookVerifier {

  /** The default tolerance of a request's timestamp: 5 minutes. */
  public static final Duration DEFAULT_TOLERANCE = Duration.ofMinutes(5);

  private static final int MAX_ID_CHARS = 256;

  /** Looks up the first value of a header, ignoring case; null if there is none. */
  @FunctionalInterface
  public interface Headers {

    /** Returns the value of a header. */
    @Nullable String get(String name);
  }

  private final List<VerificationKey> keys;
  private final RequestTime time;
  private final String idHeader;
  private final String timestampHeader;
  private final String signatureHeader;

  private WebhookVerifier(
      List<VerificationKey> keys, RequestTime time, String id, String timestamp, String signature) {
    this.keys = keys;
    this.time = time;
    this.idHeader = id;
    this.timestampHeader = timestamp;
    this.signatureHeader = signature;
  }

  /**
   * Creates a verifier that accepts signatures of any of the keys, for instance during key
   * rotation.
   *
   * @param keys {@code whsec_} secrets and {@code whpk_} public keys, at least one
   * @throws UnusableKeyException if one is not a usable key
   * @throws IllegalArgumentException if there is none
   */
  public static WebhookVerifier of(String... keys) {
    if (keys.length == 0) {
      throw new IllegalArgumentException("verifier must have a key, found none; pass at least one");
    }
    return new WebhookVerifier(
        List.of(keys).stream().map(VerificationKey::of).toList(),
        new RequestTime(Clock.systemUTC(), DEFAULT_TOLERANCE),
        "webhook-id",
        "webhook-timestamp",
        "webhook-signature");
  }

  /**
   * Returns this verifier with another tolerance, in both directions.
   *
   * @throws IllegalArgumentException if it is not positive
   */
  public WebhookVerifier withTolerance(Duration tolerance) {
    return with(new RequestTime(time.clock(), requireNonNull(tolerance, "tolerance")));
  }

  /** Returns this verifier with a clock other than the system's, for tests. */
  public WebhookVerifier withClock(Clock clock) {
    return with(new RequestTime(clock, time.tolerance()));
  }

  private WebhookVerifier with(RequestTime other) {
    return new WebhookVerifier(keys, other, idHeader, timestampHeader, signatureHeader);
  }

  /** Returns this verifier with other header names, matching the sender's configuration. */
  public WebhookVerifier withHeaders(String id, String timestamp, String signature) {
    return new WebhookVerifier(
        keys,
        time,
        requireNonNull(id, "id"),
        requireNonNull(timestamp, "timestamp"),
        requireNonNull(signature, "signature"));
  }

  /**
   * Verifies a request.
   *
   * @param headers looks up the request's headers, such as {@code request::getHeader}
   * @param body the bytes as received; parsing and re-serializing changes them
   */
  public Verification verify(Headers headers, byte[] body) {
    String id = value(headers, idHeader);
    String timestamp = value(headers, timestampHeader);
    String signature = value(headers, signatureHeader);
    if (id.isEmpty()) {
      return missing(idHeader);
    }
    if (timestamp.isEmpty()) {
      return missing(timestampHeader);
    }
    if (signature.isEmpty()) {
      return missing(signatureHeader);
    }
    return verify(id, timestamp, signature, body);
  }

  private static String value(Headers headers, String name) {
    String value = headers.get(name);
    return value == null ? "" : value;
  }

  private static Rejected missing(String header) {
    return new Rejected(
        Reason.HEADER_MISSING,
        "request has no header %s; does the sender sign it?".formatted(header));
  }

  private Verification verify(String id, String timestamp, String signature, byte[] body) {
    if (id.length() > MAX_ID_CHARS || id.indexOf('.') >= 0) {
      return new Rejected(
          Reason.ID_INVALID,
          "%s must be at most %d characters without a dot".formatted(idHeader, MAX_ID_CHARS));
    }
    Instant signed = RequestTime.of(timestamp).orElse(null);
    if (signed == null) {
      return new Rejected(
          Reason.TIMESTAMP_INVALID,
          "%s must be seconds since 1970 in digits".formatted(timestampHeader));
    }
    Optional<Rejected> outOfTolerance = time.problem(signed);
    if (outOfTolerance.isPresent()) {
      return outOfTolerance.get();
    }
    if (signature.length() > SignatureHeader.MAX_CHARS) {
      return new Rejected(
          Reason.SIGNATURE_TOO_LONG,
          "%s must be at most %d characters, found %d"
              .formatted(signatureHeader, SignatureHeader.MAX_CHARS, signature.length()));
    }
    return rejection(new SignatureHeader(signature), id, timestamp, body)
        .<Verification>map(rejected -> rejected)
        .orElseGet(() -> new Verification.Valid(id, signed));
  }

  private Optional<Rejected> rejection(
      SignatureHeader signatures, String id, String timestamp, byte[] body) {
    boolean isKnown = false;
    for (VerificationKey key : keys) {
      List<String> candidates = signatures.of(key.scheme());
      isKnown |= !candidates.isEmpty();
      if (!candidates.isEmpty() && key.verifiesAny(candidates, id, timestamp, body)) {
        return Optional.empty();
      }
    }
    return Optional.of(
        isKnown
            ? new Rejected(
                Reason.SIGNATURE_MISMATCH,
                "no signature matches one of the keys; compare them with the sender's, and pass the body's bytes as received")
            : new Rejected(
                Reason.SCHEME_UNKNOWN, "no signature uses a scheme of the keys: " + schemes()));
  }

  private Set<String> schemes() {
    Set<String> schemes = new TreeSet<>();
    keys.forEach(key -> schemes.add(key.scheme()));
    return schemes;
  }
}
