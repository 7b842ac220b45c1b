package dev.hookline.worker.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.internal.server.AttributeRegistry;
import dev.hookline.operate.doctor.Diagnosis;
import dev.hookline.operate.doctor.Doctor;
import dev.hookline.operate.doctor.Finding;
import dev.hookline.operate.doctor.FindingStatus;
import dev.hookline.worker.HooklineWorker;
import dev.hookline.worker.WorkerSettings;
import dev.hookline.worker.tier.FreshNamespace;
import dev.hookline.worker.tier.NeedsRealServer;
import dev.hookline.worker.tier.TemporalTier;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Runs the doctor on the tier under test. */
@Tag("server")
class DoctorOnServerTest {

  private final String queue = "test-" + UUID.randomUUID();
  private final WorkflowClient client = TemporalTier.current().client();

  @Test
  void findsNoErrorOnAnyTier() {
    Diagnosis diagnosis = Doctor.of(client).withTaskQueue(queue).examine();

    assertThat(diagnosis.status()).as(diagnosis.toString()).isNotEqualTo(FindingStatus.ERROR);
    assertThat(diagnosis.findings())
        .extracting(Finding::check)
        .filteredOn(check -> !check.equals("visibility_indexes")) // of PostgreSQL only
        .containsExactly(
            "connection",
            "server",
            "namespace",
            "capabilities",
            "retention",
            "payload_limits",
            "search_attributes",
            "partitions",
            "clock",
            "workers");
  }

  /** There is no newer version to upgrade to. */
  @Test
  @NeedsRealServer
  void doesNotWarnOfADevelopmentServersAge() {
    Finding server = found(Doctor.of(client).examine()).get("server");

    assertThat(server.status()).isEqualTo(FindingStatus.OK);
    if (TemporalTier.kind() == TemporalTier.Kind.DEV) {
      assertThat(server.message()).isEqualTo("Temporal 1.29.1, a development server");
    }
  }

  @Test
  @NeedsRealServer
  void namesTheColumnsOfPostgresThatHooklineUses() {
    Finding indexes = found(Doctor.of(client).examine()).get("visibility_indexes");

    if (TemporalTier.kind() == TemporalTier.Kind.POSTGRES) {
      assertThat(indexes.status()).isEqualTo(FindingStatus.UNKNOWN);
      assertThat(indexes.value()).matches("(Keyword\\d\\d,){2}Keyword\\d\\d");
      assertThat(indexes.fix()).contains("-v hookline=" + indexes.value() + " -f deploy/");
    } else {
      assertThat(indexes).isNull();
    }
  }

  @Test
  @NeedsRealServer
  void seesAWorkerAndTheServersTime() {
    Doctor doctor = Doctor.of(client).withTaskQueue(queue);
    assertThat(found(doctor.examine()).get("workers").fix())
        .isEqualTo("start one: hookline worker");

    try (HooklineWorker worker =
        HooklineWorker.start(client, WorkerSettings.of(name -> null).withTaskQueue(queue))) {
      assertThat(worker.isRunning()).isTrue();
      Await.until(() -> found(doctor.examine()).get("workers").status() == FindingStatus.OK);
      Map<String, Finding> found = found(doctor.examine());
      Map<String, Finding> early =
          found(doctor.withClock(Clock.offset(Clock.systemUTC(), Duration.ofHours(-1))).examine());

      assertThat(found.get("workers").value()).isEqualTo("1");
      assertThat(found.get("clock").status()).isEqualTo(FindingStatus.OK);
      assertThat(found.get("partitions").value()).isEqualTo("1");
      assertThat(early.get("clock").status()).isEqualTo(FindingStatus.WARNING);
      assertThat(early.get("clock").message()).containsPattern("clock is 3[56]\\d\\d s behind");
      assertThat(early.get("workers").status()).isEqualTo(FindingStatus.OK);
    }
  }

  @Test
  @NeedsRealServer
  void extendsRetentionAndRegistersSearchAttributesWhenRequested() {
    WorkflowClient fresh = FreshNamespace.create(Duration.ofDays(3));

    Map<String, Finding> before = found(Doctor.of(fresh).examine());
    Map<String, Finding> fixed = found(Doctor.of(fresh).repair());
    Await.until(() -> "PT720H".equals(found(Doctor.of(fresh).examine()).get("retention").value()));
    Map<String, Finding> later = found(Doctor.of(fresh).examine());
    Finding repaired = fixed.get("search_attributes");
    Finding after = later.get("search_attributes");

    assertThat(before.get("retention").status()).isEqualTo(FindingStatus.WARNING);
    assertThat(before.get("retention").value()).isEqualTo("PT72H");
    assertThat(before.get("retention").fix()).startsWith("hookline doctor --fix, or temporal");
    assertThat(fixed.get("retention").status()).isEqualTo(FindingStatus.FIXED);
    assertThat(fixed.get("retention").message())
        .isEqualTo("closed executions are now kept for 30 days instead of 3 days");
    assertThat(later.get("retention").status()).isEqualTo(FindingStatus.OK);
    assertThat(before.get("search_attributes").status()).isEqualTo(FindingStatus.WARNING);
    assertThat(before.get("search_attributes").fix())
        .isEqualTo("register them: hookline doctor --fix");
    assertThat(repaired.status()).isEqualTo(FindingStatus.FIXED);
    assertThat(after.status()).isEqualTo(FindingStatus.OK);
    assertThat(after.value()).isEqualTo(String.join(",", AttributeRegistry.NAMES));
  }

  @Test
  @NeedsRealServer
  void reportsWhyItCouldNotRegisterThem() {
    WorkflowClient full = FreshNamespace.create(Duration.ofDays(30));
    FreshNamespace.fillKeywords(full);

    Finding refused = found(Doctor.of(full).repair()).get("search_attributes");

    assertThat(refused.status()).isEqualTo(FindingStatus.WARNING);
    assertThat(refused.message())
        .contains("the server rejected their registration: INVALID_ARGUMENT");
    assertThat(refused.fix())
        .contains("temporal operator search-attribute create")
        .contains("--name HooklineFailedWebhook");
  }

  @Test
  @NeedsRealServer
  void namesAMissingNamespaceAndChecksNothingElse() {
    WorkflowClient missing =
        WorkflowClient.newInstance(
            client.getWorkflowServiceStubs(),
            WorkflowClientOptions.newBuilder().setNamespace("nowhere").build());

    Diagnosis diagnosis = Doctor.of(missing).repair();

    assertThat(diagnosis.status()).isEqualTo(FindingStatus.ERROR);
    assertThat(diagnosis.isServerMissing()).isFalse();
    assertThat(found(diagnosis).get("namespace").message())
        .matches("Temporal server at \\S+ has no namespace 'nowhere'");
    assertThat(found(diagnosis)).doesNotContainKey("workers");
  }

  private static Map<String, Finding> found(Diagnosis diagnosis) {
    return diagnosis.findings().stream()
        .collect(Collectors.toMap(Finding::check, Function.identity()));
  }
}
