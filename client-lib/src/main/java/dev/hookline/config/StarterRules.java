package dev.hookline.config;

import dev.hookline.config.internal.ConnectionHeaders;
import dev.hookline.config.internal.SecretReference;
import java.util.ArrayList;
import java.util.List;

/**
 * All rules of one webhook that a starter keeps: those of a plan, and those that were added after
 * 0.1.0. A worker asks for the former only, while workflow code decodes a plan: a plan that an
 * older or foreign starter made must go on as it did, and a recorded history must replay.
 */
final class StarterRules {

  private StarterRules() {}

  static void check(String path, WebhookConfig webhook, List<ConfigProblem> problems) {
    List<ConfigProblem> ofPlans = new ArrayList<>();
    WebhookRules.check(path, webhook, ofPlans);
    String url = path + ".url";
    HostNotation.problem(webhook.url())
        .ifPresent(
            clearer -> {
              // the older rule refuses some of these hosts too, without the reason
              ofPlans.removeIf(problem -> problem.path().equals(url));
              ofPlans.add(0, ConfigProblem.at(url, clearer));
            });
    problems.addAll(ofPlans);
    UrlEscapes.problem(webhook.url())
        .ifPresent(problem -> problems.add(ConfigProblem.at(url, problem)));
    webhook
        .tokenToSend()
        .filter(token -> webhook.auth() == null)
        .ifPresent(token -> checkToken(path + ".authToken", webhook.name(), token, problems));
    webhook.headers().keySet().forEach(name -> checkHeader(path + ".headers", name, problems));
  }

  private static void checkToken(
      String path, String webhook, String token, List<ConfigProblem> problems) {
    // a blank one is accepted, as by the Go package; the worker refuses to send it
    if (!token.isBlank() && !HeaderRules.isSendable(SecretReference.replaceIn(token, ""))) {
      problems.add(
          ConfigProblem.at(
              path,
              "authToken of webhook '%s' must be printable ASCII without line breaks; write it in one line"
                  .formatted(webhook)));
    }
  }

  private static void checkHeader(String path, String name, List<ConfigProblem> problems) {
    if (ConnectionHeaders.has(name)) {
      problems.add(
          ConfigProblem.at(
              path + "." + name,
              "header '%s' is about the connection, which Hookline makes; remove it"
                  .formatted(name)));
    }
  }
}
