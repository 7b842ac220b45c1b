package dev.hookline.chaos.overload;

import dev.hookline.chaos.process.Command;
import dev.hookline.chaos.process.RunFolder;
import java.nio.file.Path;

/** The command {@code deploy/chaos/overload}. */
public final class Main {

  private Main() {}

  public static void main(String... args) {
    System.exit(new Command("overload", Order.USAGE).run(Order::parse, Main::run, args));
  }

  private static int run(Order order, Path repository) throws Exception {
    Path folder = RunFolder.create("hookline-overload");
    Figures figures = Overload.run(order, repository, folder);
    Command.write(order.json(), figures);
    System.out.print(figures.text());
    System.out.println("logs are in " + folder);
    return figures.isAllDelivered() ? 0 : 1;
  }
}
