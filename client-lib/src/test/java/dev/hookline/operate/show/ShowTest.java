package dev.hookline.operate.show;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.operate.ExecutionDetail;
import dev.hookline.operate.ScriptedRuns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShowTest {

  @ParameterizedTest
  @ValueSource(strings = {"no JSON", "{\"version\":99,\"event\":\"E\"}", "{\"version\":1}", "null"})
  void showsAnExecutionWhosePlanCannotBeRead(String plan) throws Exception {
    try (ScriptedRuns server = new ScriptedRuns(1)) {
      server.rawPlan = plan;

      ExecutionDetail detail = ExecutionDetails.of(server.client()).show("E:k");

      assertThat(detail.execution().id()).isEqualTo("E:k");
      assertThat(detail.plan()).isNull();
      assertThat(detail.rawPlan()).isEqualTo(plan);
      assertThat(detail.payload()).isEmpty();
      assertThat(detail.webhooks()).isEmpty();
      assertThat(detail.failure()).isEqualTo("plan is not readable");
    }
  }

  @Test
  void showsNoRawPlanIfThePlanIsReadable() throws Exception {
    try (ScriptedRuns server = new ScriptedRuns(1)) {
      server.rawPlan =
          "{\"version\":1,\"event\":\"E\",\"webhooks\":[{\"name\":\"billing\",\"url\":\"http://h/\","
              + "\"method\":\"POST\",\"finalResponse\":true,\"attempts\":1,\"timeoutSeconds\":1}]}";

      ExecutionDetail detail = ExecutionDetails.of(server.client()).show("E:k");

      assertThat(detail.rawPlan()).isNull();
      assertThat(detail.webhooks()).hasSize(1);
    }
  }
}
