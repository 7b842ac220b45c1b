package dev.hookline.internal.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.internal.wire.AttemptLog.Entry;
import org.junit.jupiter.api.Test;

class AttemptLogTest {

  private static final long START = 1_764_200_000_000L;

  @Test
  void writesAttemptsCompactly() {
    AttemptLog log =
        AttemptLog.empty()
            .with(new Entry(1, START, 120, "http_status", 503))
            .with(new Entry(2, START + 1_203, 10_000, "timeout", null))
            .with(new Entry(4, START + 15_000, 7, "invalid_response", 200));

    assertThat(log.text())
        .isEqualTo("3:1@1764200000000/120=503 2@1203/10000=timeout 4@13797/7=invalid_response,200");
    assertThat(AttemptLog.parse(log.text())).contains(log);
  }

  @Test
  void keepsTheFieldNamesOfItsJson() {
    String json =
        "{\"answered\":1,\"newest\":[{\"attempt\":1,\"startedAt\":5,\"millis\":7,\"code\":\"timeout\"}]}";
    AttemptLog log = AttemptLog.empty().with(new Entry(1, 5, 7, "timeout", null));
    assertThat(new String(WireJson.write(log), UTF_8)).isEqualTo(json);
    assertThat(WireJson.read(Bodies.of(json.getBytes(UTF_8)), AttemptLog.class)).contains(log);
  }

  @Test
  void keepsTheNewestTwentyAndTheTotal() {
    AttemptLog log = failures(23);

    assertThat(log.failures()).isEqualTo(23);
    assertThat(log.newest()).extracting(Entry::attempt).startsWith(4).endsWith(23).hasSize(20);
    assertThat(AttemptLog.parse(log.text())).contains(log);
  }

  @Test
  void readsTheEmptyLogAndRejectsInvalidText() {
    assertThat(AttemptLog.parse(AttemptLog.empty().text())).contains(AttemptLog.empty());
    assertThat(AttemptLog.parse(null)).isEmpty();
    assertThat(AttemptLog.parse("1:1@2")).isEmpty();
    assertThat(AttemptLog.parse("1:1@99999999999999999999/1=503")).isEmpty();
  }

  @Test
  void fitsTheWholeLogAndTheWholeBodyIntoTheDetails() {
    FailureDetails details = details("x".repeat(1024)).withLog(failures(40));

    assertThat(details.body()).hasSize(1024);
    assertThat(AttemptLog.parse(details.log()).orElseThrow().newest()).hasSize(20);
    assertThat(WireJson.write(details).length).isLessThanOrEqualTo(FailureDetails.MAX_BYTES);
  }

  @Test
  void dropsOldAttemptsThenTheEndOfTheBodyToFit() {
    FailureDetails details = details("\"".repeat(1024)).withLog(failures(40));

    assertThat(WireJson.write(details).length)
        .isBetween(FailureDetails.MAX_BYTES - 100, FailureDetails.MAX_BYTES);
    assertThat(AttemptLog.parse(details.log()).orElseThrow())
        .isEqualTo(failures(40).keepingNewest(5));
    assertThat(details.body()).hasSizeGreaterThan(700).matches("\"*");
  }

  @Test
  void splitsNoCharacter() {
    FailureDetails details = details("\uD83D\uDE00\n".repeat(340)).withLog(failures(40));

    assertThat(details.body()).matches("(\uD83D\uDE00|\n)*");
    assertThat(WireJson.write(details).length).isLessThanOrEqualTo(FailureDetails.MAX_BYTES);
  }

  private static FailureDetails details(String body) {
    return new FailureDetails("billing", 40, 50, 503, null, body, null);
  }

  private static AttemptLog failures(int count) {
    AttemptLog log = AttemptLog.empty();
    for (int attempt = 1; attempt <= count; attempt++) {
      log =
          log.with(
              new Entry(attempt, START + attempt * 3_600_000L, 10_000, "connection_refused", null));
    }
    return log;
  }

  @Test
  void countsNoAttemptThatFailedOnThisSide() {
    AttemptLog log =
        AttemptLog.empty()
            .with(new AttemptLog.Entry(1, 1, 1, "secret_missing", null))
            .with(new AttemptLog.Entry(2, 2, 1, "http_status", 500))
            .with(new AttemptLog.Entry(3, 3, 1, "token_error", null));

    assertThat(log.failures()).isEqualTo(3);
    assertThat(log.uncounted()).isEqualTo(2);
    assertThat(log.counted()).isEqualTo(1);
    assertThat(AttemptLog.parse(log.text())).contains(log);
    assertThat(WireJson.read(WireJson.toPayload(log), AttemptLog.class)).contains(log);
  }
}
