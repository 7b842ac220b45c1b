package dev.hookline.operate.doctor;

import dev.hookline.internal.server.AttributeRegistry;
import io.grpc.StatusRuntimeException;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.api.workflowservice.v1.GetClusterInfoRequest;
import io.temporal.client.WorkflowClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reports the columns of Hookline's search attributes in PostgreSQL, without which the indexes of
 * the others cannot be dropped. Which indexes exist is visible to the database's clients only.
 */
final class IndexesCheck {

  private static final String CHECK = "visibility_indexes";
  private static final String POSTGRESQL = "postgres";

  private final WorkflowClient client;

  IndexesCheck(WorkflowClient client) {
    this.client = client;
  }

  /** Returns the finding; empty on other databases, and while search attributes are missing. */
  Optional<Finding> examine() {
    try {
      String store =
          Doctor.server(client)
              .getClusterInfo(GetClusterInfoRequest.getDefaultInstance())
              .getVisibilityStore();
      return store.startsWith(POSTGRESQL) ? judge(aliases()) : Optional.empty();
    } catch (StatusRuntimeException e) {
      return Optional.empty();
    }
  }

  private Map<String, String> aliases() {
    return Doctor.server(client)
        .describeNamespace(
            DescribeNamespaceRequest.newBuilder()
                .setNamespace(client.getOptions().getNamespace())
                .build())
        .getConfig()
        .getCustomSearchAttributeAliasesMap();
  }

  /**
   * Judges by the namespace's search attributes.
   *
   * @param aliases each column's search attribute
   */
  static Optional<Finding> judge(Map<String, String> aliases) {
    List<String> columns = new ArrayList<>();
    for (String name : AttributeRegistry.NAMES) {
      aliases.forEach(
          (column, attribute) -> {
            if (attribute.equals(name)) {
              columns.add(column);
            }
          });
    }
    if (columns.size() < AttributeRegistry.NAMES.size()) {
      return Optional.empty();
    }
    String joined = String.join(",", columns);
    return Optional.of(
        new Finding(
            CHECK,
            FindingStatus.UNKNOWN,
            "the server does not report the indexes of its PostgreSQL; Hookline's search attributes are columns "
                + joined,
            joined,
            "if not done yet, drop the indexes that nothing uses: psql -d temporal_visibility -v hookline="
                + joined
                + " -f deploy/visibility-indexes.sql"));
  }
}
