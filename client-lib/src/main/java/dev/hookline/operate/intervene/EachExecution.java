package dev.hookline.operate.intervene;

import dev.hookline.internal.wire.ExecutionIds;
import dev.hookline.operate.Execution;
import dev.hookline.operate.ExecutionKind;
import dev.hookline.operate.OperateException;
import dev.hookline.operate.OperateException.Reason;
import dev.hookline.operate.list.ExecutionFilter;
import dev.hookline.operate.list.Executions;
import io.grpc.StatusRuntimeException;
import io.temporal.client.WorkflowClient;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Acts on the executions of a filter, one after another. */
final class EachExecution {

  private final WorkflowClient client;

  EachExecution(WorkflowClient client) {
    this.client = client;
  }

  void act(
      ExecutionFilter running,
      @Nullable String webhook,
      Function<String, AppliedIntervention> action,
      Consumer<AppliedIntervention> each,
      Consumer<SkippedExecution> skipped) {
    List<Execution> targets = new ArrayList<>();
    // acting changes the list while iterating
    Executions.of(client).iterate(running).forEachRemaining(targets::add);
    boolean isExplained = false;
    for (Execution execution : targets) {
      if (mayAffect(execution, webhook)) {
        AppliedIntervention applied;
        try {
          applied = action.apply(execution.id());
        } catch (OperateException refused) {
          if (refused.reason() == Reason.LEFT_PAUSED) {
            throw refused;
          }
          OperateException e = refused;
          if (!isExplained && refused.reason() == Reason.NOT_PENDING) {
            // reading one history finds a misspelled name; reading thousands would be slow
            isExplained = true;
            e = misspelled(execution.id(), webhook, refused);
          }
          skipped.accept(
              new SkippedExecution(execution.id(), e.reason(), String.valueOf(e.getMessage())));
          continue;
        }
        each.accept(applied);
      }
    }
  }

  private OperateException misspelled(
      String executionId, @Nullable String webhook, OperateException original) {
    try {
      OperateException explained = new NotPending(client).explain(executionId, webhook, original);
      return explained.reason() == Reason.NO_SUCH_WEBHOOK ? explained : original;
    } catch (OperateException | StatusRuntimeException e) {
      return original; // it has ended meanwhile, or the server does not respond
    }
  }

  private static boolean mayAffect(Execution execution, @Nullable String webhook) {
    return webhook == null
        || execution.kind() == ExecutionKind.EVENT
        || execution.id().endsWith(ExecutionIds.delivery("", webhook));
  }
}
