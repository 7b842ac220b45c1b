package dev.hookline.worker.visibility;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.internal.wire.Names;
import dev.hookline.worker.endtoend.Await;
import dev.hookline.worker.tier.NeedsRealServer;
import dev.hookline.worker.tier.RealServer;
import dev.hookline.worker.tier.TemporalTier;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.api.workflowservice.v1.DescribeNamespaceResponse;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.common.SearchAttributeKey;
import io.temporal.common.SearchAttributes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * {@code deploy/visibility-indexes.sql} changes no plan, over 200,000 rows, of the queries that the
 * Temporal server sends for Hookline, the UI and itself.
 */
@Tag("postgres")
@NeedsRealServer
@EnabledIfSystemProperty(named = "hookline.tier", matches = "postgres")
@TestInstance(Lifecycle.PER_CLASS)
class VisibilityIndexesTest {

  private static final Path SCRIPT =
      RealServer.repository().resolve("deploy/visibility-indexes.sql");
  private static final Path ROWS =
      RealServer.repository().resolve("worker/src/test/resources/visibility/rows.sql");

  /** Well below the 20,000 of reading the whole table. */
  private static final double CHEAP = 1_000;

  private final Map<String, String> ofHookline = new LinkedHashMap<>();
  private final Map<String, String> ofOthers = new LinkedHashMap<>();
  private Database visibility;
  private Database plans;

  @BeforeAll
  void fillACopyOfTheStore() {
    WorkflowClient client = TemporalTier.current().client();
    RealServer server = TemporalTier.current().server();
    visibility = Database.visibility(server);
    startTwo(client);
    Requests requests = new Requests(client);
    Map<String, Runnable> hookline = requests.ofHookline();
    try (SentStatements sent = new SentStatements(server, visibility, hookline.get("list"))) {
      record(sent, hookline, ofHookline);
      record(sent, requests.ofTheUserInterfaceAndTemporal(), ofOthers);
    }
    plans = visibility.emptyCopy("plans");
    DescribeNamespaceResponse namespace = describe(client);
    plans.file(
        ROWS,
        "namespace=" + namespace.getNamespaceInfo().getId(),
        "event=" + column(namespace, Names.ATTRIBUTE_EVENT),
        "code=" + column(namespace, Names.ATTRIBUTE_FAILURE_CODE),
        "webhook=" + column(namespace, Names.ATTRIBUTE_FAILED_WEBHOOK));
    plans.addIndexesOf(visibility);
  }

  @Test
  void keepsEveryPlanAndOnlyIndexesThatAPlanNeeds() {
    List<String> kept = indexes(plans);
    Plans hookline = Plans.without("", plans, ofHookline);
    Plans others = Plans.without("", plans, ofOthers);
    List<String> needless = new ArrayList<>(kept);
    needless.removeIf(index -> isNeeded(index, hookline, others));

    String again = plans.file(SCRIPT);
    List<String> keptAgain = indexes(plans);
    plans.psql(
        String.join(
            ";", plans.lines("SELECT definition FROM hookline_visibility_indexes WHERE NOT keep")));

    assertThat(keptAgain).as(again).isEqualTo(kept);
    assertThat(indexes(plans)).hasSize(73);
    assertThat(hookline.differing(Plans.without("", plans, ofHookline), this::isOther)).isEmpty();
    assertThat(others.differing(Plans.without("", plans, ofOthers), this::isSlower)).isEmpty();
    assertThat(needless).isEmpty();
  }

  @Test
  void canBeUndoneRepeatedAndToldWhatToKeep() {
    Database copy = visibility.emptyCopy("repeated");
    copy.addIndexesOf(visibility);
    List<String> needed = indexes(copy);

    copy.file(SCRIPT, "restore=all");
    List<String> all = indexes(copy);
    copy.file(SCRIPT);
    List<String> withoutColumns = indexes(copy);
    copy.file(SCRIPT, "keep=by_task_queue,Int01", "hookline=Keyword01");
    copy.psql(
        "INSERT INTO executions_visibility (namespace_id, run_id, start_time, execution_time,"
            + " workflow_id, workflow_type_name, status, encoding, search_attributes) VALUES ('n',"
            + " 'r', now(), now(), 'w', 't', 1, 'e', '{\"Keyword02\": \"own\", \"BuildIds\": []}')");
    String last = copy.file(SCRIPT);

    assertThat(all).hasSize(73);
    assertThat(withoutColumns)
        .containsAll(needed)
        .hasSize(needed.size() + 7)
        .contains("by_keyword_01", "by_keyword_10");
    assertThat(indexes(copy))
        .contains("by_task_queue", "by_int_01", "by_keyword_01", "by_keyword_02")
        .doesNotContain("by_build_ids", "by_keyword_03")
        .hasSize(needed.size() - 3 + 4);
    assertThat(last).isEqualTo("executions_visibility: 11 indexes kept, 62 dropped");
  }

  /** Without it, one of this test's assertions would fail. */
  private boolean isNeeded(String index, Plans hookline, Plans others) {
    return !Plans.without(index, plans, ofHookline).differing(hookline, this::isOther).isEmpty()
        || !Plans.without(index, plans, ofOthers).differing(others, this::isSlower).isEmpty();
  }

  private boolean isOther(Plan before, Plan after) {
    return !before.text().equals(after.text());
  }

  /** Any selective index will do, such as by_root_workflow_id instead of by_root_run_id. */
  private boolean isSlower(Plan before, Plan after) {
    return after.cost() > Math.max(1.1 * before.cost(), CHEAP);
  }

  private static void record(
      SentStatements sent, Map<String, Runnable> requests, Map<String, String> queries) {
    requests.forEach(
        (name, request) -> {
          List<String> statements = sent.of(request);
          assertThat(statements).as(name).isNotEmpty();
          statements.forEach(one -> queries.put(name + " (" + queries.size() + ")", one));
        });
  }

  private static List<String> indexes(Database database) {
    return database.lines(
        "SELECT indexrelid::regclass FROM pg_index WHERE NOT indisunique"
            + " AND indrelid = 'executions_visibility'::regclass ORDER BY 1");
  }

  /** Two runs in the list make a second page, and its ended runs a query by id. */
  private static void startTwo(WorkflowClient client) {
    for (int n = 0; n < 2; n++) {
      WorkflowStub event =
          client.newUntypedWorkflowStub(
              Names.INVOKE_WEBHOOKS,
              WorkflowOptions.newBuilder()
                  .setTaskQueue("nobody")
                  .setTypedSearchAttributes(
                      SearchAttributes.newBuilder()
                          .set(SearchAttributeKey.forKeyword(Names.ATTRIBUTE_EVENT), "OnListed")
                          .build())
                  .build());
      event.start();
      event.terminate("listed only");
      Await.closed(client, event.getExecution().getWorkflowId());
    }
  }

  private static DescribeNamespaceResponse describe(WorkflowClient client) {
    return client
        .getWorkflowServiceStubs()
        .blockingStub()
        .describeNamespace(
            DescribeNamespaceRequest.newBuilder()
                .setNamespace(client.getOptions().getNamespace())
                .build());
  }

  private static String column(DescribeNamespaceResponse namespace, String attribute) {
    return namespace.getConfig().getCustomSearchAttributeAliasesMap().entrySet().stream()
        .filter(entry -> entry.getValue().equals(attribute))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }
}
