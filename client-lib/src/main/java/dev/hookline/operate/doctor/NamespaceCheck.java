package dev.hookline.operate.doctor;

import com.google.protobuf.Duration;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.NamespaceState;
import io.temporal.api.namespace.v1.NamespaceConfig;
import io.temporal.api.namespace.v1.NamespaceInfo;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.api.workflowservice.v1.DescribeNamespaceResponse;
import io.temporal.api.workflowservice.v1.GetSystemInfoResponse;
import io.temporal.api.workflowservice.v1.UpdateNamespaceRequest;
import io.temporal.client.WorkflowClient;
import java.util.List;

/**
 * Whether the namespace is there, how long it keeps executions and how large a payload it takes.
 */
final class NamespaceCheck {

  private static final String NAMESPACE = "namespace";
  private static final String RETENTION = "retention";
  private static final String PAYLOAD_LIMITS = "payload_limits";
  private static final java.time.Duration SHORTEST = java.time.Duration.ofDays(7);

  private static final java.time.Duration GOOD = java.time.Duration.ofDays(30);
  private static final String COMMAND = "temporal operator namespace update -n %s --retention 720h";

  /** What the largest payload and its plan may take together. */
  private static final long LARGEST_START = 2_000_000;

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
            "set TEMPORAL_NAMESPACE, or create it: temporal operator namespace create -n %s --retention 720h"
                .formatted(name))
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
          "namespace '%s' takes no new executions any longer".formatted(name),
          "set TEMPORAL_NAMESPACE to one that is in use");
    }
    return Finding.ok(NAMESPACE, "namespace '%s' is there".formatted(name), name);
  }

  private Finding retention(Duration ttl, boolean fix) {
    java.time.Duration kept = java.time.Duration.ofSeconds(ttl.getSeconds());
    if (kept.isZero()) {
      return Finding.unknown(RETENTION, "the server does not tell how long it keeps executions");
    }
    String text = kept.toHours() % 24 == 0 ? kept.toDays() + " days" : kept.toHours() + " hours";
    return kept.compareTo(SHORTEST) < 0
        ? fix
            ? longer(kept, text)
            : tooShort(kept, text, "hookline doctor --fix, or " + COMMAND, "")
        : Finding.ok(
            RETENTION,
            "ended executions are kept for %s, the window for replay and for idempotency keys"
                .formatted(text),
            kept.toString());
  }

  private Finding longer(java.time.Duration kept, String text) {
    try {
      Doctor.server(client)
          .updateNamespace(
              UpdateNamespaceRequest.newBuilder()
                  .setNamespace(name)
                  .setConfig(
                      NamespaceConfig.newBuilder()
                          .setWorkflowExecutionRetentionTtl(
                              Duration.newBuilder().setSeconds(GOOD.toSeconds())))
                  .build());
      return new Finding(
          RETENTION,
          FindingStatus.FIXED,
          "ended executions are now kept for %d days, before for %s".formatted(GOOD.toDays(), text),
          GOOD.toString(),
          null);
    } catch (StatusRuntimeException e) {
      return tooShort(
          kept,
          text,
          "let an administrator run: " + COMMAND,
          "; the server refused to keep them longer: " + e.getMessage());
    }
  }

  private Finding tooShort(java.time.Duration kept, String text, String fix, String more) {
    return Finding.warning(
        RETENTION,
        "ended executions are kept for %s: later they can be neither shown nor replayed, and their keys are free again%s"
            .formatted(text, more),
        kept.toString(),
        fix.formatted(name));
  }

  private static Finding payloads(NamespaceInfo info) {
    long limit = info.getLimits().getBlobSizeLimitError();
    if (limit == 0) {
      return Finding.unknown(
          PAYLOAD_LIMITS, "the server does not tell its limits; 2 MiB unless changed");
    }
    return limit < LARGEST_START
        ? Finding.warning(
            PAYLOAD_LIMITS,
            "the server takes at most %,d bytes at once; larger events are refused"
                .formatted(limit),
            Long.toString(limit),
            "set limit.blobSize.error of the server to 2097152")
        : Finding.ok(
            PAYLOAD_LIMITS,
            "the server takes up to %,d bytes at once".formatted(limit),
            Long.toString(limit));
  }
}
