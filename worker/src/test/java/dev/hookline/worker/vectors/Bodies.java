package dev.hookline.worker.vectors;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookline.internal.wire.Digest;
import java.util.Base64;

/** Byte strings of the case format. */
final class Bodies {

  private static final int SHOWN = 60;

  private Bodies() {}

  static byte[] of(JsonNode node) {
    if (node.isTextual()) {
      return node.textValue().getBytes(UTF_8);
    }
    if (node.has("utf8")) {
      return node.get("utf8").textValue().getBytes(UTF_8);
    }
    if (node.has("base64")) {
      return Base64.getDecoder().decode(node.get("base64").textValue());
    }
    StringBuilder text = new StringBuilder();
    for (JsonNode part : node.path("gen")) {
      text.append(part.get("text").textValue().repeat(part.get("times").intValue()));
    }
    return text.toString().getBytes(UTF_8);
  }

  /** Formats recorded bytes like {@link #show(byte[])}. */
  static String show(JsonNode node) {
    return node.has("sha256") && !node.has("gen")
        ? "[%d bytes sha256:%s]"
            .formatted(node.path("len").asInt(), node.path("sha256").textValue())
        : show(of(node));
  }

  /** Formats bytes in one line: short ASCII verbatim, anything else as length and digest. */
  static String show(byte[] bytes) {
    boolean plain = bytes.length <= SHOWN;
    for (byte b : bytes) {
      plain &= b >= ' ' && b < 127;
    }
    return plain
        ? "[" + new String(bytes, UTF_8) + "]"
        : "[%d bytes %s]".formatted(bytes.length, Digest.ofPayload(bytes));
  }
}
