package dev.hookline.worker;

/** The version of this build, sent to endpoints as {@code User-Agent: hookline/<version>}. */
public final class Version {

  private Version() {}

  /** Returns the version of the jar, or {@code dev} outside a jar. */
  public static String current() {
    String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "dev" : version;
  }

  /** Returns the {@code User-Agent} of this build. */
  public static String userAgent() {
    return "hookline/" + current();
  }
}
