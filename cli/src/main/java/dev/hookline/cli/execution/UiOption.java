package dev.hookline.cli.execution;

import dev.hookline.operate.ExecutionDetail;
import dev.hookline.operate.TemporalUi;
import io.temporal.client.WorkflowClient;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The URL of the Temporal UI. */
final class UiOption {

  @Option(
      names = "--ui-url",
      paramLabel = "URL",
      description =
          "URL of the Temporal UI, for a link; default HOOKLINE_UI_URL, else that of a development server.",
      defaultValue = "${env:HOOKLINE_UI_URL}")
  private @Nullable String url;

  ExecutionDetail link(ExecutionDetail detail, WorkflowClient client) {
    Optional<TemporalUi> ui =
        url == null || url.isBlank()
            ? TemporalUi.ofDevServer(client)
            : Optional.of(new TemporalUi(url));
    return detail.withUi(
        ui.map(known -> known.page(client.getOptions().getNamespace(), detail.execution()))
            .orElse(null));
  }
}
