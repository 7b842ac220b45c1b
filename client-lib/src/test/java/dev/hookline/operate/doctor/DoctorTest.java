package dev.hookline.operate.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.api.enums.v1.WorkerVersioningMode;
import io.temporal.api.taskqueue.v1.PollerInfo;
import io.temporal.api.taskqueue.v1.TaskQueueVersioningInfo;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorTest {

  @TempDir private Path folder;

  @Test
  void stopsAfterReportingThatTheServerDoesNotRespond() throws IOException {
    String address = "127.0.0.1:" + closedPort();

    Diagnosis diagnosis = Doctor.ofEnvironment(environment("TEMPORAL_ADDRESS", address)).examine();

    assertThat(diagnosis.isServerMissing()).as(diagnosis.toString()).isTrue();
    assertThat(diagnosis.status()).isEqualTo(FindingStatus.ERROR);
    assertThat(diagnosis.findings())
        .extracting(Finding::check)
        .containsExactly("settings", "connection");
    assertThat(diagnosis.findings().get(1).message())
        .startsWith("Temporal server at " + address + " does not respond (UNAVAILABLE");
  }

  @Test
  void showsTheProfileAndTheVariablesButNotTheirValues() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("temporal.toml"),
            "[profile.prod]\naddress = \"127.0.0.1:1\"\nnamespace = \"orders\"\n");
    Map<String, String> environment =
        Map.of(
            "TEMPORAL_CONFIG_FILE", file.toString(),
            "TEMPORAL_PROFILE", "prod",
            "TEMPORAL_API_KEY", "hidden");

    Finding settings = settings(environment);

    assertThat(settings.status()).isEqualTo(FindingStatus.OK);
    assertThat(settings.message())
        .isEqualTo(
            "127.0.0.1:1, namespace 'orders', from TEMPORAL_API_KEY, profile 'prod' of " + file);
  }

  @Test
  void explainsInvalidSettings() throws IOException {
    Path broken = Files.writeString(folder.resolve("broken.toml"), "key = [\nsecret=\"hidden\n");
    Path missing = folder.resolve("missing.toml");

    Finding unreadable = settings(Map.of("TEMPORAL_CONFIG_FILE", broken.toString()));
    Finding noProfile = settings(environment("TEMPORAL_PROFILE", "nope"));
    Finding noFile =
        settings(Map.of("TEMPORAL_CONFIG_FILE", missing.toString(), "TEMPORAL_ADDRESS", "h:1"));

    assertThat(unreadable.status()).isEqualTo(FindingStatus.ERROR);
    assertThat(unreadable.message()).contains("at line 2").doesNotContain("hidden");
    assertThat(noProfile.status()).isEqualTo(FindingStatus.ERROR);
    assertThat(noProfile.message()).contains("'nope'");
    assertThat(noFile.status()).isEqualTo(FindingStatus.WARNING);
    assertThat(noFile.message()).endsWith("names " + missing + ", which does not exist");
  }

  @Test
  void warnsThatTheTemporalCommandReadsAnotherFile() throws IOException {
    Path other = folder.resolve("temporalio").resolve("temporal.toml");
    Files.createDirectories(other.getParent());
    Files.writeString(other, "");

    SettingsFile file = SettingsFile.of(Map.of("XDG_CONFIG_HOME", folder.toString()));

    assertThat(file.fileOfTemporalCli()).isEqualTo(other);
    assertThat(SettingsFile.of(Map.of()).fileOfTemporalCli()).isNull();
  }

  @Test
  void judgesTheServersVersion() {
    assertThat(ServerCheck.version("1.28.4").status()).isEqualTo(FindingStatus.ERROR);
    assertThat(ServerCheck.version("1.29.1").status()).isEqualTo(FindingStatus.WARNING);
    assertThat(ServerCheck.version("1.32.0-rc.1").status()).isEqualTo(FindingStatus.OK);
    assertThat(ServerCheck.version("1.100.0").status()).isEqualTo(FindingStatus.OK);
    assertThat(ServerCheck.version("2.0").status()).isEqualTo(FindingStatus.OK);
    assertThat(ServerCheck.version("").status()).isEqualTo(FindingStatus.UNKNOWN);
  }

  @Test
  void judgesTheClock() {
    Instant noon = Instant.parse("2026-11-26T12:00:00Z");

    Finding same = ClockCheck.judge(noon, noon.plusMillis(20), noon.plusMillis(50));
    Finding ahead = ClockCheck.judge(noon, noon.minusSeconds(60), noon.plusMillis(50));
    Finding behind = ClockCheck.judge(noon, noon.plusSeconds(60), noon.plusMillis(50));
    Finding little = ClockCheck.judge(noon, noon.minusMillis(300), noon.plusMillis(50));

    assertThat(same.message())
        .isEqualTo("this machine's clock agrees with the server's within 50 ms");
    assertThat(ahead.status()).isEqualTo(FindingStatus.WARNING);
    assertThat(ahead.message()).startsWith("this machine's clock is 60 s ahead of the server's");
    assertThat(behind.message()).startsWith("this machine's clock is 59 s behind the server's");
    assertThat(little.message()).startsWith("this machine's clock is 300 ms ahead of the server's");
  }

  private static Finding settings(Map<String, String> environment) {
    SettingsCheck check = SettingsCheck.of(environment);
    if (check.connection() != null) {
      check.connection().close();
    }
    return check.finding();
  }

  /** Independent of the settings file of the machine. */
  private Map<String, String> environment(String name, String value) throws IOException {
    Path other = Files.writeString(folder.resolve("other.toml"), "[profile.other]\n");
    return Map.of("TEMPORAL_CONFIG_FILE", other.toString(), name, value);
  }

  private static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Test
  void namesTheColumnsOfHooklinesAttributesOnceAllAreRegistered() {
    Map<String, String> two =
        Map.of("Keyword03", "HooklineFailedWebhook", "Keyword09", "HooklineEvent");
    Map<String, String> all = new HashMap<>(two);
    all.putAll(Map.of("Keyword07", "HooklineFailureCode", "Keyword01", "OrderId"));

    Optional<Finding> early = IndexesCheck.judge(two);
    Finding complete = IndexesCheck.judge(all).orElseThrow();

    assertThat(early).isEmpty();
    assertThat(complete.status()).as("no warning on every run").isEqualTo(FindingStatus.UNKNOWN);
    assertThat(complete.value()).isEqualTo("Keyword09,Keyword07,Keyword03");
    assertThat(complete.fix())
        .endsWith(
            "psql -d temporal_visibility -v hookline=Keyword09,Keyword07,Keyword03 -f deploy/visibility-indexes.sql");
  }

  @Test
  void warnsOfPartitionsThatOnlyDelayTasks() {
    Finding four = PartitionsCheck.judge("hookline", 4, false);
    Finding one = PartitionsCheck.judge("hookline", 1, false);
    Finding cloud = PartitionsCheck.judge("hookline", 4, true);

    assertThat(four.status()).isEqualTo(FindingStatus.WARNING);
    assertThat(four.fix()).startsWith("set matching.numTaskqueueWritePartitions to 1");
    assertThat(one.status()).isEqualTo(FindingStatus.OK);
    assertThat(cloud.status()).as("cannot be changed there").isEqualTo(FindingStatus.OK);
  }

  @Test
  void warnsIfThePollingWorkersDoNotHaveTheCurrentVersion() {
    assertThat(versions("", "")).isEmpty();
    assertThat(versions("1", "2", "1")).isEmpty();
    assertThat(versions("", "1", ""))
        .as("unversioned workers get tasks until a version is current")
        .isEmpty();
    assertThat(versions("", "1").orElseThrow().fix())
        .isEqualTo(
            "make it current: temporal worker deployment set-current-version --deployment-name hooks --build-id 1");
    assertThat(versions("2", "1").orElseThrow().message())
        .isEqualTo(
            "build '2' of deployment 'hooks' is current for task queue 'q', but none of its workers poll: events are recorded and wait");
    assertThat(versions("2", "").orElseThrow().fix())
        .endsWith("set-current-version --deployment-name hooks --unversioned");
  }

  /** An empty build stands for an unversioned worker, or for no current version. */
  private static Optional<Finding> versions(String current, String... polling) {
    TaskQueueVersioningInfo.Builder routing = TaskQueueVersioningInfo.newBuilder();
    if (!current.isEmpty()) {
      routing.getCurrentDeploymentVersionBuilder().setDeploymentName("hooks").setBuildId(current);
    }
    List<PollerInfo> pollers = new ArrayList<>();
    for (String build : polling) {
      PollerInfo.Builder poller = PollerInfo.newBuilder();
      if (!build.isEmpty()) {
        poller
            .getDeploymentOptionsBuilder()
            .setDeploymentName("hooks")
            .setBuildId(build)
            .setWorkerVersioningMode(WorkerVersioningMode.WORKER_VERSIONING_MODE_VERSIONED);
      }
      pollers.add(poller.build());
    }
    return VersionsCheck.problem("workers", "q", routing.build(), pollers);
  }
}
