package dev.hookline.worker.model;

/** One attempt as the worker sent it, and as the endpoint saw it if it arrived. */
final class Call {

  final Hook hook;
  final int request;
  final int attempt;
  final String webhookId;
  final String body;
  final long at;
  final String workflow;

  /** How often the event had been replayed when it was sent. */
  final int replays;

  /** Its response was lost with the worker. */
  volatile boolean lost;

  Call(
      Hook hook,
      int request,
      int attempt,
      String webhookId,
      String body,
      long at,
      String workflow,
      int replays) {
    this.hook = hook;
    this.request = request;
    this.attempt = attempt;
    this.webhookId = webhookId;
    this.body = body;
    this.at = at;
    this.workflow = workflow;
    this.replays = replays;
  }

  Step step() {
    return hook.step(request);
  }

  @Override
  public String toString() {
    return "%s request %d attempt %d %s%s at %d in %s"
        .formatted(hook.name(), request, attempt, step(), lost ? " lost" : "", at, workflow);
  }
}
