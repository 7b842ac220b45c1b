package dev.hookline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hookline.cli.HooklineProcess.Ended;
import dev.hookline.operate.setup.NamespaceSetup;
import dev.hookline.operate.setup.SetupResult;
import dev.hookline.operate.setup.SetupResult.Status;
import dev.hookline.worker.tier.FreshNamespace;
import dev.hookline.worker.tier.NeedsRealServer;
import dev.hookline.worker.tier.TemporalTier;
import io.temporal.client.WorkflowClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Runs {@code hookline setup} as a process. */
class SetupTest {

  private static final String NAMES = "[HooklineEvent, HooklineFailureCode, HooklineFailedWebhook]";

  private final String fresh = "setup-" + UUID.randomUUID();

  @Test
  void changesNothingWithoutAServer() throws Exception {
    Ended ended =
        HooklineProcess.run(Map.of("TEMPORAL_ADDRESS", "127.0.0.1:" + FreePort.find()), "setup");

    assertThat(ended.code()).isEqualTo(3);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err())
        .startsWith("hookline: Temporal server at 127.0.0.1:")
        .endsWith("check TEMPORAL_ADDRESS and that it is running\n");
  }

  @Test
  void refusesARetentionThatTheServerWouldRefuse() throws Exception {
    for (String retention : List.of("12h", "a month")) {
      Ended ended = setup("default", "--retention", retention);

      assertThat(ended.code()).isEqualTo(2);
      assertThat(ended.err())
          .isEqualTo(
              "hookline: --retention must be at least 1d, such as 30d or 720h, found '%s'\n"
                  .formatted(retention));
    }
  }

  @Test
  void findsNothingToDoTheSecondTimeOnAnyTier() {
    NamespaceSetup setup =
        NamespaceSetup.of(TemporalTier.current().client()).withRetention(Duration.ofDays(1));
    setup.apply();
    SetupResult again = setup.apply();

    assertThat(again.isComplete()).as(again.toString()).isTrue();
    assertThat(again.steps())
        .extracting(SetupResult.Step::step)
        .containsExactly("namespace", "retention", "search_attributes");
    assertThat(again.steps())
        .extracting(SetupResult.Step::status)
        .isSubsetOf(Status.OK, Status.UNKNOWN);
  }

  @Test
  @Tag("server")
  @NeedsRealServer
  void createsAMissingNamespaceOnce() throws Exception {
    Ended planned = setup(fresh, "--dry-run");
    Ended created = setup(fresh);
    Ended again = setup(fresh);

    assertThat(planned.out())
        .isEqualTo(
            """
            planned  namespace          namespace '%s' would be created
            planned  retention          closed executions would be kept for 30 days
            planned  search_attributes  %s would be registered
            """
                .formatted(fresh, NAMES));
    assertThat(planned.err())
        .isEqualTo("nothing was changed; to apply it, run hookline setup without --dry-run\n");
    assertThat(created.out())
        .as(created.err())
        .isEqualTo(
            """
            changed  namespace          namespace '%s' has been created
            changed  retention          closed executions are kept for 30 days
            changed  search_attributes  %s have been registered
            """
                .formatted(fresh, NAMES));
    assertThat(again.out())
        .isEqualTo(
            """
            ok       namespace          namespace '%s' exists
            ok       retention          closed executions are kept for 30 days
            ok       search_attributes  %s are registered
            """
                .formatted(fresh, NAMES));
    assertThat(List.of(planned.code(), created.code(), again.code())).containsOnly(0);
  }

  @Test
  @Tag("server")
  @NeedsRealServer
  void extendsARetentionButNeverShortensIt() throws Exception {
    String namespace = FreshNamespace.create(Duration.ofDays(3)).getOptions().getNamespace();

    assertThat(retention(namespace, "--dry-run"))
        .isEqualTo("planned closed executions would be kept for 30 days instead of 3 days PT720H");
    assertThat(retention(namespace))
        .isEqualTo("changed closed executions are now kept for 30 days instead of 3 days PT720H");
    assertThat(retention(namespace, "--retention", "1d"))
        .isEqualTo("ok closed executions are kept for 30 days PT720H");
  }

  @Test
  @Tag("server")
  @NeedsRealServer
  void reportsWhatTheServerRefuses() throws Exception {
    WorkflowClient full = FreshNamespace.create(Duration.ofDays(40));
    FreshNamespace.fillKeywords(full);

    Ended ended = setup(full.getOptions().getNamespace());

    assertThat(ended.code()).isEqualTo(3);
    assertThat(ended.out())
        .contains("\nok       retention          closed executions are kept for 40 days\n")
        .contains("\nrefused  search_attributes  the server refused to register " + NAMES)
        .contains("\n         → fix              ask an administrator to run: temporal operator");
    assertThat(ended.err()).isEmpty();
  }

  @Test
  @Tag("server")
  @NeedsRealServer
  void namesTheNextStepOfAVersionedWorker() throws Exception {
    Ended ended =
        HooklineProcess.run(
            Map.of(
                "TEMPORAL_ADDRESS",
                TemporalTier.current().address(),
                "HOOKLINE_DEPLOYMENT_NAME",
                "hookline",
                "HOOKLINE_BUILD_ID",
                "1.5.0"),
            "setup");

    assertThat(ended.err())
        .isEqualTo(
            "next: start workers of this version, then make it current: temporal worker deployment"
                + " set-current-version --deployment-name hookline --build-id 1.5.0\n");
  }

  private static String retention(String namespace, String... options) throws Exception {
    List<String> all = new ArrayList<>(List.of(options));
    all.addAll(List.of("-o", "json"));
    Ended ended = setup(namespace, all.toArray(String[]::new));
    JsonNode step = new ObjectMapper().readTree(ended.out()).path("steps").path(1);
    assertThat(step.path("step").asText()).as(ended.err()).isEqualTo("retention");
    return "%s %s %s"
        .formatted(
            step.path("status").asText(),
            step.path("message").asText(),
            step.path("value").asText());
  }

  private static Ended setup(String namespace, String... options) throws Exception {
    List<String> words = new ArrayList<>(List.of("setup"));
    words.addAll(List.of(options));
    return HooklineProcess.run(
        Map.of(
            "TEMPORAL_ADDRESS", TemporalTier.current().address(), "TEMPORAL_NAMESPACE", namespace),
        words.toArray(String[]::new));
  }
}
