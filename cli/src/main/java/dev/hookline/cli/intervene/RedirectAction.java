package dev.hookline.cli.intervene;

import dev.hookline.operate.intervene.AppliedIntervention;
import dev.hookline.operate.intervene.Intervention;
import dev.hookline.operate.intervene.Redirection;
import dev.hookline.operate.intervene.Redirects;
import dev.hookline.operate.intervene.SkippedExecution;
import dev.hookline.operate.list.ExecutionFilter;
import io.temporal.client.WorkflowClient;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Redirects what is pending, or only reports it. */
record RedirectAction(Redirection redirection, boolean isTrial) implements Action {

  @Override
  public Intervention kind() {
    return Intervention.REDIRECT;
  }

  @Override
  public AppliedIntervention one(
      WorkflowClient client, String executionId, @Nullable String webhook) {
    return isTrial
        ? Redirects.of(client).tryOne(executionId, webhook, redirection)
        : Redirects.of(client).redirect(executionId, webhook, redirection);
  }

  @Override
  public void all(
      WorkflowClient client,
      ExecutionFilter filter,
      @Nullable String webhook,
      Consumer<AppliedIntervention> each,
      Consumer<SkippedExecution> skipped) {
    String named = String.valueOf(webhook);
    if (isTrial) {
      Redirects.of(client).tryAll(filter, named, redirection, each, skipped);
    } else {
      Redirects.of(client).redirectAll(filter, named, redirection, each, skipped);
    }
  }
}
