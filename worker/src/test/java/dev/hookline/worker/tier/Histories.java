package dev.hookline.worker.tier;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import io.temporal.client.WorkflowClient;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The contents of a history as searchable text: payloads, memos, headers, search attributes,
 * summaries, markers and failure details are decoded in any field.
 */
public final class Histories {

  private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_-]{8,}");
  private static final char REPLACED = '\uFFFD';

  private Histories() {}

  /** Returns the text of the latest run's history. */
  public static String text(WorkflowClient client, String workflowId) {
    return text(client.fetchHistory(workflowId).getHistory());
  }

  /** Returns the text of a server message, with everything nested in it. */
  public static String text(Message message) {
    StringBuilder text = new StringBuilder();
    append(text, message);
    return text.toString();
  }

  private static void append(StringBuilder text, Object value) {
    if (value instanceof Message message) {
      message
          .getAllFields()
          .forEach(
              (field, content) -> {
                text.append(field.getName()).append(": ");
                append(text, content);
              });
    } else if (value instanceof Collection<?> list) {
      list.forEach(one -> append(text, one));
    } else if (value instanceof ByteString bytes) {
      appendText(text, bytes.toStringUtf8());
    } else {
      appendText(text, value.toString());
    }
  }

  /** A value may itself hold text as bytes, which JSON writes in base64. */
  private static void appendText(StringBuilder text, String value) {
    text.append(value).append('\n');
    Matcher encoded = BASE64.matcher(value);
    while (encoded.find()) {
      String run = encoded.group().replace('-', '+').replace('_', '/');
      byte[] bytes = Base64.getDecoder().decode(run.substring(0, run.length() - run.length() % 4));
      String decoded = new String(bytes, StandardCharsets.UTF_8);
      if (decoded.chars().noneMatch(c -> c == REPLACED || Character.isISOControl(c))) {
        text.append("  base64: ").append(decoded).append('\n');
      }
    }
  }
}
