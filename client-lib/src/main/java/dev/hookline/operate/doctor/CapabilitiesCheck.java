package dev.hookline.operate.doctor;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import io.temporal.api.namespace.v1.NamespaceInfo;
import io.temporal.api.workflowservice.v1.GetSystemInfoResponse;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Checks the capabilities of server and namespace. */
final class CapabilitiesCheck {

  private static final String CHECK = "capabilities";

  private CapabilitiesCheck() {}

  static Finding examine(
      GetSystemInfoResponse.Capabilities server, NamespaceInfo.Capabilities namespace) {
    String offered =
        Stream.concat(names(server), names(namespace))
            .distinct()
            .sorted()
            .collect(Collectors.joining(","));
    if (!server.getCountGroupByExecutionStatus()) {
      return Finding.warning(
          CHECK,
          "the server cannot count by status, which hookline list --count needs",
          offered,
          "use a server with a visibility store");
    }
    return Finding.ok(CHECK, "the server offers everything that Hookline uses", offered);
  }

  private static Stream<String> names(Message capabilities) {
    return capabilities.getAllFields().keySet().stream().map(FieldDescriptor::getName);
  }
}
