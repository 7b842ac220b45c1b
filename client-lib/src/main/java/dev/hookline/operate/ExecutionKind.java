package dev.hookline.operate;

import dev.hookline.contract.Coded;
import dev.hookline.contract.Names;
import java.util.Arrays;
import java.util.Optional;

/** What an execution does. */
public enum ExecutionKind implements Coded {
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
