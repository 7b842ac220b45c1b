package dev.hookline.worker.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.hookline.internal.json.JsonText;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import org.junit.jupiter.api.Timeout;

/** The check of answers says what Jackson says, whose limits are lifted to ours. */
class JsonTextFuzzTest {

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(JsonText.MAX_DEPTH)
                  .maxNumberLength(Integer.MAX_VALUE)
                  .build())
          .build();

  @FuzzTest
  @Timeout(10)
  void fuzz(byte[] body) throws IOException {
    assertThat(JsonText.isValid(body)).isEqualTo(isOneValue(body));
  }

  private static boolean isOneValue(byte[] body) throws IOException {
    try (JsonParser parser =
        JSON.createParser(UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString())) {
      if (parser.nextToken() == null) {
        return false;
      }
      parser.skipChildren();
      // a scalar is read no further than it is asked for
      parser.finishToken();
      return parser.nextToken() == null;
    } catch (CharacterCodingException | JsonProcessingException e) {
      return false;
    }
  }
}
