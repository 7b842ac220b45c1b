package dev.hookline.cli.run;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The traces of the worker program. They are exported by OTLP if one of OpenTelemetry's variables
 * names an endpoint; the others of OpenTelemetry's SDK apply too.
 */
final class ProgramTraces implements AutoCloseable {

  private static final List<String> ENDPOINTS =
      List.of("OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT");

  /** Metrics are Prometheus', and logs go to standard error. */
  private static final Map<String, String> DEFAULTS =
      Map.of(
          "otel.service.name", "hookline-worker",
          "otel.exporter.otlp.protocol", "http/protobuf",
          "otel.metrics.exporter", "none",
          "otel.logs.exporter", "none");

  private final OpenTelemetrySdk sdk;

  private ProgramTraces(OpenTelemetrySdk sdk) {
    this.sdk = sdk;
  }

  /** Returns the traces that the environment turns on; empty if it does not. */
  static Optional<ProgramTraces> of(Function<String, @Nullable String> environment) {
    return ENDPOINTS.stream().map(environment).anyMatch(ProgramTraces::isSet)
        ? Optional.of(new ProgramTraces(sdk()))
        : Optional.empty();
  }

  private static boolean isSet(@Nullable String value) {
    return value != null && !value.isBlank();
  }

  private static OpenTelemetrySdk sdk() {
    return AutoConfiguredOpenTelemetrySdk.builder()
        .addPropertiesSupplier(() -> DEFAULTS)
        .disableShutdownHook()
        .build()
        .getOpenTelemetrySdk();
  }

  OpenTelemetry openTelemetry() {
    return sdk;
  }

  /** Exports what is left. */
  @Override
  public void close() {
    sdk.close();
  }
}
