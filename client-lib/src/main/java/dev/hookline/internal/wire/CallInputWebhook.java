package dev.hookline.internal.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import dev.hookline.contract.WebhookCall;
import java.io.IOException;

/**
 * The JSON form of a {@link CallInput}'s webhook. One that needs a newer worker is written as a
 * list of one: a worker of 0.1.0, which would call it unsigned or unauthenticated, cannot read that
 * and leaves the call to a newer worker.
 */
final class CallInputWebhook {

  private CallInputWebhook() {}

  /** Writes it. */
  static final class Writer extends JsonSerializer<WebhookCall> {
    @Override
    public void serialize(WebhookCall webhook, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      boolean isList = webhook.needsNewerWorker();
      if (isList) {
        json.writeStartArray();
      }
      provider.defaultSerializeValue(webhook, json);
      if (isList) {
        json.writeEndArray();
      }
    }
  }

  /** Reads it in either form. */
  static final class Reader extends JsonDeserializer<WebhookCall> {
    @Override
    public WebhookCall deserialize(JsonParser json, DeserializationContext context)
        throws IOException {
      boolean isList = json.currentToken() == JsonToken.START_ARRAY;
      if (isList) {
        json.nextToken();
      }
      WebhookCall webhook = context.readValue(json, WebhookCall.class);
      if (isList && json.nextToken() != JsonToken.END_ARRAY) {
        context.reportInputMismatch(WebhookCall.class, "more than one webhook");
      }
      return webhook;
    }
  }
}
