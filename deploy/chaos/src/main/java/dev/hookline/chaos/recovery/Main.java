package dev.hookline.chaos.recovery;

import dev.hookline.chaos.process.Command;
import dev.hookline.chaos.process.RunFolder;
import dev.hookline.chaos.process.Server;
import java.nio.file.Path;

/** The command {@code deploy/chaos/recovery}. */
public final class Main {

  private Main() {}

  public static void main(String... args) {
    System.exit(new Command("recovery", Order.USAGE).run(Order::parse, Main::run, args));
  }

  private static int run(Order order, Path repository) throws Exception {
    Path folder = RunFolder.create("hookline-recovery");
    Figures figures;
    try (Server server = Server.start(repository, order.tier(), folder);
        Recovery recovery = new Recovery(server.address(), folder)) {
      figures = recovery.measure(order.tier(), order.kills());
    }
    Command.write(order.json(), figures);
    System.out.print(figures.text());
    return figures.slowRequests() == 1 ? 0 : 1;
  }
}
