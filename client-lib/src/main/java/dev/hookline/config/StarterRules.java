package dev.hookline.config;

import dev.hookline.config.internal.ConnectionHeaders;
import dev.hookline.config.internal.SecretReference;
import java.util.ArrayList;
import java.util.List;

/**
 * All rules of one webhook that starters enforce: those of a plan, and those added after 0.1.0.
 * Workflow code that decodes a plan checks only the former: plans of older or foreign starters must
 * keep working, and recorded histories must replay.
 */
final class StarterRules {

  private StarterRules() {}

  static void check(String path, WebhookConfig webhook, List<ConfigProblem> problems) {
    List<ConfigProblem> planProblems = new ArrayList<>();
    WebhookRules.check(path, webhook, planProblems);
    String url = path + ".url";
    HostNotation.problem(webhook.url())
        .ifPresent(
            clearerMessage -> {
              // the older rule rejects some of these hosts too, without the reason
              planProblems.removeIf(problem -> problem.path().equals(url));
              planProblems.add(0, ConfigProblem.at(url, clearerMessage));
            });
    problems.addAll(planProblems);
    UrlEscapes.problem(webhook.url())
        .ifPresent(problem -> problems.add(ConfigProblem.at(url, problem)));
    webhook
        .tokenToSend()
        .ifPresent(token -> checkToken(path + ".authToken", webhook.name(), token, problems));
    webhook.headers().keySet().forEach(name -> checkHeader(path + ".headers", name, problems));
  }

  private static void checkToken(
      String path, String webhook, String token, List<ConfigProblem> problems) {
    // a blank one is accepted, as in the Go package; the worker refuses to send it
    if (!token.isBlank() && !HeaderRules.isSendable(SecretReference.replaceIn(token, ""))) {
      problems.add(
          ConfigProblem.at(
              path,
              "authToken of webhook '%s' must be printable ASCII without line breaks; write it on one line"
                  .formatted(webhook)));
    }
  }

  private static void checkHeader(String path, String name, List<ConfigProblem> problems) {
    if (ConnectionHeaders.contains(name)) {
      problems.add(
          ConfigProblem.at(
              path + "." + name,
              "header '%s' belongs to the connection, which Hookline manages; remove it"
                  .formatted(name)));
    }
  }
}
