package dev.hookline.worker.property;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Changes to a JSON text that leave it readable: values are replaced, removed or duplicated. */
final class JsonMutations {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "false",
          "-1",
          "0",
          "1",
          "2",
          "2147483647",
          "2147483648",
          "1.5",
          "1e99",
          "\"\"",
          "\"x\"",
          "\"a\"",
          "\"é\\u0000\\n\"",
          "\"${env:HOOKLINE_SECRET_X}\"",
          "\"${oops\"",
          "\"http://h/\"",
          "[]",
          "{}",
          "[null]",
          "[\"x\"]",
          "{\"a\":null}",
          "{\"a\":[{}]}",
          "[[[[]]]]",
          "\"" + "x".repeat(3_000) + "\"");

  private JsonMutations() {}

  private record Change(double at, int how, String value) {}

  /** Generates up to four changes, applied in order. */
  static Arbitrary<String> of(String json) {
    return Combinators.combine(
            Arbitraries.doubles().between(0, 0.99),
            Arbitraries.integers().between(0, 3),
            Arbitraries.of(VALUES))
        .as(Change::new)
        .list()
        .ofMaxSize(4)
        .map(changes -> apply(json, changes));
  }

  private static String apply(String json, List<Change> changes) {
    try {
      JsonNode root = JSON.readTree(json);
      for (Change change : changes) {
        List<ContainerNode<?>> containers = new ArrayList<>();
        collect(root, containers);
        if (!containers.isEmpty()) {
          apply(containers.get((int) (change.at() * containers.size())), change);
        }
      }
      return JSON.writeValueAsString(root);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void collect(JsonNode node, List<ContainerNode<?>> containers) {
    if (node instanceof ContainerNode<?> container && !container.isEmpty()) {
      containers.add(container);
    }
    node.forEach(child -> collect(child, containers));
  }

  private static void apply(ContainerNode<?> container, Change change)
      throws JsonProcessingException {
    int index = (int) (change.at() * 7919) % container.size();
    JsonNode value = JSON.readTree(change.value());
    if (container instanceof ArrayNode array) {
      switch (change.how()) {
        case 0 -> array.remove(index);
        case 1 -> array.add(array.get(index).deepCopy());
        default -> array.set(index, value);
      }
    } else if (container instanceof ObjectNode object) {
      List<String> names = new ArrayList<>();
      object.fieldNames().forEachRemaining(names::add);
      if (change.how() == 0) {
        object.remove(names.get(index));
      } else {
        object.set(names.get(index), value);
      }
    }
  }
}
