package dev.hookline.verification.bench.run;

import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The names of the systems. */
public final class Names {

  /** Hookline with its worker in a process of its own. */
  public static final String HOOKLINE = "hookline";

  /** Hookline with its worker in the calling process. */
  public static final String EMBEDDED = "hookline-embedded";

  /** The first whose chains make every second first attempt in an activity. */
  public static final String ACTIVITY_CHAIN = "hookline-activity-chain";

  /** The second whose chains do. */
  public static final String EMBEDDED_ACTIVITY_CHAIN = "hookline-embedded-activity-chain";

  /** Hookline that signs every request. */
  public static final String SIGNED = "hookline-signed";

  /** Hookline that encrypts what the server stores. */
  public static final String ENCRYPTED = "hookline-encrypted";

  /** A straightforward program with the SDK's defaults, on the same server. */
  public static final String PLAIN = "plain";

  /** The same program on a server with the settings that Temporal ships. */
  public static final String PLAIN_SHIPPED = "plain-shipped";

  /** The webhooks called in process. */
  public static final String FLOOR = "floor";

  /** A Restate service, if available. */
  public static final String RESTATE = "restate";

  /** DBOS in the calling process, if available. */
  public static final String DBOS = "dbos";

  /** Hookline whose callers always start as many events at once as the name ends with. */
  public static final List<String> FIXED_STARTS =
      List.of(
          "hookline-starts-10",
          "hookline-starts-64",
          "hookline-embedded-starts-10",
          "hookline-embedded-starts-64");

  private static final List<String> UNUSUAL =
      Stream.concat(
              Stream.of(ACTIVITY_CHAIN, EMBEDDED_ACTIVITY_CHAIN, SIGNED, ENCRYPTED),
              FIXED_STARTS.stream())
          .toList();

  private static final List<String> ALL =
      Stream.concat(
              Stream.of(HOOKLINE, EMBEDDED, PLAIN, PLAIN_SHIPPED, FLOOR, RESTATE, DBOS),
              UNUSUAL.stream())
          .toList();

  private Names() {}

  /** Parses the name of a system that can be started here. */
  public static final class Startable implements ITypeConverter<String> {

    @Override
    public String convert(String name) {
      if (!startable().contains(name)) {
        throw new TypeConversionException(
            "must be one of %s, found '%s'".formatted(startable(), name));
      }
      return name;
    }
  }

  /** Returns the systems of a usual run: those that can be started here, with Hookline as is. */
  public static List<String> usual() {
    return startable().stream().filter(name -> !UNUSUAL.contains(name)).toList();
  }

  private static List<String> startable() {
    List<String> peers = Peers.built().names();
    return ALL.stream()
        .filter(name -> !List.of(RESTATE, DBOS).contains(name) || peers.contains(name))
        .toList();
  }
}
