package dev.hookline.operate.doctor;

import com.google.protobuf.Duration;
import dev.hookline.internal.server.NamespaceRegistry;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.NamespaceState;
import io.temporal.api.namespace.v1.NamespaceInfo;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.api.workflowservice.v1.DescribeNamespaceResponse;
import io.temporal.api.workflowservice.v1.GetSystemInfoResponse;
import io.temporal.client.WorkflowClient;
import java.util.List;

/** Checks that the namespace exists, its retention and its payload limit. */
final class NamespaceCheck {

  private static final String NAMESPACE = "namespace";
  private static final String RETENTION = "retention";
  private static final String PAYLOAD_LIMITS = "payload_limits";
  private static final java.time.Duration MIN_RETENTION = java.time.Duration.ofDays(7);

  private static final java.time.Duration RECOMMENDED_RETENTION =
      NamespaceRegistry.RECOMMENDED_RETENTION;
  private static final String COMMAND = "temporal operator namespace update -n %s --retention 720h";

  /** The maximum size of a payload and its plan together. */
  private static final long MAX_START_BYTES = 2_000_000;

  private final WorkflowClient client;
  private final String name;
  private final GetSystemInfoResponse.Capabilities server;
  private boolean exists;

  NamespaceCheck(WorkflowClient client, GetSystemInfoResponse.Capabilities server) {
    this.client = client;
    this.server = server;
    this.name = client.getOptions().getNamespace();
  }

  boolean exists() {
    return exists;
  }

  List<Finding> examine(boolean fix) {
    try {
      DescribeNamespaceResponse described =
          Doctor.server(client)
              .describeNamespace(DescribeNamespaceRequest.newBuilder().setNamespace(name).build());
      exists = true;
      NamespaceInfo info = described.getNamespaceInfo();
      return List.of(
          state(info),
          CapabilitiesCheck.examine(server, info.getCapabilities()),
          retention(described.getConfig().getWorkflowExecutionRetentionTtl(), fix),
          payloads(info));
    } catch (StatusRuntimeException e) {
      return List.of(missing(e.getStatus().getCode()));
    }
  }

  private Finding missing(Status.Code code) {
    return code == Status.Code.NOT_FOUND
        ? Finding.error(
            NAMESPACE,
            "Temporal server at %s has no namespace '%s'"
                .formatted(client.getWorkflowServiceStubs().getOptions().getTarget(), name),
            "set TEMPORAL_NAMESPACE, or create it: hookline setup")
        : Finding.error(
            NAMESPACE,
            "namespace '%s' cannot be read (%s)".formatted(name, code),
            "ask for access to the namespace, or set TEMPORAL_NAMESPACE");
  }

  private Finding state(NamespaceInfo info) {
    if (info.getState() == NamespaceState.NAMESPACE_STATE_DEPRECATED
        || info.getState() == NamespaceState.NAMESPACE_STATE_DELETED) {
      return Finding.error(
          NAMESPACE,
          "namespace '%s' no longer accepts new executions".formatted(name),
          "set TEMPORAL_NAMESPACE to one that is in use");
    }
    return Finding.ok(NAMESPACE, "namespace '%s' exists".formatted(name), name);
  }

  private Finding retention(Duration ttl, boolean fix) {
    java.time.Duration kept = java.time.Duration.ofSeconds(ttl.getSeconds());
    if (kept.isZero()) {
      return Finding.unknown(RETENTION, "the server does not report its retention");
    }
    String text = kept.toHours() % 24 == 0 ? kept.toDays() + " days" : kept.toHours() + " hours";
    return kept.compareTo(MIN_RETENTION) < 0
        ? fix
            ? extendRetention(kept, text)
            : tooShort(kept, text, "hookline doctor --fix, or " + COMMAND, "")
        : Finding.ok(
            RETENTION,
            "closed executions are kept for %s, the window for replay and for idempotency keys"
                .formatted(text),
            kept.toString());
  }

  private Finding extendRetention(java.time.Duration kept, String text) {
    try {
      NamespaceRegistry.of(client).keepFor(RECOMMENDED_RETENTION);
      return new Finding(
          RETENTION,
          FindingStatus.FIXED,
          "closed executions are now kept for %d days instead of %s"
              .formatted(RECOMMENDED_RETENTION.toDays(), text),
          RECOMMENDED_RETENTION.toString(),
          null);
    } catch (StatusRuntimeException e) {
      return tooShort(
          kept,
          text,
          "ask an administrator to run: " + COMMAND,
          "; the server rejected a longer retention: " + e.getMessage());
    }
  }

  private Finding tooShort(java.time.Duration kept, String text, String fix, String more) {
    return Finding.warning(
        RETENTION,
        "closed executions are kept for %s: after that they can be neither shown nor replayed, and their keys can be used again%s"
            .formatted(text, more),
        kept.toString(),
        fix.formatted(name));
  }

  private static Finding payloads(NamespaceInfo info) {
    long limit = info.getLimits().getBlobSizeLimitError();
    if (limit == 0) {
      return Finding.unknown(
          PAYLOAD_LIMITS, "the server does not report its limits; the default is 2 MiB");
    }
    return limit < MAX_START_BYTES
        ? Finding.warning(
            PAYLOAD_LIMITS,
            "the server accepts payloads of at most %,d bytes; larger events are rejected"
                .formatted(limit),
            Long.toString(limit),
            "set limit.blobSize.error of the server to 2097152")
        : Finding.ok(
            PAYLOAD_LIMITS,
            "the server accepts payloads of up to %,d bytes".formatted(limit),
            Long.toString(limit));
  }
}
