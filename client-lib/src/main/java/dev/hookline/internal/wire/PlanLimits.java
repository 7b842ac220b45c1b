package dev.hookline.internal.wire;

import dev.hookline.contract.FailureCode;
import dev.hookline.contract.Ordering;
import dev.hookline.contract.Plan;
import org.jspecify.annotations.Nullable;

/** The numbers of a plan without which workflow code cannot begin. */
final class PlanLimits {

  /** The end of the year 9999, the last that ISO 8601 writes with four digits. */
  private static final long LATEST_TIME = 253_402_300_799_999L;

  private PlanLimits() {}

  static void checkVersion(int version) throws InvalidPlanException {
    if (version < 1) {
      throw invalid("plan version must be 1 or more, found " + version);
    }
    if (version > Plan.VERSION) {
      throw new InvalidPlanException(
          FailureCode.UNSUPPORTED_PLAN,
          "plan version %d is newer than %d, the newest that this worker supports; update the worker and replay"
              .formatted(version, Plan.VERSION));
    }
  }

  static void checkDeadline(@Nullable Long millis) throws InvalidPlanException {
    if (millis != null && (millis < 1 || millis > Plan.MAX_DEADLINE_MILLIS)) {
      throw invalid(
          "deadline of a plan must be from 1 to %d ms, found %d"
              .formatted(Plan.MAX_DEADLINE_MILLIS, millis));
    }
  }

  static void checkTime(String field, @Nullable Long millis) throws InvalidPlanException {
    if (millis != null && (millis < 1 || millis > LATEST_TIME)) {
      throw invalid(
          "%s of a plan must be a time in milliseconds since 1970, found %d"
              .formatted(field, millis));
    }
  }

  static void checkOrdering(@Nullable Ordering ordering) throws InvalidPlanException {
    if (ordering != null
        && (ordering.queue().isEmpty() || !ExecutionIds.fitsDelivery(ordering.queue()))) {
      throw invalid(
          "ordering of a plan must name a queue of 1 to %d bytes"
              .formatted(ExecutionIds.MAX_DELIVERY_BYTES));
    }
  }

  private static InvalidPlanException invalid(String message) {
    return new InvalidPlanException(FailureCode.INVALID_PLAN, message);
  }
}
