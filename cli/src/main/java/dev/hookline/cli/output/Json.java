package dev.hookline.cli.output;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Results as JSON: indented, times in ISO 8601, null fields omitted. */
public final class Json {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .findAndAddModules()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
          .build();

  private Json() {}

  /** Returns a result as JSON text. */
  public static String of(Object result) {
    return write(MAPPER.writerWithDefaultPrettyPrinter(), result);
  }

  /** Returns a result as one line of JSON. */
  public static String line(Object result) {
    return write(MAPPER.writer(), result);
  }

  /**
   * Reads a result that a command has written; unknown fields are ignored.
   *
   * @throws IOException if the file cannot be read or parsed
   */
  public static <T> T read(Path file, Class<T> type) throws IOException {
    try {
      return MAPPER.readerFor(type).readValue(Files.readAllBytes(file));
    } catch (JsonProcessingException e) {
      throw new IOException(
          "%s is not JSON output of this command: %s".formatted(file, e.getOriginalMessage()), e);
    }
  }

  private static String write(ObjectWriter writer, Object result) {
    try {
      return writer.writeValueAsString(result);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("results can be written", e);
    }
  }
}
