package dev.hookline.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VersionReportTest {

  @Test
  void namesTheBuildAndTheServer() {
    assertThat(report("1.32.1").text())
        .isEqualTo(
            """
            hookline  0.1.1
            commit    7e6f7e8
            built     2026-11-24T00:00:00Z
            java      17.0.15 (Debian)
            temporal  1.32.1 at temporal:7233""");
  }

  @Test
  void reportsAServerThatDoesNotRespond() {
    assertThat(report(null).text()).endsWith("\ntemporal  no response from temporal:7233");
  }

  @Test
  void namesTheBuildIfTheConnectionsSettingsAreWrong() {
    assertThat(VersionReport.withoutConnection("no profile 'staging'").text())
        .startsWith("hookline  ")
        .endsWith("\ntemporal  no connection: no profile 'staging'");
  }

  @Test
  void readsWhatMavenFilledIn() {
    BuildInfo build = BuildInfo.read();

    assertThat(build.commit()).matches("unknown|[0-9a-f]{7,}(-dirty)?");
    assertThat(build.builtAt()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
  }

  private static VersionReport report(String server) {
    return new VersionReport(
        "0.1.1",
        "7e6f7e8",
        "2026-11-24T00:00:00Z",
        "17.0.15 (Debian)",
        "temporal:7233",
        server,
        null);
  }
}
