package dev.hookline.worker.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The recorded cases of loading configuration files, with each root key under which users of the Go
 * package keep them. The loaders of its users read some files differently; Hookline follows that of
 * mlp, the service that the package belongs to.
 */
class LoaderCasesTest {

  private static final String KIND = "load";
  private static final String FOLLOWED = "koanf-mlp";

  private final Deviations deviations = Deviations.read();

  @Test
  void loadsWhatTheGoPackageLoaded() throws Exception {
    List<Verdict> verdicts = new ArrayList<>();
    for (JsonNode recorded : Cases.ofGroup("config-load")) {
      List<String> problems = CaseFormat.problems(recorded);
      run(recorded).forEach(verdict -> verdicts.add(verdict.notUnderstood(problems)));
    }

    Verdicts.report(KIND, verdicts);
  }

  /** Returns a verdict for each loader that was recorded. */
  private List<Verdict> run(JsonNode recorded) {
    String id = recorded.path("id").asText();
    List<String> seen = seen(recorded);
    Deviations.Entry deviation = deviations.entry(KIND, id);
    JsonNode loaders = recorded.path("extra");
    List<Verdict> verdicts = new ArrayList<>();
    if (!loaders.has(FOLLOWED)) {
      verdicts.add(Verdict.skipped(id, "no outcome of " + FOLLOWED + " was recorded"));
    }
    for (Map.Entry<String, JsonNode> loader : loaders.properties()) {
      String variant = id + "/" + loader.getKey();
      List<String> outcome = List.of(Loaded.recorded(loader.getValue()));
      if (loader.getKey().equals(FOLLOWED)) {
        verdicts.add(Verdict.compared(variant, deviation, outcome, seen));
      } else if (outcome.equals(seen)) {
        verdicts.add(Verdict.compared(variant, outcome, seen));
      } else if (deviation.exists() && !deviation.outcome().equals(outcome)) {
        verdicts.add(Verdict.compared(variant, deviation, outcome, seen));
      } else if (disagree(loaders, outcome)) {
        verdicts.add(
            Verdict.skipped(
                variant, "the loaders disagree, and Hookline reads this as " + FOLLOWED + " does"));
      } else {
        verdicts.add(Verdict.compared(variant, outcome, seen));
      }
      if (loader.getValue().hasNonNull("validateError")) {
        verdicts.add(
            Verdict.skipped(variant + ".validateError", "a rule of mlp's own, not of the package"));
      }
    }
    return verdicts;
  }

  private static boolean disagree(JsonNode loaders, List<String> outcome) {
    return loaders.has(FOLLOWED)
        && !outcome.equals(List.of(Loaded.recorded(loaders.path(FOLLOWED))));
  }

  /** Returns one outcome if the root makes no difference, else all. */
  private static List<String> seen(JsonNode recorded) {
    String yaml = recorded.path("configYaml").asText();
    return List.of(yaml, below("webhooks", yaml), below("WebhooksConfig", yaml)).stream()
        .map(text -> Loaded.byHookline(text, recorded.path("eventList")))
        .distinct()
        .toList();
  }

  private static String below(String root, String yaml) {
    return root
        + ":\n"
        + yaml.lines().map(line -> "  " + line).collect(Collectors.joining("\n", "", "\n"));
  }
}
