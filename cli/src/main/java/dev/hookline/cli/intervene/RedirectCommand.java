package dev.hookline.cli.intervene;

import dev.hookline.config.ConfigCheck;
import dev.hookline.config.ConfigProblem;
import dev.hookline.config.EventType;
import dev.hookline.config.WebhookConfig;
import dev.hookline.internal.encryption.Encryption;
import dev.hookline.operate.intervene.Redirection;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Corrects pending calls of a webhook without a replay. */
@Command(
    name = "redirect",
    description = {
      "Correct the url, headers or retry policy of a webhook's pending calls, without a replay.",
      "The next attempt is made at once and keeps its number; one in flight ends first.",
      "Acts on what is pending now; correct the configuration for new events."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  hookline redirect OnProjectCreated:project-7 --webhook billing --url https://new.example/hooks",
      "  hookline redirect --event OnProjectCreated --webhook billing --url https://new.example/hooks --dry-run",
      "  hookline redirect --event OnProjectCreated --webhook mail --retry '{schedule: [5m, 1h, 6h]}' --yes"
    })
public final class RedirectCommand implements Callable<Integer> {

  @Mixin private final TargetOptions target = new TargetOptions();

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "The new url; it may contain secret references.")
  private @Nullable String url;

  @Option(
      names = "--header",
      paramLabel = "'NAME: VALUE'",
      description = "A header to add, or to replace the one of that name; repeatable.")
  private List<String> headers = new ArrayList<>();

  @Option(
      names = "--retry",
      paramLabel = "POLICY",
      description = "The new retry policy, as in the configuration file: '{maxAttempts: 20}'.")
  private @Nullable String retry;

  @Option(
      names = "--dry-run",
      description = "List and count what would be redirected, and change nothing.")
  private boolean dryRun;

  @Option(names = "--yes", description = "Do not ask for confirmation.")
  private boolean yes;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    return target.apply(
        new RedirectAction(redirection(), dryRun), yes || dryRun, spec.commandLine());
  }

  private Redirection redirection() {
    Redirection redirection = Redirection.nothing();
    if (url != null) {
      redirection = redirection.withUrl(url);
    }
    for (String header : headers) {
      int colon = header.indexOf(':');
      if (colon < 1) {
        throw new IllegalArgumentException(
            "--header must be 'NAME: VALUE', found '%s'".formatted(header));
      }
      redirection =
          redirection.withHeader(
              header.substring(0, colon).strip(), header.substring(colon + 1).strip());
    }
    redirection = retry == null ? redirection : redirection.withRetryOf(policy(retry));
    redirection.verify("redirected", Encryption.fromEnvironment().isOn());
    return redirection;
  }

  /** Reads the policy as a part of a file, with the same messages. */
  private static WebhookConfig policy(String retry) {
    EventType event = EventType.of("OnRedirected");
    ConfigCheck check =
        ConfigCheck.of(
            "enabled: true\nconfig:\n  %s:\n    - {name: w, url: 'http://localhost', async: true, retry: %s}\n"
                .formatted(event.name(), retry)
                .getBytes(StandardCharsets.UTF_8));
    if (!check.problems().isEmpty()) {
      ConfigProblem problem = check.problems().get(0);
      throw new IllegalArgumentException("--retry: " + problem.message());
    }
    return check.config().config().getOrDefault(event, List.of()).get(0);
  }
}
