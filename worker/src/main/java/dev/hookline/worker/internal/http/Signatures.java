package dev.hookline.worker.internal.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hookline.config.LegacySignature;
import dev.hookline.config.SigningConfig;
import dev.hookline.contract.Signing;
import dev.hookline.internal.signing.Hmac;
import dev.hookline.internal.signing.UnusableKeyException;
import dev.hookline.worker.internal.http.Requests.UnusableRequestException;
import dev.hookline.worker.internal.secrets.SecretMissingException;
import dev.hookline.worker.internal.secrets.Secrets;
import dev.hookline.worker.internal.secrets.SigningKeys;
import java.time.Clock;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;

/** The signature headers of an attempt, by Standard Webhooks and in an operator's legacy format. */
final class Signatures {

  private final SigningKeys keys;
  private final Clock clock;

  Signatures(Secrets secrets, Clock clock) {
    this.keys = new SigningKeys(secrets);
    this.clock = clock;
  }

  /**
   * Returns the headers of a request.
   *
   * @param body the exact bytes that are sent
   */
  Map<String, String> of(Signing order, String webhookId, byte[] body)
      throws SecretMissingException, UnusableRequestException {
    SigningConfig signing = order.toConfig();
    long timestamp = clock.instant().getEpochSecond();
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put(signing.idHeader(), webhookId);
    headers.put(signing.timestampHeader(), Long.toString(timestamp));
    headers.put(signing.signatureHeader(), signatures(signing, webhookId, timestamp, body));
    if (signing.legacy() != null) {
      addLegacy(headers, signing.legacy(), Long.toString(timestamp), body);
    }
    return headers;
  }

  private String signatures(SigningConfig signing, String id, long timestamp, byte[] body)
      throws SecretMissingException, UnusableRequestException {
    if (signing.keys().isEmpty()) {
      throw new UnusableRequestException("its signing must have a key, found none");
    }
    StringJoiner signatures = new StringJoiner(" ");
    try {
      for (String key : signing.keys()) {
        signatures.add(keys.of(key).sign(id, timestamp, body));
      }
    } catch (UnusableKeyException e) {
      throw new UnusableRequestException("its signing " + e.getMessage());
    }
    return signatures.toString();
  }

  private void addLegacy(
      Map<String, String> headers, LegacySignature legacy, String timestamp, byte[] body)
      throws SecretMissingException, UnusableRequestException {
    byte[] key = keys.bytes(legacy.key());
    if (key.length == 0) {
      throw new UnusableRequestException("its legacy signature must have a key, found none");
    }
    byte[] code =
        switch (legacy.content()) {
          case LegacySignature.BODY -> Hmac.sha256(key, body);
          case LegacySignature.TIMESTAMP_AND_BODY ->
              Hmac.sha256(key, (timestamp + '.').getBytes(UTF_8), body);
          default -> throw unknown("content", legacy.content());
        };
    String text =
        switch (legacy.encoding()) {
          case LegacySignature.HEX -> HexFormat.of().formatHex(code);
          case LegacySignature.BASE64 -> Base64.getEncoder().encodeToString(code);
          default -> throw unknown("encoding", legacy.encoding());
        };
    headers.put(legacy.header(), legacy.prefix().replace("{timestamp}", timestamp) + text);
    if (!legacy.timestampHeader().isEmpty()) {
      headers.put(legacy.timestampHeader(), timestamp);
    }
  }

  /** Our starters refuse it; a newer or foreign one may not. */
  private static UnusableRequestException unknown(String field, String found) {
    return new UnusableRequestException(
        "its legacy signature has an unknown %s '%s'; update the worker".formatted(field, found));
  }
}
