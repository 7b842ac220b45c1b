package dev.hookline.verification.chaos.plan;

import java.util.List;
import java.util.Random;

/** Draws how the endpoints send the response that ends a webhook. */
final class MannerDraw {

  /** The manner and the least and largest count. */
  private record Choice(Manner manner, int least, int most) {}

  /** Those that leave the response one; the second response twice, since it does most harm. */
  private static final List<Choice> CHOICES =
      List.of(
          new Choice(Manner.TWO, 0, 0),
          new Choice(Manner.CLOSES, 1, 4),
          new Choice(Manner.EXTRA, 1, 3_000),
          new Choice(Manner.TWO, 0, 0),
          new Choice(Manner.INTERIM, 100, 400),
          new Choice(Manner.TWO, 2, 20),
          new Choice(Manner.EARLY, 0, 0));

  /** Most connections are kept: what goes wrong on one is seen by the next request only. */
  private static final int ONE_IN = 7;

  private final Random random;
  private int drawn;

  MannerDraw(Random random) {
    this.random = random;
  }

  /**
   * Returns the answer in the manner drawn for it.
   *
   * @param surely whether it has another manner than the plain one; each comes in turn, so that
   *     every seed has them all
   */
  Answer manner(Answer answer, boolean surely) {
    if (surely) {
      return in(CHOICES.get(drawn++ % CHOICES.size()), answer);
    }
    return random.nextInt(ONE_IN) == 0
        ? in(CHOICES.get(random.nextInt(CHOICES.size())), answer)
        : answer;
  }

  private Answer in(Choice choice, Answer answer) {
    int count = choice.least() + random.nextInt(choice.most() - choice.least() + 1);
    return answer.in(choice.manner(), count);
  }
}
