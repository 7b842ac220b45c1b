package dev.hookline.chaos.overload;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.hookline.chaos.process.RunFolder;
import java.nio.file.Path;
import java.util.Arrays;

/** The command {@code deploy/chaos/overload}. */
public final class Main {

  private Main() {}

  public static void main(String... args) {
    System.exit(run(args));
  }

  private static int run(String... args) {
    if (Arrays.asList(args).contains("--help")) {
      System.out.print(Order.USAGE);
      return 0;
    }
    Order order;
    try {
      order = Order.parse(args);
    } catch (IllegalArgumentException e) {
      System.err.println("overload: " + e.getMessage() + "; see --help");
      return 2;
    }
    try {
      Path folder = RunFolder.create("hookline-overload");
      Path repository = Path.of(System.getProperty("hookline.home", "")).toAbsolutePath();
      Figures figures = Overload.run(order, repository, folder);
      if (order.json().isPresent()) {
        new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .writeValue(order.json().get().toFile(), figures);
      }
      System.out.print(figures.text());
      System.out.println("logs are in " + folder);
      return figures.isAllDelivered() ? 0 : 1;
    } catch (Exception e) {
      e.printStackTrace();
      return 2;
    }
  }
}
