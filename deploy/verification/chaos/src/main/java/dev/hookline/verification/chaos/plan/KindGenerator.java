package dev.hookline.verification.chaos.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Generates the kinds of events: chains of every shape, endpoints of every behaviour. */
final class KindGenerator {

  private static final int KINDS = 24;
  private static final int TIMEOUT_SECONDS = 5;

  /** One kind in this many is certain to have a malicious endpoint. */
  static final int MALICIOUS = 3;

  private static final List<String> MISHAPS =
      List.of(
          "500",
          "503",
          "429",
          PlannedResponse.RESET,
          PlannedResponse.JUNK,
          PlannedResponse.HANG,
          "200:5600",
          "500~two",
          "503~closes:1",
          "200~short:7",
          "200~long:7",
          "200~garbage");

  /** One kind with sync webhooks in this many is ordered. */
  private static final int ORDERED = 3;

  private final Random random;
  private final MannerGenerator manners;

  private KindGenerator(Random random) {
    this.random = random;
    this.manners = new MannerGenerator(random);
  }

  static List<EventKind> kinds(long seed) {
    KindGenerator draw = new KindGenerator(new Random(seed));
    List<EventKind> kinds = new ArrayList<>();
    for (int number = 0; number < KINDS; number++) {
      // every seed has every shape; its contents are random
      kinds.add(draw.kind("Kind" + number, number % 5, number % 4, number));
    }
    return kinds;
  }

  private EventKind kind(String name, int sync, int async, int number) {
    boolean malicious = number % MALICIOUS == 0;
    List<PlannedWebhook> webhooks = new ArrayList<>();
    int last = sync == 0 ? -1 : random.nextInt(sync);
    for (int index = 0; index < sync; index++) {
      String from = index > 0 && random.nextBoolean() ? "s" + random.nextInt(index) : "";
      webhooks.add(webhook("s" + index, false, from, index == last, malicious && index == 0));
    }
    for (int index = 0; index < Math.max(async, sync == 0 ? 1 : 0); index++) {
      webhooks.add(webhook("a" + index, true, "", false, malicious && sync + index == 0));
    }
    return new EventKind(name, webhooks, sync > 0 && number % ORDERED == 1);
  }

  private PlannedWebhook webhook(
      String name, boolean async, String from, boolean isFinal, boolean malicious) {
    List<String> script = new ArrayList<>();
    int mishaps = mishaps();
    for (int number = 0; number < mishaps; number++) {
      script.add(MISHAPS.get(random.nextInt(MISHAPS.size())));
    }
    boolean hopeless = !malicious && random.nextInt(20) == 0;
    PlannedResponse last = manners.manner(PlannedResponse.ok(delay()), malicious);
    script.add(hopeless ? "500" : last.toString());
    int retries = mishaps + 1 + random.nextInt(3);
    return new PlannedWebhook(
        name,
        async,
        from,
        isFinal,
        retries,
        TIMEOUT_SECONDS,
        String.join(",", script),
        PlannedEndpoint.ORDINARY);
  }

  private int mishaps() {
    int drawn = random.nextInt(10);
    return drawn < 7 ? 0 : drawn < 9 ? 1 : 2;
  }

  private int delay() {
    int drawn = random.nextInt(10);
    return drawn < 5 ? 0 : drawn < 8 ? random.nextInt(300) : 500 + random.nextInt(2_000);
  }
}
