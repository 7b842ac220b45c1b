package dev.hookline.verification.chaos.plan;

import java.util.List;
import java.util.Random;

/** Generates how the endpoints send the response that ends a webhook. */
final class MannerGenerator {

  /** The manner and the range of its count. */
  private record Choice(Manner manner, int min, int max) {}

  /**
   * The manners that leave the response valid; the second response twice, since it is the most
   * dangerous.
   */
  private static final List<Choice> CHOICES =
      List.of(
          new Choice(Manner.TWO, 0, 0),
          new Choice(Manner.CLOSES, 1, 4),
          new Choice(Manner.EXTRA, 1, 3_000),
          new Choice(Manner.TWO, 0, 0),
          new Choice(Manner.INTERIM, 100, 400),
          new Choice(Manner.TWO, 2, 20),
          new Choice(Manner.EARLY, 0, 0));

  /** Most connections are kept: an error on one shows only at the next request. */
  private static final int ONE_IN = 7;

  private final Random random;
  private int drawn;

  MannerGenerator(Random random) {
    this.random = random;
  }

  /**
   * Returns the response in a random manner.
   *
   * @param surely whether its manner is certainly not the plain one; each comes in turn, so that
   *     every seed has them all
   */
  PlannedResponse manner(PlannedResponse response, boolean surely) {
    if (surely) {
      return in(CHOICES.get(drawn++ % CHOICES.size()), response);
    }
    return random.nextInt(ONE_IN) == 0
        ? in(CHOICES.get(random.nextInt(CHOICES.size())), response)
        : response;
  }

  private PlannedResponse in(Choice choice, PlannedResponse response) {
    int count = choice.min() + random.nextInt(choice.max() - choice.min() + 1);
    return response.in(choice.manner(), count);
  }
}
