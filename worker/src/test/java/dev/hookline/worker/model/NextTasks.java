package dev.hookline.worker.model;

import dev.hookline.internal.embedded.NextTaskRequests;
import io.grpc.ClientInterceptor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Whether workers request the next task while they record a first attempt. */
enum NextTasks {
  ALWAYS,
  NEVER,
  /** As in a fleet in which an event changes between both kinds of workers. */
  SOMETIMES;

  boolean isRequestedNow() {
    return this == ALWAYS || this == SOMETIMES && ThreadLocalRandom.current().nextBoolean();
  }

  /** Returns a client's interceptors: the last one sees what the SDK sends. */
  List<ClientInterceptor> around(ClientInterceptor... watches) {
    List<ClientInterceptor> all = new ArrayList<>();
    if (this != NEVER) {
      all.add(new NextTaskRequests());
    }
    all.addAll(List.of(watches));
    return all;
  }
}
