package dev.hookline.worker.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The recorded cases of custom clients passed to a simple manager. */
class GivenClientsTest {

  private static final String KIND = "given";

  private final Deviations deviations = Deviations.read();

  @Test
  void areCalledAsByTheGoPackage() throws Exception {
    List<Verdict> verdicts = new ArrayList<>();
    for (JsonNode recorded : Cases.ofGroup("manager")) {
      verdicts.add(run(recorded).notUnderstood(CaseFormat.problems(recorded)));
    }

    Verdicts.report(KIND, verdicts);
  }

  private Verdict run(JsonNode recorded) throws InterruptedException {
    String id = recorded.path("id").asText();
    JsonNode extra = recorded.path("extra");
    if (extra.path("result").has("initError")) {
      return Verdict.skipped(
          id, "whether Go writes defaults into the caller's Config; a record is immutable");
    }
    return Verdict.compared(
        id,
        deviations.entry(KIND, id),
        GivenClients.recorded(extra.path("result")),
        new GivenClients(extra).run());
  }
}
