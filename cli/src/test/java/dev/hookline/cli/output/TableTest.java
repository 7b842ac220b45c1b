package dev.hookline.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {

  private static final List<List<String>> ROWS =
      List.of(
          List.of("STATUS", "WEBHOOK", "ID"),
          List.of("failed", "a-rather-long-name", "OnTested:p7"),
          List.of("failed", "short", "OnTested:p8"));

  @Test
  void alignsColumns() {
    assertThat(Table.fitting(ROWS, 39, 1))
        .isEqualTo(
            """
            STATUS  WEBHOOK             ID
            failed  a-rather-long-name  OnTested:p7
            failed  short               OnTested:p8""");
  }

  @Test
  void putsTheLastCellOnItsOwnLineOnANarrowTerminal() {
    assertThat(Table.fitting(ROWS, 38, 1))
        .isEqualTo(
            """
            STATUS  WEBHOOK
              ID
            failed  a-rather-long-name
              OnTested:p7
            failed  short
              OnTested:p8""");
  }

  @Test
  void shortensOneColumnIfEvenThatIsTooWide() {
    assertThat(Table.fitting(ROWS, 20, 1))
        .startsWith("STATUS  WEBHOOK\n  ID\nfailed  a-rather-lo…\n  OnTested:p7\n");
  }
}
