package dev.hookline.verification.chaos.check;

import dev.hookline.verification.chaos.log.FaultLine;
import dev.hookline.verification.chaos.log.Micros;
import dev.hookline.verification.chaos.plan.FaultKind;
import dev.hookline.verification.chaos.plan.Targets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds faults on the path of a request: its worker, the server, the links in between. */
final class FaultIndex {

  /** After a fault, delayed data still arrives for this long. */
  private static final long AFTERMATH = 2 * Micros.SECOND;

  private static final Set<String> SHARED =
      Set.of(Targets.SERVER, Targets.DATABASE, Targets.RECEIVER);

  private final List<FaultLine> faults;

  /** A clock jump explains no repeat; a late server only if no other fault does. */
  FaultIndex(List<FaultLine> faults) {
    this.faults =
        faults.stream()
            .filter(fault -> fault.kind() != FaultKind.CLOCK_JUMP)
            .sorted(Comparator.comparing(fault -> fault.kind() == FaultKind.LATE))
            .toList();
  }

  /** Returns a fault on a worker's path during an interval. */
  Optional<FaultLine> during(String worker, long from, long to) {
    return faults.stream()
        .filter(fault -> isOnPath(fault, worker))
        .filter(fault -> fault.start() <= to && fault.end() + AFTERMATH >= from)
        .findFirst();
  }

  /**
   * Returns a fault that can have delayed a request from one time to another. A killed worker
   * delays nothing.
   */
  Optional<FaultLine> keepingBack(String worker, long sent, long arrived) {
    return faults.stream()
        .filter(fault -> isOnPath(fault, worker))
        .filter(fault -> fault.kind() != FaultKind.KILL || SHARED.contains(fault.target()))
        .filter(fault -> fault.start() <= sent && fault.end() + AFTERMATH >= arrived)
        .findFirst();
  }

  /**
   * Returns whether a fault between a worker and the endpoints may have delayed a request that
   * arrived at a time.
   */
  boolean delays(String worker, long at) {
    return faults.stream()
        .filter(fault -> isBefore(fault, worker))
        .anyMatch(fault -> fault.start() <= at && fault.end() + AFTERMATH >= at);
  }

  private static boolean isBefore(FaultLine fault, String worker) {
    return fault.target().equals(Targets.RECEIVER)
        || fault.target().equals(Targets.link(worker, Targets.RECEIVER))
        || (fault.target().equals(worker) && fault.kind() != FaultKind.KILL);
  }

  private static boolean isOnPath(FaultLine fault, String worker) {
    return SHARED.contains(fault.target())
        || fault.target().equals(worker)
        || fault.target().startsWith(worker + "~");
  }
}
