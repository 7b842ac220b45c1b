package dev.hookline.worker.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The case format that this runner understands, from {@code format.json}. A shape is {@code any},
 * the name of another one ({@code @step}), an expression that a text must match ({@code ~ok|nil})
 * or not contain ({@code !x}), an object with the shapes of its fields ({@code *} for fields of any
 * name), or an array with the shape of its elements.
 */
final class CaseFormat {

  private static final JsonNode SHAPES = Cases.resource("format.json");

  private final JsonNode recorded;
  private final List<String> problems = new ArrayList<>();

  private CaseFormat(JsonNode recorded) {
    this.recorded = recorded;
  }

  /** Returns the parts of a case that the runner would have to ignore. */
  static List<String> problems(JsonNode recorded) {
    CaseFormat format = new CaseFormat(recorded);
    format.check("", recorded, SHAPES.path("case"));
    return format.problems;
  }

  private void check(String place, JsonNode value, JsonNode shape) {
    if (value.isNull()) {
      return;
    }
    if (shape.isTextual()) {
      checkText(place, value, shape.textValue());
    } else if (shape.isArray()) {
      for (int i = 0; i < value.size(); i++) {
        check(place + "/" + i, value.get(i), shape.get(0));
      }
    } else {
      checkFields(place, value, shape);
    }
  }

  private void checkText(String place, JsonNode value, String shape) {
    if (shape.startsWith("@")) {
      String name = shape.substring(1);
      String full = name.equals("extra") ? "extra of " + recorded.path("group").asText() : name;
      if (SHAPES.has(full)) {
        check(place, value, SHAPES.get(full));
      } else {
        problems.add("unknown field " + place);
      }
    } else if (isWrong(value.asText(), shape)) {
      problems.add("unknown value of " + place);
    }
  }

  private static boolean isWrong(String text, String shape) {
    Pattern pattern = Pattern.compile(shape.substring(1), Pattern.DOTALL);
    return (shape.startsWith("~") && !pattern.matcher(text).matches())
        || (shape.startsWith("!") && pattern.matcher(text).find());
  }

  private void checkFields(String place, JsonNode value, JsonNode shape) {
    if (!value.isObject()) {
      problems.add("no object at " + place);
    }
    value
        .properties()
        .forEach(
            field -> {
              String inside = place + "/" + field.getKey();
              JsonNode own = shape.path(field.getKey());
              JsonNode known = own.isMissingNode() ? shape.path("*") : own;
              if (known.isMissingNode()) {
                problems.add("unknown field " + inside);
              } else {
                check(inside, field.getValue(), known);
              }
            });
  }
}
