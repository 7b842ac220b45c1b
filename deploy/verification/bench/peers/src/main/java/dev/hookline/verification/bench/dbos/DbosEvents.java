package dev.hookline.verification.bench.dbos;

/** The workflows, as an interface and a class, as DBOS requires. */
public interface DbosEvents {

  /** Calls the sync webhooks in order, then starts a workflow for each async one. */
  String invoke(int sync, int async, String payload);

  /** Calls one async webhook. */
  void deliver(String webhook, String payload);
}
