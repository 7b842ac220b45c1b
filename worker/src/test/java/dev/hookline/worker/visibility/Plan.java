package dev.hookline.worker.visibility;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A query's plan.
 *
 * @param text its nodes with their indexes and conditions, without costs
 * @param cost PostgreSQL's estimate, in units of a page read in sequence
 */
record Plan(String text, double cost) {

  private static final Pattern COST =
      Pattern.compile(" {2}\\(cost=[0-9.]+\\.\\.([0-9.]+) [^)]*\\)");

  static Plan parse(String explained) {
    Matcher costs = COST.matcher(explained);
    if (!costs.find()) {
      throw new IllegalArgumentException("not a plan: " + explained);
    }
    double cost = Double.parseDouble(costs.group(1));
    return new Plan(costs.replaceAll("").strip(), cost);
  }
}
