package dev.hookline.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A command line that sends an event with one webhook. */
public final class OneWebhook {

  /** The event's name. */
  public static final String EVENT = "OnOneWebhook";

  private OneWebhook() {}

  /** Writes the event's files and returns the command line. */
  public static String[] invoke(Path folder, String url, String key) throws IOException {
    Path config =
        Files.writeString(
            folder.resolve("webhooks.yaml"),
            """
            enabled: true
            config:
              %s:
                - name: labels
                  url: %s
                  finalResponse: true
            """
                .formatted(EVENT, url));
    Path payload = Files.writeString(folder.resolve("event.json"), "{\"project\":7}");
    return new String[] {
      "invoke", EVENT, "-c", config.toString(), "-p", payload.toString(), "-k", key
    };
  }
}
