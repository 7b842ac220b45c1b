package dev.hookline.internal.embedded;

import io.temporal.api.common.v1.Payloads;
import io.temporal.common.converter.RawValue;

/** The outcome of a run, as this process knows it. */
sealed interface LocalOutcome {

  /** The run has closed with this result, as the server has it: possibly encrypted. */
  record Result(Payloads result) implements LocalOutcome {}

  /** The run's deliveries are recorded, and this is its final response; not encrypted. */
  record Response(RawValue response) implements LocalOutcome {}

  /** The server knows the outcome. */
  record Unknown() implements LocalOutcome {}
}
