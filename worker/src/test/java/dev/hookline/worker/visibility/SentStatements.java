package dev.hookline.worker.visibility;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hookline.worker.endtoend.Await;
import dev.hookline.worker.tier.RealServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The queries that the Temporal server sends to its visibility store, read from PostgreSQL's log.
 */
final class SentStatements implements AutoCloseable {

  private static final Pattern QUERY =
      Pattern.compile(
          "LOG: {2}execute \\S+: (SELECT .* FROM executions_visibility .*)"
              + "(?:\\R.*DETAIL: {2}parameters: (.*))?");
  private static final Pattern PARAMETER = Pattern.compile("(\\$\\d+) = ('(?:[^']|'')*'|NULL)");

  private final Database database;
  private final Path log;

  /** Makes PostgreSQL log every statement until closed. */
  SentStatements(RealServer server, Database database, Runnable anyRequest) {
    this.database = database;
    log = server.data().resolve("pg/server.log");
    database.psql("ALTER SYSTEM SET log_statement = 'all'");
    database.psql("SELECT pg_reload_conf()");
    Await.until(() -> !of(anyRequest).isEmpty()); // connections reload one by one
  }

  /** Returns the queries of some requests, with their parameters in place. */
  List<String> of(Runnable requests) {
    int before = read().length();
    requests.run();
    List<String> statements = new ArrayList<>();
    Matcher query = QUERY.matcher(read().substring(before));
    while (query.find()) {
      statements.add(query.group(2) == null ? query.group(1) : filled(query));
    }
    return statements.stream().distinct().toList();
  }

  private static String filled(Matcher query) {
    String statement = query.group(1);
    Matcher parameter = PARAMETER.matcher(query.group(2));
    while (parameter.find()) {
      statement =
          statement.replaceAll(
              Pattern.quote(parameter.group(1)) + "\\b",
              Matcher.quoteReplacement(parameter.group(2)));
    }
    return statement;
  }

  private String read() {
    try {
      return new String(Files.readAllBytes(log), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    database.psql("ALTER SYSTEM RESET log_statement");
    database.psql("SELECT pg_reload_conf()");
  }
}
