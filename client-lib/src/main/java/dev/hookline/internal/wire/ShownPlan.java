package dev.hookline.internal.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.hookline.config.internal.SecretNames;
import dev.hookline.config.internal.SecretReference;
import dev.hookline.contract.Plan;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A plan as it may be shown: encrypted plans may hold literal secrets, which are left out. */
public final class ShownPlan {

  private static final String HIDDEN = "(not shown)";
  private static final Pattern SECRET =
      Pattern.compile(".*(authorization|cookie|token|secret|key|password|value)s?");

  private static final Set<String> URLS = Set.of("url", "tokenUrl");
  private static final Pattern PARAMETER = Pattern.compile("(?<=[?&])([^=&#]+)=([^&#]+)");

  private ShownPlan() {}

  /** Returns the plan with each literal secret replaced; references stay. */
  public static Plan of(Plan plan) {
    JsonNode tree = WireJson.tree(plan);
    hide(tree.path("webhooks"), false);
    return WireJson.read(WireJson.toPayload(tree), Plan.class).orElse(plan);
  }

  private static JsonNode hide(JsonNode node, boolean isSecret) {
    if (node instanceof ObjectNode fields) {
      for (Map.Entry<String, JsonNode> field : fields.properties()) {
        JsonNode value = field.getValue();
        field.setValue(
            URLS.contains(field.getKey()) && value.isTextual()
                ? TextNode.valueOf(withoutLiterals(value.textValue()))
                : hide(value, isSecret(field.getKey())));
      }
    } else if (node instanceof ArrayNode list) {
      for (int i = 0; i < list.size(); i++) {
        list.set(i, hide(list.get(i), isSecret));
      }
    } else if (isSecret && node.isTextual() && !SecretReference.isIn(node.textValue())) {
      return TextNode.valueOf(HIDDEN);
    }
    return node;
  }

  private static boolean isSecret(String name) {
    return SecretNames.contains(name) || SECRET.matcher(name.toLowerCase(Locale.ROOT)).matches();
  }

  /** A url keeps its path and the names of its parameters, so that it can be recognized. */
  private static String withoutLiterals(String url) {
    return PARAMETER
        .matcher(url)
        .replaceAll(
            parameter ->
                Matcher.quoteReplacement(
                    SecretNames.mayBeInUrl(parameter.group(1))
                            && !SecretReference.isIn(parameter.group(2))
                        ? parameter.group(1) + "=" + HIDDEN
                        : parameter.group()));
  }
}
