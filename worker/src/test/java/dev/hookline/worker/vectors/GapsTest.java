package dev.hookline.worker.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hookline.worker.vectors.ScriptedServer.Request;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When a request counts as early or late. */
class GapsTest {

  private static final String TIMEOUTS =
      """
      {"w1": [{}, {"sincePrevMs": {"min": 1100, "max": 1200}}, {"sincePrevMs": {"min": 1200, "max": 1300}}]}
      """;
  private static final String RESPONSES =
      """
      {"w1": [{}, {"sincePrevMs": {"min": 100, "max": 200}}, {"sincePrevMs": {"min": 200, "max": 300}}]}
      """;

  @Test
  void aLateArrivalBeforeATimeoutDoesNotMakeTheNextOneEarly() throws Exception {
    assertThat(wrong(TIMEOUTS, 5, 1350, 2430)).isEmpty();
  }

  @Test
  void aRetryBeforeTheTimeoutsAreOverIsEarly() throws Exception {
    assertThat(wrong(TIMEOUTS, 5, 1090, 2430)).hasSize(1);
    assertThat(wrong(TIMEOUTS, 5, 1105, 2290)).hasSize(1);
  }

  @Test
  void aRetrySoonerAfterAResponseThanRecordedIsEarlyHoweverLateTheCallIs() throws Exception {
    assertThat(wrong(RESPONSES, 900, 1010, 1220)).isEmpty();
    assertThat(wrong(RESPONSES, 900, 990, 1220)).hasSize(1);
    assertThat(wrong(RESPONSES, 900, 1010, 1205)).hasSize(1);
  }

  @Test
  void aRetryThatComesSecondsTooLateIsLate() throws Exception {
    assertThat(wrong(RESPONSES, 5, 120, 10_430)).hasSize(1);
    assertThat(wrong(TIMEOUTS, 5, 1_120, 12_430)).hasSize(1);
  }

  /** The times are those of the arrivals, in milliseconds since the call began. */
  private static List<String> wrong(String recorded, long... arrivals) throws Exception {
    JsonNode requests = new ObjectMapper().readTree(recorded);
    long startedAt = 7_000_000_000L;
    List<Request> seen = new ArrayList<>();
    for (long millis : arrivals) {
      seen.add(
          new Request(
              "w1", seen.size() + 1, "POST", "/w1", new byte[0], startedAt + millis * 1_000_000));
    }
    return Gaps.wrong(requests, seen, startedAt);
  }
}
