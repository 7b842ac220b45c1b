package dev.hookline.worker;

/** The version of this build, which endpoints see as {@code User-Agent: hookline/<version>}. */
public final class Version {

  private Version() {}

  /** Returns the version of the jar, or {@code dev} where classes are not in one. */
  public static String current() {
    String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "dev" : version;
  }

  /** Returns the text that names this build to endpoints. */
  public static String userAgent() {
    return "hookline/" + current();
  }
}
