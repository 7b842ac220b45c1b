package dev.hookline.operate.batch;

import java.util.List;

/**
 * The results of some executions of a batch.
 *
 * @param items one for each processed execution; fewer than selected if the batch was cancelled
 */
public record BatchResults(List<BatchItem> items) {

  /** Copies the list. */
  public BatchResults {
    items = items == null ? List.of() : List.copyOf(items);
  }

  /** Returns the number of replayed executions. */
  public long replayed() {
    return items.stream().filter(BatchItem::isReplayed).count();
  }

  /** Returns the number of refused executions. */
  public long refused() {
    return items.size() - replayed();
  }
}
