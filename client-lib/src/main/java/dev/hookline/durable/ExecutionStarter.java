package dev.hookline.durable;

import dev.hookline.InvocationException;
import dev.hookline.InvocationException.Accepted;
import dev.hookline.InvocationException.Reason;
import dev.hookline.internal.wire.Bodies;
import dev.hookline.internal.wire.Names;
import dev.hookline.internal.wire.Priorities;
import dev.hookline.internal.wire.Summaries;
import dev.hookline.internal.wire.WireJson;
import dev.hookline.internal.wire.WorkflowTasks;
import io.grpc.Status;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowServiceException;
import io.temporal.client.WorkflowStub;
import io.temporal.common.SearchAttributeKey;
import io.temporal.common.SearchAttributes;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Starts an execution, or finds the one that the key already has. */
final class ExecutionStarter {

  private static final SearchAttributeKey<String> EVENT =
      SearchAttributeKey.forKeyword(Names.ATTRIBUTE_EVENT);

  private final WorkflowClient client;
  private final String taskQueue;
  private final RegisteredAttributes attributes;
  private final StoredIdLimit ids;
  private final RecordedPayload recorded;
  private final ServerCalls calls;
  private final EventPlaces queues;
  private final Clock clock;
  private final StartLimiter limiter;

  ExecutionStarter(
      WorkflowClient client,
      String taskQueue,
      ServerCalls calls,
      StartLimiter limiter,
      Clock clock) {
    this.client = client;
    this.taskQueue = taskQueue;
    this.attributes = new RegisteredAttributes(client);
    this.ids = new StoredIdLimit(client);
    this.recorded = new RecordedPayload(client);
    this.calls = calls;
    this.limiter = limiter;
    this.queues = new EventPlaces(client, taskQueue, calls);
    this.clock = clock;
  }

  Started startOrAttach(Invocation invocation) {
    return limiter.withPermit(invocation, () -> startOrAttachNow(invocation));
  }

  /** Like {@link #startOrAttach}, but without the start limiter. */
  Started startOrAttachNow(Invocation invocation) {
    Started started = calls.within(invocation, () -> tryStart(invocation));
    if (invocation.plan().ordering() != null) {
      queues.enqueue(started);
    }
    return started;
  }

  /** Ends the wait of queued starts. */
  void close() {
    limiter.close();
  }

  private Started tryStart(Invocation invocation) {
    try {
      List<String> registered = attributes.names();
      try {
        return start(invocation, registered);
      } catch (WorkflowServiceException e) {
        if (registered.isEmpty() || ServerErrors.codeOf(e) != Status.Code.INVALID_ARGUMENT) {
          throw e;
        }
        return startWithoutAttributes(invocation);
      }
    } catch (WorkflowExecutionAlreadyStarted e) {
      return attach(invocation, e.getExecution());
    }
  }

  /** If this start is rejected too, the cause is the event itself and not an attribute. */
  private Started startWithoutAttributes(Invocation invocation) {
    Started started = start(invocation, List.of());
    attributes.invalidate();
    return started;
  }

  private Started start(Invocation invocation, List<String> registered) {
    WorkflowExecution run = stub(invocation, registered).start(arguments(invocation, registered));
    return new Started(invocation, run, false);
  }

  /** Attaches to the key's existing run, if it has the same payload. */
  Started attach(Invocation invocation, WorkflowExecution run) {
    if (!recorded.isOf(invocation, run)) {
      throw new InvocationException(
          Reason.KEY_CONFLICT,
          Accepted.NO,
          "key '%s' belongs to execution %s with another payload; use a new key for a new event"
              .formatted(invocation.key(), invocation.executionId()),
          invocation.key(),
          invocation.executionId(),
          null);
    }
    return new Started(invocation, run, true);
  }

  /** Returns the search attributes that an execution may have. */
  List<String> registered(Invocation invocation) {
    return calls.within(invocation, attributes::names);
  }

  /**
   * Returns the stub that starts an execution with those search attributes. Every start, with or
   * without an update, uses this and {@link #arguments}, so that both kinds send the same request.
   */
  WorkflowStub stub(Invocation invocation, List<String> registered) {
    ids.check(invocation);
    return client.newUntypedWorkflowStub(Names.INVOKE_WEBHOOKS, options(invocation, registered));
  }

  /** Returns the start arguments of an execution. */
  static Object[] arguments(Invocation invocation, List<String> registered) {
    return new Object[] {
      WireJson.toPayload(invocation.plan().withSearchAttributes(registered)),
      Bodies.of(invocation.payload().bytes())
    };
  }

  private WorkflowOptions options(Invocation invocation, List<String> registered) {
    WorkflowOptions.Builder options =
        WorkflowOptions.newBuilder()
            .setTaskQueue(taskQueue)
            .setWorkflowId(invocation.executionId())
            .setWorkflowTaskTimeout(WorkflowTasks.TIMEOUT)
            // a worker on the same client gets the first task with the response to the start
            .setDisableEagerExecution(false)
            .setWorkflowIdConflictPolicy(WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_FAIL)
            .setWorkflowIdReusePolicy(
                invocation.options().rerunFailed()
                    ? WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE_FAILED_ONLY
                    : WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE)
            .setPriority(Priorities.ofEvent(invocation.plan().event()))
            .setMemo(Map.of(Names.MEMO_PAYLOAD_DIGEST, invocation.digest()))
            .setStaticSummary(Summaries.ofEvent(invocation.plan()));
    Long startAt = invocation.plan().startAt();
    if (startAt != null) {
      options.setDisableEagerExecution(true).setStartDelay(delay(startAt));
    }
    if (registered.contains(Names.ATTRIBUTE_EVENT)) {
      options.setTypedSearchAttributes(
          SearchAttributes.newBuilder().set(EVENT, invocation.plan().event()).build());
    }
    return options.build();
  }

  /** The server waits, so that it lists the event by its start; a retried start waits less. */
  private Duration delay(long startAt) {
    return Duration.ofMillis(Math.max(0, startAt - clock.millis()));
  }
}
