package dev.hookline.worker.visibility;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;

/** PostgreSQL's plans for named queries. */
record Plans(Map<String, Plan> byName) {

  private static final String SEPARATOR = "-- next";

  /** Returns the plans that the queries would have without an index; empty for none. */
  static Plans without(String index, Database database, Map<String, String> queries) {
    StringBuilder script = new StringBuilder("BEGIN;\n");
    script.append(index.isEmpty() ? "" : "DROP INDEX " + index + ";\n");
    queries
        .values()
        .forEach(query -> script.append("EXPLAIN %s;%n\\echo %s%n".formatted(query, SEPARATOR)));
    List<String> plans = List.of(database.psql(script + "ROLLBACK;\n").split(SEPARATOR));
    Map<String, Plan> byName = new LinkedHashMap<>();
    queries.keySet().forEach(name -> byName.put(name, Plan.parse(plans.get(byName.size()))));
    return new Plans(byName);
  }

  /** Returns the names of the queries whose plans differ so from those before. */
  Set<String> differing(Plans before, BiPredicate<Plan, Plan> isDifferent) {
    Set<String> names = new TreeSet<>(byName.keySet());
    names.removeIf(name -> !isDifferent.test(before.plan(name), plan(name)));
    return names;
  }

  private Plan plan(String name) {
    Plan plan = byName.get(name);
    if (plan == null) {
      throw new IllegalArgumentException("no plan named " + name);
    }
    return plan;
  }
}
