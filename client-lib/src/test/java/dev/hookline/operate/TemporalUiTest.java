package dev.hookline.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class TemporalUiTest {

  @Test
  void escapesTheIdInALinkToARun() {
    Execution execution =
        new Execution(
            "On Project:a/b",
            "run-1",
            ExecutionKind.EVENT,
            "On Project",
            ExecutionStatus.RUNNING,
            Instant.EPOCH,
            null,
            null,
            null);

    assertThat(new TemporalUi("http://ui:8233/").page("default", execution))
        .isEqualTo(
            "http://ui:8233/namespaces/default/workflows/On%20Project%3Aa%2Fb/run-1/history");
  }

  @Test
  void rejectsAnInvalidAddress() {
    assertThatThrownBy(() -> new TemporalUi("ui:8233"))
        .hasMessage(
            "address of the Temporal UI must start with http:// or https://, found 'ui:8233'");
  }
}
