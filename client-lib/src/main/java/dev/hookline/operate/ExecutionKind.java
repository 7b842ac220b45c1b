package dev.hookline.operate;

import dev.hookline.contract.Coded;
import dev.hookline.internal.wire.Names;
import java.util.Arrays;
import java.util.Optional;

/** The kind of an execution. */
public enum ExecutionKind implements Coded {
  /** A whole event. */
  EVENT(Names.INVOKE_WEBHOOKS),
  /** The joint async deliveries of an event, if there is more than one. */
  DELIVERIES(Names.DELIVER_WEBHOOKS),
  /** One async delivery of an event. */
  DELIVERY(Names.DELIVER_WEBHOOK);

  private final String workflowType;

  ExecutionKind(String workflowType) {
    this.workflowType = workflowType;
  }

  /** Returns its workflow type, as used in queries. */
  public String workflowType() {
    return workflowType;
  }

  /** Returns the kind of a workflow type; an event if it is not Hookline's. */
  public static ExecutionKind ofType(String workflowType) {
    return find(workflowType).orElse(EVENT);
  }

  /** Returns the kind of a workflow type; empty if it is not Hookline's. */
  public static Optional<ExecutionKind> find(String workflowType) {
    return Arrays.stream(values()).filter(one -> one.workflowType.equals(workflowType)).findFirst();
  }
}
