package dev.hookline.verification.chaos.plan;

import java.util.ArrayList;
import java.util.List;

/** Recurring faults of one kind. */
record FaultStream(
    FaultKind kind, List<String> targets, int gapMillis, int minMillis, int maxMillis) {

  static List<FaultStream> of(Sizes sizes) {
    List<String> workers = Targets.workers(sizes.workers());
    List<String> callers = Targets.callers(sizes.callers());
    List<String> links = Targets.links(sizes.workers(), sizes.callers());
    List<String> stopped = new ArrayList<>(workers);
    stopped.addAll(callers);
    stopped.add(Targets.RECEIVER);
    List<FaultStream> streams = new ArrayList<>();
    streams.add(new FaultStream(FaultKind.KILL, List.of(Targets.SERVER), 50_000, 1, 1));
    if (sizes.postgres()) {
      streams.add(new FaultStream(FaultKind.KILL, List.of(Targets.DATABASE), 60_000, 1, 1));
    } else {
      streams.add(
          new FaultStream(FaultKind.FULL_DISK, List.of(Targets.SERVER), 90_000, 2_000, 6_000));
    }
    streams.add(new FaultStream(FaultKind.STOP, List.of(Targets.SERVER), 70_000, 5_000, 15_000));
    streams.add(new FaultStream(FaultKind.KILL, List.of(Targets.RECEIVER), 45_000, 500, 3_000));
    streams.add(new FaultStream(FaultKind.KILL, callers, 20_000, 500, 3_000));
    streams.add(new FaultStream(FaultKind.STOP, stopped, 20_000, 5_000, 30_000));
    streams.add(
        new FaultStream(
            FaultKind.CLOCK_JUMP, List.of(workers.get(workers.size() - 1)), 40_000, 3_000, 10_000));
    streams.add(new FaultStream(FaultKind.KILL, workers, 6_000, 200, 3_000));
    streams.add(new FaultStream(FaultKind.CUT, links, 10_000, 500, 6_000));
    streams.add(new FaultStream(FaultKind.HOLD, links, 20_000, 500, 8_000));
    streams.add(new FaultStream(FaultKind.SLOW, links, 15_000, 2_000, 10_000));
    return streams;
  }
}
