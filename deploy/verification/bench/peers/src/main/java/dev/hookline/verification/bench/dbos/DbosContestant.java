package dev.hookline.verification.bench.dbos;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.dbos.transact.DBOS;
import dev.dbos.transact.config.DBOSConfig;
import dev.hookline.verification.bench.contestant.Contestant;
import dev.hookline.verification.bench.plain.OkHttpCall;
import dev.hookline.verification.load.Callers;
import dev.hookline.verification.load.Shape;
import java.util.Map;

/** DBOS in the calling process, on the PostgreSQL database that its queue names. */
public final class DbosContestant implements Contestant {

  private final DBOS dbos;
  private final DbosEvents events;

  public DbosContestant(Map<String, String> environment) {
    dbos =
        new DBOS(
            DBOSConfig.defaults("bench")
                .withDatabaseUrl(environment.getOrDefault(QUEUE, ""))
                .withDbUser("temporal")
                .withDbPassword("x"));
    DbosWorkflows workflows =
        new DbosWorkflows(dbos, new OkHttpCall(), environment.getOrDefault(RECEIVERS, ""));
    events = dbos.registerProxy(DbosEvents.class, workflows);
    workflows.callThrough(events);
    dbos.launch();
  }

  @Override
  public Callers.Call caller(Shape shape) {
    return number ->
        events.invoke(shape.sync(), shape.async(), new String(shape.payload(number), US_ASCII));
  }

  @Override
  public void close() {
    dbos.shutdown();
  }
}
