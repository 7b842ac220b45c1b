package dev.hookline.worker.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.hookline.internal.json.JsonText;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Timeout;

/** The check of responses agrees with the grammar of RFC 8259. */
class JsonTextFuzzTest {

  /**
   * Whitespace, a string, another scalar, or a structural character (RFC 8259, sections 2, 3, 6,
   * 7).
   */
  private static final Pattern TOKEN =
      Pattern.compile(
          "[ \\t\\n\\r]++"
              + "|(\"(?:[^\"\\\\\\x00-\\x1f]++|\\\\[\"\\\\/bfnrt]|\\\\u[0-9a-fA-F]{4})*+\")"
              + "|(-?(?:0|[1-9][0-9]*+)(?:\\.[0-9]++)?(?:[eE][-+]?[0-9]++)?|true|false|null)"
              + "|[\\[\\]{},:]");

  /** An array or object with all values reduced: s is a string, v any other value. */
  private static final Pattern INNERMOST =
      Pattern.compile("\\[(?:[sv](?:,[sv])*+)?]|\\{(?:s:[sv](?:,s:[sv])*+)?}");

  @FuzzTest
  @Timeout(60)
  void fuzz(byte[] body) {
    assertThat(JsonText.isValid(body)).isEqualTo(isOneValue(body));
  }

  private static boolean isOneValue(byte[] body) {
    String structure;
    try {
      structure = structure(UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString());
    } catch (CharacterCodingException e) {
      return false;
    }
    for (int depth = 0; depth <= JsonText.MAX_DEPTH; depth++) {
      if (structure.equals("s") || structure.equals("v")) {
        return true;
      }
      String outer = INNERMOST.matcher(structure).replaceAll("v");
      if (outer.equals(structure)) {
        return false;
      }
      structure = outer;
    }
    return false;
  }

  private static String structure(String text) {
    StringBuilder structure = new StringBuilder();
    Matcher token = TOKEN.matcher(text);
    int at = 0;
    while (at < text.length() && token.region(at, text.length()).lookingAt()) {
      boolean isSpace = " \t\n\r".indexOf(token.group().charAt(0)) >= 0;
      structure.append(
          isSpace
              ? ""
              : token.group(1) != null ? "s" : token.group(2) != null ? "v" : token.group());
      at = token.end();
    }
    return at == text.length() ? structure.toString() : "no JSON";
  }
}
