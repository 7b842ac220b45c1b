package dev.hookline.worker.endtoend;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.util.List;

/** The spans of a test, in the order in which they ended. */
final class RecordedSpans {

  private final InMemorySpanExporter exporter = InMemorySpanExporter.create();
  private final OpenTelemetry openTelemetry =
      OpenTelemetrySdk.builder()
          .setTracerProvider(
              SdkTracerProvider.builder()
                  .addSpanProcessor(SimpleSpanProcessor.create(exporter))
                  .build())
          .build();

  OpenTelemetry openTelemetry() {
    return openTelemetry;
  }

  List<SpanData> finished() {
    return exporter.getFinishedSpanItems();
  }

  List<SpanData> named(String name) {
    return finished().stream().filter(span -> span.getName().equals(name)).toList();
  }

  /** Returns the ids of the spans with this name. */
  List<String> ids(String name) {
    return named(name).stream().map(SpanData::getSpanId).toList();
  }

  /**
   * Returns the newest span: a task that takes long on a busy machine is repeated, with its own.
   */
  SpanData newest(String name) {
    List<SpanData> all = named(name);
    if (all.isEmpty()) {
      throw new AssertionError("no span is named '%s': %s".formatted(name, finished()));
    }
    return all.get(all.size() - 1);
  }
}
