package dev.hookline.cli.execution;

import dev.hookline.cli.output.Printable;
import dev.hookline.contract.Plan;
import dev.hookline.contract.Signing;
import dev.hookline.contract.WebhookCall;
import java.util.Optional;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** The signed webhooks of a plan, without their keys. */
final class SignedText {

  private SignedText() {}

  /** Returns them with their number of keys; empty if none is signed. */
  static Optional<String> of(Plan plan) {
    StringJoiner signed = new StringJoiner(", ").setEmptyValue("");
    for (WebhookCall webhook : plan.webhooks()) {
      if (webhook.signing() != null) {
        signed.add(of(webhook.name(), webhook.signing()));
      }
    }
    return Optional.of(signed.toString()).filter(text -> !text.isEmpty());
  }

  static boolean isSigned(@Nullable Plan plan, String webhook) {
    return plan != null
        && plan.webhooks().stream()
            .anyMatch(call -> call.name().equals(webhook) && call.signing() != null);
  }

  private static String of(String webhook, Signing signing) {
    int keys = signing.keys().size();
    String legacy =
        signing.legacy() == null ? "" : ", also as " + Printable.of(signing.legacy().header());
    return "%s (%d key%s%s)".formatted(Printable.of(webhook), keys, keys == 1 ? "" : "s", legacy);
  }
}
