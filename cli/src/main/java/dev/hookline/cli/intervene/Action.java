package dev.hookline.cli.intervene;

import dev.hookline.operate.intervene.AppliedIntervention;
import dev.hookline.operate.intervene.Intervention;
import dev.hookline.operate.intervene.Interventions;
import dev.hookline.operate.intervene.SkippedExecution;
import dev.hookline.operate.list.ExecutionFilter;
import io.temporal.client.WorkflowClient;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a command does to one execution, or to all of a filter. */
interface Action {

  Intervention kind();

  /** Returns whether it only reports what it would do. */
  default boolean isTrial() {
    return false;
  }

  AppliedIntervention one(WorkflowClient client, String executionId, @Nullable String webhook);

  void all(
      WorkflowClient client,
      ExecutionFilter filter,
      @Nullable String webhook,
      Consumer<AppliedIntervention> each,
      Consumer<SkippedExecution> skipped);

  /** Returns an intervention that needs no more than its target. */
  static Action of(Intervention intervention) {
    return new Action() {
      @Override
      public Intervention kind() {
        return intervention;
      }

      @Override
      public AppliedIntervention one(
          WorkflowClient client, String executionId, @Nullable String webhook) {
        return Interventions.of(client).apply(intervention, executionId, webhook);
      }

      @Override
      public void all(
          WorkflowClient client,
          ExecutionFilter filter,
          @Nullable String webhook,
          Consumer<AppliedIntervention> each,
          Consumer<SkippedExecution> skipped) {
        Interventions.of(client).applyAll(intervention, filter, webhook, each, skipped);
      }
    };
  }
}
