package dev.hookline.cli;

import ch.qos.logback.classic.spi.ILoggingEvent;
import co.elastic.logging.EcsJsonSerializer;
import co.elastic.logging.logback.EcsEncoder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.event.KeyValuePair;

/**
 * Writes the fields of a line too, such as execution and attempt, which Elastic's encoder omits.
 */
public final class EcsLogEncoder extends EcsEncoder {

  /** Creates the encoder; called by Logback. */
  public EcsLogEncoder() {}

  @Override
  protected void addCustomFields(ILoggingEvent event, StringBuilder json) {
    List<KeyValuePair> pairs = event.getKeyValuePairs();
    if (pairs == null) {
      return;
    }
    Map<String, String> fields = new LinkedHashMap<>();
    pairs.forEach(pair -> fields.put(pair.key, String.valueOf(pair.value)));
    EcsJsonSerializer.serializeMDC(json, fields);
  }
}
