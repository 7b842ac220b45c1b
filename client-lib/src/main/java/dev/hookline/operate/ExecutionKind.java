package dev.hookline.operate;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.hookline.contract.Names;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an execution does. */
public enum ExecutionKind {
  /** A whole event. */
  EVENT(Names.INVOKE_WEBHOOKS),
  /** The async deliveries of an event together, while it has more than one. */
  DELIVERIES(Names.DELIVER_WEBHOOKS),
  /** One async delivery of an event. */
  DELIVERY(Names.DELIVER_WEBHOOK);

  private final String workflowType;

  ExecutionKind(String workflowType) {
    this.workflowType = workflowType;
  }

  /** Returns the text for people and programs, in lower case. */
  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns Temporal's name of it, as queries use it. */
  public String workflowType() {
    return workflowType;
  }

  /** Returns the kind of a workflow type; an event where it is none of ours. */
  public static ExecutionKind ofType(String workflowType) {
    return find(workflowType).orElse(EVENT);
  }

  /** Returns the kind of a workflow type; empty where it is none of ours. */
  public static Optional<ExecutionKind> find(String workflowType) {
    return Arrays.stream(values()).filter(one -> one.workflowType.equals(workflowType)).findFirst();
  }
}
