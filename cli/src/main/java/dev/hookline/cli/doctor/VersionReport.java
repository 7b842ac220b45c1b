package dev.hookline.cli.doctor;

import dev.hookline.worker.Version;
import io.grpc.StatusRuntimeException;
import io.temporal.api.workflowservice.v1.GetSystemInfoRequest;
import io.temporal.serviceclient.WorkflowServiceStubs;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The versions of this program and of what it uses.
 *
 * @param address the Temporal server's address; null if the settings of the connection are wrong
 * @param server the version of the Temporal server; null if it does not respond
 * @param problem what is wrong with the settings of the connection; null if nothing is
 */
record VersionReport(
    String version,
    String commit,
    String builtAt,
    String java,
    @Nullable String address,
    @Nullable String server,
    @Nullable String problem) {

  private static final int SECONDS = 2;

  /** Asks the server once, for at most two seconds. */
  static VersionReport of(WorkflowServiceStubs stubs) {
    return of(stubs.getOptions().getTarget(), serverOf(stubs), null);
  }

  /** Reports the build alone. */
  static VersionReport withoutConnection(String problem) {
    return of(null, null, problem);
  }

  private static VersionReport of(
      @Nullable String address, @Nullable String server, @Nullable String problem) {
    BuildInfo build = BuildInfo.read();
    return new VersionReport(
        Version.current(),
        build.commit(),
        build.builtAt(),
        "%s (%s)".formatted(Runtime.version(), System.getProperty("java.vendor")),
        address,
        server,
        problem);
  }

  private static @Nullable String serverOf(WorkflowServiceStubs stubs) {
    try {
      return stubs
          .blockingStub()
          .withDeadlineAfter(SECONDS, TimeUnit.SECONDS)
          .getSystemInfo(GetSystemInfoRequest.getDefaultInstance())
          .getServerVersion();
    } catch (StatusRuntimeException e) {
      return null;
    }
  }

  /** Returns one line for each version. */
  String text() {
    return """
        hookline  %s
        commit    %s
        built     %s
        java      %s
        temporal  %s"""
        .formatted(version, commit, builtAt, java, serverText());
  }

  private String serverText() {
    if (problem != null) {
      return "no connection: " + problem;
    }
    if (server == null) {
      return "no response from %s".formatted(address);
    }
    return "%s at %s".formatted(server.isEmpty() ? "unknown version" : server, address);
  }
}
