package dev.hookline.cli.execution;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DetailTextTest {

  @Test
  void showsWhatHappenedAndWhatIsPending() {
    assertThat(
            DetailText.of(
                SampleExecutions.detail("{\"why\":\"down\"}"),
                200,
                SampleExecutions.START.plusSeconds(20)))
        .isEqualTo(
            """
            execution  OnProjectCreated:p7
            run        run-3
            event      OnProjectCreated
            status     running
            started    2026-11-26T10:00:00Z
            replays    run run-2 from failed, failed (http_status of billing)
            replays    run run-1 from start, which the server no longer keeps
            ui         http://127.0.0.1:8233/namespaces/default/workflows/OnProjectCreated%3Ap7/run-3/history
            payload    {"project":7}

            WEBHOOK  TYPE   STATE       ATTEMPTS  FAILURE      NEXT ATTEMPT          ENDPOINT
            labels   sync   reused      -         -            -                     POST http://host/labels
            billing  sync   succeeded   4         -            -                     POST http://host/billing
            audit    sync   pending     2         http_status  2026-11-26T10:00:30Z  POST http://host/audit
            mail     async  not_called  -         -            -                     POST http://host/mail

            billing
              1  2026-11-26T10:00:00.100Z  2s    failed     503  http_status
              2  2026-11-26T10:00:04.100Z  2.4s  failed     503  http_status
              4  2026-11-26T10:00:13Z      1.5s  succeeded  201  -
              attempt 3 is not in the log: lost with the worker; the request may have arrived
              last failure: webhook 'billing' responded with 503 at http://host/billing
              response body: {"why":"down"}

            audit
              1  2026-11-26T10:00:14.600Z  400ms  failed  500  http_status
              last failure: webhook 'audit' responded with 500 at http://host/audit
              response body: {}
              attempt 2 at 2026-11-26T10:00:30Z

            labels responded with {"n":1}""");
  }

  @Test
  void putsTheEndpointBelowItsWebhookOnANarrowTerminal() {
    assertThat(
            DetailText.of(
                SampleExecutions.detail("{}"), 80, SampleExecutions.START.plusSeconds(20)))
        .contains(
            """
            WEBHOOK  TYPE   STATE       ATTEMPTS  FAILURE      NEXT ATTEMPT
              ENDPOINT
            labels   sync   reused      -         -            -
              POST http://host/labels
            billing  sync   succeeded   4         -            -
              POST http://host/billing
            """);
  }

  @Test
  void showsAnUnreadablePlan() {
    assertThat(
            DetailText.of(
                SampleExecutions.unreadable("{\"version\":99}"),
                80,
                SampleExecutions.START.plusSeconds(20)))
        .isEqualTo(
            """
            execution  OnProjectCreated:p8
            run        run-1
            event      OnProjectCreated
            status     failed
            started    2026-11-26T10:00:00Z
            closed     2026-11-26T10:00:00.040Z
            plan       plan version 99 is newer than 2, the newest that this worker supports; update the worker and replay
                       found {"version":99}
            payload    {"project":8}

            failure    plan version 99 is newer than 2""");
  }
}
