package dev.hookline.operate.doctor;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.workflowservice.v1.GetClusterInfoRequest;
import io.temporal.api.workflowservice.v1.GetSystemInfoRequest;
import io.temporal.api.workflowservice.v1.GetSystemInfoResponse;
import io.temporal.client.WorkflowClient;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks that the server responds, and its version. */
final class ServerCheck {

  static final String CONNECTION = "connection";

  private static final String SERVER = "server";
  private static final int MINIMUM = 29;
  private static final int RECOMMENDED = 32;
  private static final Pattern VERSION = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})\\b.*");

  private final WorkflowClient client;
  private final String address;
  private GetSystemInfoResponse.@Nullable Capabilities capabilities;

  ServerCheck(WorkflowClient client) {
    this.client = client;
    this.address = client.getWorkflowServiceStubs().getOptions().getTarget();
  }

  /** Returns the server's capabilities, if it responded. */
  Optional<GetSystemInfoResponse.Capabilities> capabilities() {
    return Optional.ofNullable(capabilities);
  }

  List<Finding> examine() {
    long began = System.nanoTime();
    try {
      GetSystemInfoResponse info =
          Doctor.server(client).getSystemInfo(GetSystemInfoRequest.getDefaultInstance());
      long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
      capabilities = info.getCapabilities();
      return List.of(
          Finding.ok(
              CONNECTION, "%s responded within %d ms".formatted(address, millis), "" + millis),
          orDevServer(version(info.getServerVersion())));
    } catch (StatusRuntimeException e) {
      return List.of(noResponse(e));
    }
  }

  private Finding noResponse(StatusRuntimeException e) {
    Status.Code code = e.getStatus().getCode();
    if (code == Status.Code.UNAUTHENTICATED || code == Status.Code.PERMISSION_DENIED) {
      return Finding.error(
          CONNECTION,
          "Temporal server at %s rejected the credentials (%s)".formatted(address, code),
          "check TEMPORAL_API_KEY or the client certificate");
    }
    return Finding.error(
        CONNECTION,
        "Temporal server at %s does not respond (%s)".formatted(address, reason(e)),
        "start the server (hookline dev runs one), or set TEMPORAL_ADDRESS and TEMPORAL_TLS");
  }

  private static String reason(StatusRuntimeException e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getMessage() == null || root.equals(e)
        ? e.getStatus().getCode().toString()
        : e.getStatus().getCode() + ", " + root.getMessage();
  }

  /** A newer development server is not available everywhere, and its speed does not matter. */
  private Finding orDevServer(Finding version) {
    return version.status() == FindingStatus.WARNING && isDevServer()
        ? Finding.ok(
            SERVER, "Temporal %s, a development server".formatted(version.value()), version.value())
        : version;
  }

  /** Only the development server stores its data in SQLite. */
  private boolean isDevServer() {
    try {
      return Doctor.server(client)
          .getClusterInfo(GetClusterInfoRequest.getDefaultInstance())
          .getPersistenceStore()
          .startsWith("sqlite");
    } catch (StatusRuntimeException e) {
      return false;
    }
  }

  static Finding version(String version) {
    Matcher parts = VERSION.matcher(version);
    if (!parts.matches()) {
      return Finding.unknown(SERVER, "the server does not report its version");
    }
    int minor = minorOfOne(parts);
    String fix = "upgrade the Temporal server to 1.%d or later".formatted(RECOMMENDED);
    if (minor < MINIMUM) {
      return new Finding(
          SERVER,
          FindingStatus.ERROR,
          "Temporal %s is older than 1.%d, the oldest supported version"
              .formatted(version, MINIMUM),
          version,
          fix);
    }
    return minor < RECOMMENDED
        ? Finding.warning(
            SERVER,
            "Temporal %s works; 1.%d is faster".formatted(version, RECOMMENDED),
            version,
            fix)
        : Finding.ok(SERVER, "Temporal " + version, version);
  }

  /** Returns the minor number of a 1.x version; the maximum for a later major version. */
  private static int minorOfOne(Matcher version) {
    int major = Integer.parseInt(version.group(1));
    return major > 1 ? Integer.MAX_VALUE : major < 1 ? 0 : Integer.parseInt(version.group(2));
  }
}
