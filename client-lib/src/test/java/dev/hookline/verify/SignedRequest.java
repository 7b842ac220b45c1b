package dev.hookline.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hookline.internal.signing.SigningKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A received request, with case-insensitive headers. */
final class SignedRequest {

  static final long NOW = 1_614_265_330;
  static final String KEY = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  static final String OTHER_KEY = "whsec_" + "AAAA".repeat(8);

  private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private byte[] body = "{\"test\": 2432232314}".getBytes(UTF_8);

  static SignedRequest by(String... keys) {
    SignedRequest request = new SignedRequest();
    request.with("webhook-id", "msg_1").with("webhook-timestamp", Long.toString(NOW));
    List<String> signatures = new ArrayList<>();
    for (String key : keys) {
      signatures.add(SigningKey.of(key).sign("msg_1", NOW, request.body));
    }
    return request.with("webhook-signature", String.join(" ", signatures));
  }

  SignedRequest with(String header, String value) {
    headers.put(header, value);
    return this;
  }

  SignedRequest without(String header) {
    headers.remove(header);
    return this;
  }

  SignedRequest withBody(String text) {
    body = text.getBytes(UTF_8);
    return this;
  }

  String header(String name) {
    return headers.getOrDefault(name, "");
  }

  Verification verifiedBy(WebhookVerifier verifier) {
    return verifier.verify(headers::get, body);
  }
}
