package dev.hookline.operate.batch;

import java.util.List;

/**
 * What became of some executions of a batch.
 *
 * @param items one for each that was looked at; fewer than were selected if the batch was cancelled
 */
public record BatchResults(List<BatchItem> items) {

  /** Copies the list. */
  public BatchResults {
    items = items == null ? List.of() : List.copyOf(items);
  }

  /** Returns how many run again. */
  public long replayed() {
    return items.stream().filter(BatchItem::isReplayed).count();
  }

  /** Returns how many do not. */
  public long refused() {
    return items.size() - replayed();
  }
}
