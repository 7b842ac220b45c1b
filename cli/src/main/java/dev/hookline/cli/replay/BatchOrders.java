package dev.hookline.cli.replay;

import dev.hookline.cli.execution.FilterOptions;
import dev.hookline.operate.batch.BatchOrder;
import dev.hookline.operate.batch.ReplayBatches;
import java.io.IOException;
import java.time.Clock;

/** Makes the order of a batch of what was typed. */
record BatchOrders(FilterOptions filter, ReplayModeOptions how, BatchOptions batch) {

  BatchOrder order() throws IOException {
    return ReplayBatches.replayable(
        BatchOrder.of(filter.filter(Clock.systemUTC()), how.options())
            .withRate(batch.rate)
            .withLimit(batch.limit));
  }
}
